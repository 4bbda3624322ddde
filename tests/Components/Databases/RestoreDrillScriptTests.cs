using Infra.Components;

namespace Infra.Tests.Components.Databases;

/// <summary>The real script against a stand-in of kubectl. Whatever happens, nothing of the drill is left.</summary>
public sealed class RestoreDrillScriptTests : IDisposable
{
    private static readonly string[] SystemCommands = ["cat", "rm", "sh", "sleep", "tr"];
    private readonly ScriptFolder _folder = new(SystemCommands);

    public RestoreDrillScriptTests()
    {
        _folder.InstallFile("kubectl", "DatabaseStandIns", "kubectl.sh");
        File.WriteAllText(At("cluster.yaml"), "kind: Cluster");
        File.WriteAllText(At("drill.sh"), RestoreDrill.Text);
    }

    public void Dispose() => _folder.Dispose();

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

    private Task<ScriptRun> RunAsync(params IReadOnlyList<(string Name, string Value)> variables)
    {
        IEnumerable<(string Name, string Value)> all =
        [
            ("NAMESPACE", "shop"), ("CLUSTER", "orders-db-drill"), ("DATABASE", "orders"), ("MANIFEST", At("cluster.yaml")), ("RESTORE_SECONDS", "3"), ("REMOVE_SECONDS", "3"),
            ("POLL_SECONDS", "1"), .. variables,
        ];
        return _folder.RunAsync(all.Select(variable => KeyValuePair.Create(variable.Name, variable.Value)), "sh", [At("drill.sh")]);
    }

    private string At(string path) => _folder.At(path);
}
