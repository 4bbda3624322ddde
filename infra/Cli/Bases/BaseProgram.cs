using System.Collections.Immutable;

namespace Infra.Cli.Bases;

/// <summary>A commit's own program, built in its worktree.</summary>
internal sealed class BaseProgram
{
    // The host by which this program was started, where there is one: the same SDK.
    private const string HostVariable = "DOTNET_HOST_PATH";
    private static readonly ImmutableDictionary<string, string?> Offline = ImmutableDictionary<string, string?>.Empty
        .Add("PulumiSdk", "offline").Add("DOTNET_NOLOGO", "1").Add("DOTNET_CLI_TELEMETRY_OPTOUT", "1");

    private readonly CliContext _context;
    private readonly GitCommit _commit;
    private readonly GitWorktree _worktree;
    private readonly string _assembly;

    private BaseProgram(CliContext context, GitCommit commit, GitWorktree worktree, string assembly)
    {
        _context = context;
        _commit = commit;
        _worktree = worktree;
        _assembly = assembly;
    }

    /// <summary>Builds it. What it says of its own code was said when it was committed: nothing is analysed.</summary>
    /// <exception cref="CliException">It does not build.</exception>
    public static async Task<BaseProgram> BuildAsync(CliContext context, GitCommit commit, GitWorktree worktree)
    {
        context.Error.WriteLine($"infra: {commit.Name} has another program; building it, which takes a while. Its plans are kept.");
        var result = await RunAsync(
            context,
            worktree,
            "build", "infra", "-t:Build", "--configuration", "Release", "-p:CompilesAhead=false", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false", "-getProperty:TargetPath").ConfigureAwait(false);
        var assembly = result.Output.Trim();
        return result.ExitCode == 0 && File.Exists(assembly)
            ? new BaseProgram(context, commit, worktree, assembly)
            : throw new CliException($"the program of {commit.Name} does not build: {Said(result)}");
    }

    /// <summary>Has it compute a plan into a file.</summary>
    /// <exception cref="CliException">It computes none.</exception>
    public async Task WritePlanAsync(string stack, DateOnly day, string path)
    {
        var result = await PreviewAsync(stack, day, path).ConfigureAwait(false);
        if (!HasPlan(result))
            throw new CliException($"there is no plan of {_commit.Name} to compare with: {Said(result)}");
    }

    /// <summary>Has it compute a plan into a file, where it can.</summary>
    /// <returns>Whether there is one.</returns>
    public async Task<bool> TryWritePlanAsync(string stack, DateOnly day, string path) => HasPlan(await PreviewAsync(stack, day, path).ConfigureAwait(false));

    private static bool HasPlan(ChildResult result) => result.ExitCode is ExitCode.Fine or ExitCode.Findings;

    private Task<ChildResult> PreviewAsync(string stack, DateOnly day, string path) =>
        RunAsync(_context, _worktree, _assembly, "preview", "--stack", stack, "--today", StackReview.Text(day), "--json", path);

    private static Task<ChildResult> RunAsync(CliContext context, GitWorktree worktree, params ImmutableArray<string> arguments) => context.Run(new ChildProcess
    {
        Program = context.Environment(HostVariable) is { Length: > 0 } host ? host : "dotnet",
        Arguments = arguments,
        WorkingDirectory = worktree.Project,
        Environment = Offline,
    });

    private static string Said(ChildResult result) =>
        string.Join("; ", $"{result.Error}\n{result.Output}".Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().Take(5)) is { Length: > 0 } said
            ? said
            : FormattableString.Invariant($"exit code {result.ExitCode}");
}
