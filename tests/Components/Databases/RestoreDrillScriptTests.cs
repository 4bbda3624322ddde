using System.Diagnostics;
using Infra.Components;

namespace Infra.Tests.Components.Databases;

/// <summary>The real script against a stand-in of kubectl. Whatever happens, nothing of the drill is left.</summary>
public sealed class RestoreDrillScriptTests : IDisposable
{
    private static readonly string[] SystemCommands = ["cat", "rm", "sh", "sleep", "tr"];
    private readonly string _folder = Directory.CreateTempSubdirectory("infra-drill-").FullName;

    public RestoreDrillScriptTests()
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException("The drill runs in a container of Linux; run its tests on Linux or macOS.");
        Directory.CreateDirectory(At("bin"));
        foreach (var command in SystemCommands)
            File.CreateSymbolicLink(At($"bin/{command}"), Find(command));
        File.Copy(Path.Combine(AppContext.BaseDirectory, "DatabaseStandIns", "kubectl.sh"), At("bin/kubectl"));
        File.SetUnixFileMode(At("bin/kubectl"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        File.WriteAllText(At("cluster.yaml"), "kind: Cluster");
        File.WriteAllText(At("drill.sh"), RestoreDrill.Text);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Run_FirstTime_RestoresAsksAndRemoves()
    {
        var run = await RunAsync(("READY", "3"));

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("it has 412 relations", run.Output, StringComparison.Ordinal);
        Assert.Equal("exec", Assert.Single(run.Calls, call => call.StartsWith("exec ", StringComparison.Ordinal)).Split(' ')[0]);
        AssertNothingIsLeft(run);
    }

    [Fact]
    public async Task Run_LeftoverOfABrokenRun_IsRemovedFirst()
    {
        File.WriteAllText(At("cluster"), "7");

        var run = await RunAsync();

        Assert.True(run.ExitCode == 0, run.Error);
        var verbs = run.Calls.Select(call => call.Split(' ')[0]).ToList();
        Assert.True(verbs.IndexOf("delete") < verbs.IndexOf("create"), "what is there is deleted before the new one is made");
        Assert.True(verbs.Take(verbs.IndexOf("create")).Count(verb => verb == "get") > 2, "its removal is waited for");
        AssertNothingIsLeft(run);
    }

    [Fact]
    public async Task Run_NeverReady_FailsWithThePhase()
    {
        var run = await RunAsync(("READY", "never"));

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("not restored after 3 seconds: Setting up primary: Creating primary instance", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Calls, call => call.StartsWith("exec ", StringComparison.Ordinal));
        AssertNothingIsLeft(run);
    }

    [Theory]
    [InlineData("none", "does not answer")]
    [InlineData("0", "says '0'")]
    [InlineData("nonsense", "says 'nonsense'")]
    public async Task Run_QueryThatFails_Fails(string answer, string message)
    {
        var run = await RunAsync(("ANSWER", answer));

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        AssertNothingIsLeft(run);
    }

    // A good restore that cannot be removed costs, and is in the next one's way.
    [Fact]
    public async Task Run_ThatCannotBeRemoved_FailsAndSaysWhatToDo()
    {
        var run = await RunAsync(("STUCK", "yes"));

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("there are still: clusters.postgresql.cnpg.io/orders-db-drill pod/orders-db-drill-1", run.Error, StringComparison.Ordinal);
        Assert.Contains("delete it by hand: kubectl delete clusters.postgresql.cnpg.io/orders-db-drill --namespace shop", run.Error, StringComparison.Ordinal);
    }

    private void AssertNothingIsLeft(ScriptRun run)
    {
        Assert.False(File.Exists(At("cluster")), "the Cluster of the drill is still there");
        Assert.Equal("delete", run.Calls.Select(call => call.Split(' ')[0]).Last(verb => verb != "get"));
    }

    private async Task<ScriptRun> RunAsync(params IReadOnlyList<(string Name, string Value)> variables)
    {
        var start = new ProcessStartInfo(At("bin/sh"), [At("drill.sh")]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder };
        start.Environment.Clear();
        IEnumerable<(string, string)> all =
        [
            ("PATH", At("bin")), ("SANDBOX", _folder), ("NAMESPACE", "shop"), ("CLUSTER", "orders-db-drill"), ("DATABASE", "orders"), ("MANIFEST", At("cluster.yaml")),
            ("RESTORE_SECONDS", "3"), ("REMOVE_SECONDS", "3"), ("POLL_SECONDS", "1"), .. variables,
        ];
        foreach (var (name, value) in all)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new ScriptRun(process.ExitCode, await output, await error, await File.ReadAllLinesAsync(At("calls")));
    }

    private static string Find(string command) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, command)).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"The drill's script needs '{command}', which is not on the PATH.");

    private string At(string path) => Path.Combine(_folder, path);
}
