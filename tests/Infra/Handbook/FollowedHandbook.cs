using System.Diagnostics;
using System.Text;
using Infra.Cli;
using Infra.Planning;
using Infra.Stacks;
using Infra.Tests.Components;
using Infra.Tests.Support;

namespace Infra.Tests.Handbook;

/// <summary>Somebody who follows the handbook, in a copy of what the program reads: commands of the program run in this process, others in bash.</summary>
internal sealed class FollowedHandbook : IDisposable
{
    private const string Program = "dotnet run --project infra -- ";

    private readonly TemporaryFolder _folder = new();

    public FollowedHandbook()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Root, "*.yaml").Select(Path.GetFileName))
            _folder.Write(file!, File.ReadAllText(Path.Combine(Repository.Root, file!)));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "runbooks"), "*.md"))
            _folder.Write($"docs/runbooks/{Path.GetFileName(file)}", File.ReadAllText(file));
    }

    /// <summary>What the program has said on its standard output.</summary>
    public string Output { get; private set; } = "";

    public void Dispose() => _folder.Dispose();

    public string Read(string file) => File.ReadAllText(Path.Combine(_folder.Path, file));

    public bool Has(string path) => Path.Exists(Path.Combine(_folder.Path, path));

    /// <summary>Writes lines below a line that is there once.</summary>
    public void Insert(string file, string below, string lines)
    {
        var text = Read(file);
        Assert.Equal(2, text.Split($"\n{below}\n").Length);
        _folder.Write(file, text.Replace($"\n{below}\n", $"\n{below}\n{lines}\n", StringComparison.Ordinal));
    }

    /// <summary>Runs the commands of a section one after another; each must end well.</summary>
    public async Task FollowAsync(string page, string heading)
    {
        var commands = HandbookPage.Commands(page, heading);
        Assert.NotEmpty(commands);
        foreach (var command in commands)
        {
            var (exitCode, error) = command.StartsWith(Program, StringComparison.Ordinal) ? await RunProgramAsync(command[Program.Length..].Split(' ')) : await RunBashAsync(command);
            Assert.True(exitCode == 0, $"{page}, {heading}: {command}: {exitCode}\n{error}\n{Output}");
        }
    }

    private async Task<(int ExitCode, string Error)> RunProgramAsync(string[] arguments)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await CommandLine.RunAsync(arguments, new CliContext
        {
            OutputStream = output,
            Error = error,
            WorkingDirectory = _folder.Path,
            Environment = _ => null,
            Clock = new FixedClock(),
            Planner = new Planner(Platform.Define, EnvironmentPlatform.Of),
            Platform = EnvironmentPlatform.Of,
        });
        Output = Encoding.UTF8.GetString(output.ToArray());
        return (exitCode, error.ToString());
    }

    private async Task<(int ExitCode, string Error)> RunBashAsync(string command)
    {
        using var process = Process.Start(new ProcessStartInfo(ScriptFolder.Find("bash"), ["-c", command]) { RedirectStandardError = true, WorkingDirectory = _folder.Path })!;
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, error);
    }

    // Exemptions run out.
    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    }
}
