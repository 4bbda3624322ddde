using System.Text;
using Infra.Cli;
using Infra.Components;
using Infra.Planning;
using Infra.Stacks;
using Infra.Tests.Support;

namespace Infra.Tests.Cli;

/// <summary>Runs the real command line in-process, in a project of its own.</summary>
internal sealed class CliRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);

    public CliRun() => _folder.Write("Pulumi.yaml", "name: platform\nruntime: dotnet\n");

    public string Root => _folder.Path;

    public IPlanner Planner { get; init; } = new FixedPlanner(new PlanBuilder().Build());

    public Func<EnvironmentConfig, ClusterSpec, PlatformModel> Platform { get; init; } = TestPlatform.Of();

    public bool OutputIsTerminal { get; init; }

    /// <summary>What runs other programs: by default none runs.</summary>
    public Func<ChildProcess, Task<ChildResult>> Run { get; set; } = child => throw new InvalidOperationException($"Nobody expects {child.Program} {string.Join(' ', child.Arguments)}.");

    public string Output { get; private set; } = "";

    public string Error { get; private set; } = "";

    public CliRun With(string file, string text)
    {
        _folder.Write(file, text);
        return this;
    }

    public string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    /// <summary>The paths of all files, with forward slashes, sorted.</summary>
    public IReadOnlyList<string> Files() =>
        [.. Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public CliRun WithVariable(string name, string value)
    {
        _environment[name] = value;
        return this;
    }

    public Task<int> RunAsync(params string[] args) => RunInAsync(Root, args);

    public async Task<int> RunInAsync(string workingDirectory, params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await CommandLine.RunAsync(args, Context(workingDirectory, output, error));
        Output = Encoding.UTF8.GetString(output.ToArray());
        Error = error.ToString();
        return exitCode;
    }

    /// <summary>What the program would see of this process.</summary>
    public CliContext Context(string workingDirectory, Stream output, TextWriter error) => new()
    {
        OutputStream = output,
        Error = error,
        WorkingDirectory = workingDirectory,
        Environment = name => _environment.GetValueOrDefault(name),
        Clock = new FixedClock(),
        OutputIsTerminal = OutputIsTerminal,
        Planner = Planner,
        Platform = Platform,
        Run = Run,
    };

    public void Dispose() => _folder.Dispose();

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    }
}

/// <summary>A planner that has its result, and keeps what it was asked for.</summary>
internal sealed class FixedPlanner(PlanningResult result) : IPlanner
{
    public FixedPlanner(Plan plan)
        : this(PlanningResult.Of(plan, new PlanFacts(Protect: false, IsTaggable: _ => false), []))
    {
    }

    public PlanRequest? Asked { get; private set; }

    public Task<PlanningResult> PlanAsync(PlanRequest request)
    {
        Asked = request;
        return Task.FromResult(result);
    }
}
