using System.Globalization;
using Infra.Components;

namespace Infra.Tests.Components;

/// <summary>The real scripts against stand-ins of aws, kops and kubectl.</summary>
public sealed class ScriptTests : IDisposable
{
    private const string ControlPlane = "control-plane-eu-central-1a ControlPlane";
    private const string GeneralA = "general-eu-central-1a Node";
    private const string GeneralB = "general-eu-central-1b Node";
    private const string Spot = "spot-eu-central-1a Node";

    private readonly KopsSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Apply_NewCluster_CreatesItAndWaits()
    {
        _sandbox.Upload("1.35.2", ControlPlane, GeneralA);

        var run = await _sandbox.RunAsync(KopsScripts.Apply);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(
            [
                "kops version --short", "aws s3control get-public-access-block", "aws s3api get-object", "aws s3api list-objects-v2", "kops replace --force", "kops create secret", "kops update cluster",
                "kops export kubeconfig", "kubectl get --raw=/readyz", "kops validate cluster", "kops rolling-update cluster", "kops validate cluster",
            ],
            run.Calls.Select(Verb));
        Assert.Contains("aws s3api get-object --bucket state --key _documents/main.dev.example.com.yaml --version-id version-1 ", run.Calls[2], StringComparison.Ordinal);
        Assert.Equal("kops update cluster main.dev.example.com --yes --create-kube-config=false", run.Calls[6]);
        Assert.Equal("kops validate cluster main.dev.example.com --wait 20m", run.Calls[^1]);
        Assert.Equal("secret: PRIVATE", _sandbox.State["encryption"]);
    }

    [Fact]
    public async Task Apply_NothingChanged_RollsNothing()
    {
        await ApplyAsync("1.35.2", ControlPlane, GeneralA);
        var before = _sandbox.State;

        var run = await ApplyAsync("1.35.2", ControlPlane, GeneralA);

        Assert.Equal(["kops rolling-update cluster main.dev.example.com"], run.Calls.Where(call => call.Contains("rolling-update", StringComparison.Ordinal)));
        Assert.DoesNotContain(run.Calls, call => call.Contains(" delete ", StringComparison.Ordinal));
        Assert.Equal(before, _sandbox.State);
    }

    [Fact]
    public async Task Apply_ChangedDocuments_RollsTheNodesAfterTheUpdate()
    {
        await ApplyAsync("1.35.2", ControlPlane, GeneralA);

        var run = await ApplyAsync("1.36.0", ControlPlane, GeneralA, GeneralB);

        var verbs = run.Calls.Select(Verb).ToList();
        Assert.Single(run.Calls, "kops rolling-update cluster main.dev.example.com --yes");
        Assert.True(verbs.IndexOf("kops export kubeconfig") < verbs.IndexOf("kops update cluster"), "kops can't hold workers back without credentials");
        Assert.True(verbs.IndexOf("kops update cluster") < verbs.IndexOf("kops rolling-update cluster"));
        Assert.Contains("kops update cluster main.dev.example.com --yes --create-kube-config=false --prune", run.Calls);
        Assert.Contains("1.36.0", _sandbox.State["nodes"], StringComparison.Ordinal);
        Assert.Equal("Node\n", _sandbox.State[$"groups/{GeneralB.Split(' ')[0]}"]);
    }

    [Fact]
    public async Task Apply_DroppedGroup_IsDrainedBeforeItIsDeleted()
    {
        await ApplyAsync("1.35.2", ControlPlane, GeneralA, Spot);

        var run = await ApplyAsync("1.35.2", ControlPlane, GeneralA);

        var calls = run.Calls.ToList();
        var drain = calls.FindIndex(call => call.StartsWith("kubectl drain --selector=kops.k8s.io/instancegroup=spot-eu-central-1a ", StringComparison.Ordinal));
        Assert.InRange(drain, 1, calls.IndexOf("kops delete instancegroup spot-eu-central-1a --name main.dev.example.com --yes"));
        Assert.Equal(["groups/control-plane-eu-central-1a", "groups/general-eu-central-1a"], Groups());
    }

    [Fact]
    public async Task Apply_DroppedControlPlane_ChangesNothing()
    {
        await ApplyAsync("1.35.2", ControlPlane, GeneralA);
        var before = _sandbox.State;
        _sandbox.Upload("1.35.2", GeneralA);

        var run = await _sandbox.RunAsync(KopsScripts.Apply);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("drop the instance group control-plane-eu-central-1a, which is no group of workers", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, _sandbox.State);
    }

    [Fact]
    public async Task Apply_DocumentsWithoutGroups_ChangesNothing()
    {
        _sandbox.Upload("1.35.2");

        var run = await _sandbox.RunAsync(KopsScripts.Apply);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("holds no instance group. Nothing was changed.", run.Error, StringComparison.Ordinal);
        Assert.Empty(_sandbox.State);
    }

    [Theory]
    [InlineData("True True False False")]
    [InlineData("False False False False")]
    [InlineData("false false false false")]
    [InlineData("none")]
    public async Task Apply_AccountThatLetsPoliciesBePublic_IsFine(string block)
    {
        _sandbox.Variables["PUBLIC_ACCESS_BLOCK"] = block;

        await ApplyAsync("1.35.2", ControlPlane, GeneralA);

        Assert.Contains("nodes", _sandbox.State.Keys);
    }

    [Theory]
    [InlineData("True False True False", "has BlockPublicPolicy on", "BlockPublicAcls=true,IgnorePublicAcls=false,BlockPublicPolicy=false,RestrictPublicBuckets=false;")]
    [InlineData("False False False True", "has RestrictPublicBuckets on", "BlockPublicAcls=false,IgnorePublicAcls=false,BlockPublicPolicy=false,RestrictPublicBuckets=false;")]
    [InlineData("True True True True", "has BlockPublicPolicy and RestrictPublicBuckets on", "BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=false,RestrictPublicBuckets=false;")]
    [InlineData("error:AccessDenied", "(AccessDenied) when calling", "allow it s3:GetAccountPublicAccessBlock")]
    [InlineData("error:InternalError", "(InternalError) when calling", "cannot be read, for the reason that aws gives above")]
    [InlineData("True True None None", "aws printed 'True\tTrue\tNone\tNone'", "not four times true or false")]
    public async Task Apply_AccountThatClosesTheDiscoveryDocuments_ChangesNothing(string block, string found, string fix)
    {
        _sandbox.Upload("1.35.2", ControlPlane, GeneralA);
        _sandbox.Variables["PUBLIC_ACCESS_BLOCK"] = block;

        var run = await _sandbox.RunAsync(KopsScripts.Apply);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(found, run.Error, StringComparison.Ordinal);
        Assert.Contains(fix, run.Error, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was changed.\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(["kops version --short", "aws s3control get-public-access-block"], run.Calls.Select(Verb));
        Assert.Empty(_sandbox.State);
        Assert.Empty(_sandbox.Leftovers);
    }

    [Fact]
    public async Task Apply_AccountThatClosesTheDiscoveryDocuments_NamesThemAndTheCommand()
    {
        _sandbox.Upload("1.35.2", ControlPlane, GeneralA);
        _sandbox.Variables["PUBLIC_ACCESS_BLOCK"] = "True True True True";

        var run = await _sandbox.RunAsync(KopsScripts.Apply);

        Assert.Contains("s3://oidc/main.dev.example.com/openid/v1/jwks: no pod would get a role (IRSA)", run.Error, StringComparison.Ordinal);
        Assert.Contains("aws s3control put-public-access-block --account-id 111122223333 --public-access-block-configuration Block", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task KubeconfigAndDelete_AccountThatClosesTheDiscoveryDocuments_StillWork()
    {
        await ApplyAsync("1.35.2", ControlPlane, GeneralA);
        _sandbox.Variables["PUBLIC_ACCESS_BLOCK"] = "True True True True";

        Assert.Equal(0, (await _sandbox.RunAsync(KopsScripts.Kubeconfig)).ExitCode);
        Assert.Equal(0, (await _sandbox.RunAsync(KopsScripts.Delete)).ExitCode);
    }

    [Theory]
    [InlineData("before")]
    [InlineData("after")]
    public async Task Apply_NewClusterBrokenAtAnyCall_IsFinishedByTheNextRun(string when) =>
        await AssertResumes(when, calls: 12, tolerated: ["kubectl get --raw=/readyz"], prepare: () => Task.CompletedTask);

    [Theory]
    [InlineData("before")]
    [InlineData("after")]
    public async Task Apply_ChangeBrokenAtAnyCall_IsFinishedByTheNextRun(string when) =>
        await AssertResumes(
            when,
            calls: 21,
            // What they tell is asked for again, or waited for.
            tolerated: ["kops export kubeconfig", "kubectl get --raw=/readyz"],
            prepare: () => ApplyAsync("1.34.1", ControlPlane, Spot));

    [Fact]
    public async Task Kubeconfig_Printed_HoldsNoCredential()
    {
        await ApplyAsync("1.35.2", ControlPlane, GeneralA);

        var run = await _sandbox.RunAsync(KopsScripts.Kubeconfig);

        Assert.Equal((0, "command: kops\n"), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task Kubeconfig_ClusterNotThere_Fails()
    {
        var run = await _sandbox.RunAsync(KopsScripts.Kubeconfig);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("cannot find CA certificate", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_Cluster_DeletesIt()
    {
        await ApplyAsync("1.35.2", ControlPlane, GeneralA);

        var run = await _sandbox.RunAsync(KopsScripts.Delete);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal("kops delete cluster main.dev.example.com --yes --wait 20m", run.Calls[^1]);
        Assert.Empty(_sandbox.State);
    }

    [Fact]
    public async Task Delete_ClusterGone_IsFine()
    {
        var run = await _sandbox.RunAsync(KopsScripts.Delete);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("nothing to delete", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("kops delete cluster", run.Calls.Select(Verb));
    }

    [Theory]
    [InlineData("before")]
    [InlineData("after")]
    public async Task Delete_BrokenAtAnyCall_IsFinishedByTheNextRun(string when)
    {
        for (var call = 1; call <= 3; call++)
        {
            await ApplyAsync("1.35.2", ControlPlane, GeneralA);
            Assert.NotEqual(0, (await _sandbox.RunAsync(KopsScripts.Delete, call, when)).ExitCode);

            var run = await _sandbox.RunAsync(KopsScripts.Delete);

            Assert.True(run.ExitCode == 0, run.Error);
            Assert.Empty(_sandbox.State);
        }
    }

    [Theory]
    [InlineData("aws")]
    [InlineData("kops")]
    [InlineData("kubectl")]
    public async Task AnyScript_MissingTool_SaysSoBeforeAnythingChanges(string tool)
    {
        _sandbox.Upload("1.35.2", ControlPlane, GeneralA);
        _sandbox.Remove(tool);

        foreach (var script in new[] { KopsScripts.Apply, KopsScripts.Kubeconfig, KopsScripts.Delete })
        {
            var run = await _sandbox.RunAsync(script);

            Assert.Equal(1, run.ExitCode);
            Assert.StartsWith($"error: {tool} is not installed", run.Error, StringComparison.Ordinal);
            Assert.Empty(run.Calls);
        }
    }

    [Theory]
    [InlineData("1.35.9", "1.36", "error: kops 1.35.9 is installed and the cluster needs 1.36 or later")]
    [InlineData("1.9.0", "1.36", "error: kops 1.9.0 is installed")]
    [InlineData("1.36.2", "2.0", "error: kops 1.36.2 is installed")]
    [InlineData("unknown", "1.36", "error: 'kops version --short' printed 'unknown', which is no version")]
    public async Task AnyScript_OldTool_SaysSoBeforeAnythingChanges(string installed, string minimum, string error)
    {
        _sandbox.Upload("1.35.2", ControlPlane, GeneralA);
        _sandbox.Variables["KOPS_VERSION"] = installed;
        _sandbox.Variables["KOPS_MINIMUM_VERSION"] = minimum;

        foreach (var script in new[] { KopsScripts.Apply, KopsScripts.Kubeconfig, KopsScripts.Delete })
        {
            var run = await _sandbox.RunAsync(script);

            Assert.Equal(1, run.ExitCode);
            Assert.StartsWith(error, run.Error, StringComparison.Ordinal);
            Assert.Equal(["kops version --short"], run.Calls);
        }
    }

    [Theory]
    [InlineData("1.36.0")]
    [InlineData("v1.37.0-alpha.1")]
    [InlineData("2.0.0")]
    public async Task AnyScript_NewerTool_IsFine(string installed)
    {
        _sandbox.Variables["KOPS_VERSION"] = installed;

        Assert.Equal(0, (await _sandbox.RunAsync(KopsScripts.Delete)).ExitCode);
    }

    [Fact]
    public async Task AnyScript_Secrets_StandInNoCommandLineNorLogNorFileLeftBehind()
    {
        List<ScriptRun> runs =
        [
            await ApplyAsync("1.35.2", ControlPlane, Spot),
            await ApplyAsync("1.36.0", ControlPlane, GeneralA),
            await _sandbox.RunAsync(KopsScripts.Kubeconfig),
            await _sandbox.RunAsync(KopsScripts.Apply, breakAt: 10),
            await _sandbox.RunAsync(KopsScripts.Delete),
        ];

        foreach (var run in runs)
            Assert.DoesNotContain("PRIVATE", string.Join('\n', [run.Output, run.Error, .. run.Calls]), StringComparison.Ordinal);
        Assert.Empty(_sandbox.Leftovers);
    }

    // "kops update cluster" of "kops update cluster main.dev.example.com --yes".
    private static string Verb(string call) => string.Join(' ', call.Split(' ').Take(3));

    private IEnumerable<string> Groups() => _sandbox.State.Keys.Where(file => file.StartsWith("groups/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private async Task<ScriptRun> ApplyAsync(string version, params string[] groups)
    {
        _sandbox.Upload(version, groups);
        var run = await _sandbox.RunAsync(KopsScripts.Apply);
        Assert.True(run.ExitCode == 0, run.Error);
        return run;
    }

    private async Task AssertResumes(string when, int calls, string[] tolerated, Func<Task> prepare)
    {
        await prepare();
        var before = _sandbox.State;
        var whole = await ApplyAsync("1.35.2", ControlPlane, GeneralA);
        var expected = _sandbox.State;
        Assert.Equal(calls, whole.Calls.Count);

        for (var call = 1; call <= calls; call++)
        {
            _sandbox.State = before;
            var broken = await _sandbox.RunAsync(KopsScripts.Apply, call, when);
            var place = string.Create(CultureInfo.InvariantCulture, $"call {call}, {broken.Calls[call - 1]}: {broken.Error}");
            Assert.True(broken.ExitCode != 0 || tolerated.Contains(Verb(broken.Calls[call - 1])), place);

            var resumed = await _sandbox.RunAsync(KopsScripts.Apply);

            Assert.True(resumed.ExitCode == 0, $"{place}\n{resumed.Error}");
            Assert.Equal(expected, _sandbox.State);
        }
    }
}
