using Infra.Tests.Components;

namespace Infra.Tests.Scripts;

/// <summary>The real scripts/destroy.sh against stand-ins of the tools that it calls.</summary>
public sealed class DestroyTests
{
    private const string Main = "main.dev.example.com";
    private const string Applications = "pulumi destroy --stack dev --yes --run-program --target-dependents --target **kubernetes:argoproj.io/v1alpha1:Application::** --target **kubernetes:argoproj.io/v1alpha1:ApplicationSet::**";
    private const string Everything = "pulumi destroy --stack dev --yes --run-program";

    [Fact]
    public async Task Destroy_Environment_GoesInOrder()
    {
        using var sandbox = new DestroySandbox();

        var run = await sandbox.RunAsync("", "dev", "--yes");

        Assert.True(run.ExitCode == 0, run.Error);
        AssertOrder(
            run,
            "aws sts get-caller-identity",
            "pulumi stack export",
            "kops export kubeconfig main.dev.example.com",
            "delete applicationsets.argoproj.io team-shop",
            "delete applications.argoproj.io somebodys",
            // Before the Applications of their operators.
            "delete targetgroupbinding.elbv2.k8s.aws stray-binding",
            "delete certificate.cert-manager.io stray-certificate",
            "delete clusterpolicy.kyverno.io stray-policy",
            "delete services stray-balancer",
            Applications,
            "patch persistentvolumes/data-vault-0",
            "delete persistentvolumeclaims data-vault-0",
            "aws ec2 describe-network-interfaces",
            Everything,
            "aws ec2 describe-vpcs");
        Assert.Equal(1, run.Calls.Count(call => call == Everything));
        // What Argo CD delivers goes with its Application.
        Assert.DoesNotContain(run.Calls, call => call.Contains("delete services of-argo", StringComparison.Ordinal) || call.Contains("delete applications.argoproj.io shop", StringComparison.Ordinal));
        // What the load balancer controller made goes with its Service: Vault and Keycloak answer through it until their own are gone.
        Assert.DoesNotContain(run.Calls, call => call.Contains("of-the-gateway", StringComparison.Ordinal));
        Assert.False(sandbox.Has("clusters"));
        Assert.Contains("dev: is gone.", run.Output, StringComparison.Ordinal);
        Assert.Empty(sandbox.Leftovers);
    }

    [Fact]
    public async Task Destroy_TwoClusters_PreparesBothBeforeAnythingGoes()
    {
        using var sandbox = new DestroySandbox(hasTwoClusters: true);

        var run = await sandbox.RunAsync("", "dev", "--yes");

        Assert.True(run.ExitCode == 0, run.Error);
        AssertOrder(
            run,
            "kops export kubeconfig more.dev.example.com", "delete applicationsets.argoproj.io team-shop", "kops export kubeconfig main.dev.example.com", "delete applicationsets.argoproj.io team-shop",
            Applications, "kops export kubeconfig more.dev.example.com", "delete persistentvolumeclaims", "kops export kubeconfig main.dev.example.com", "delete persistentvolumeclaims", Everything);
        Assert.Equal(1, run.Calls.Count(call => call == Applications));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("prod\n", 1)]
    [InlineData("dev\n", 0)]
    public async Task Destroy_WithoutYes_AsksForTheStacksName(string typed, int exitCode)
    {
        using var sandbox = new DestroySandbox();

        var run = await sandbox.RunAsync(typed, "dev");

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains("This takes down dev of platform in 111122223333/eu-central-1, with all of its data:\n  cluster main.dev.example.com: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n    0: namespaces", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nVault's recovery keys go at once and for good", run.Output, StringComparison.Ordinal);
        if (exitCode == 0)
            return;
        Assert.EndsWith("is not the stack's name. Nothing was deleted.\n", run.Error, StringComparison.Ordinal);
        AssertNothingDeleted(run);
    }

    [Fact]
    public async Task Destroy_Protected_SaysHowToLiftIt()
    {
        using var sandbox = new DestroySandbox(isProtected: true);
        var run = await sandbox.RunAsync("", "dev", "--yes");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("pulumi config set --stack dev platform:protect false", run.Error, StringComparison.Ordinal);
        AssertNothingDeleted(run);

        using var lifted = new DestroySandbox();
        lifted.Variables["PROTECTED"] = "true";
        run = await lifted.RunAsync("", "dev", "--yes");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("the state still protects 1 resources. Run pulumi up --stack dev", run.Error, StringComparison.Ordinal);
        AssertNothingDeleted(run);
    }

    [Theory]
    [InlineData("prod", "the program cannot say what there is")]
    [InlineData("dev", "the credentials are those of account 444455556666, and the stack lives in 111122223333", "CALLER", "444455556666")]
    [InlineData("dev", "the API of main.dev.example.com does not answer", "SILENT", Main)]
    public async Task Destroy_WrongStackAccountOrCluster_DeletesNothing(string stack, string message, string? variable = null, string? value = null)
    {
        using var sandbox = new DestroySandbox();
        if (variable is not null)
            sandbox.Variables[variable] = value!;

        var run = await sandbox.RunAsync("", stack, "--yes");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        AssertNothingDeleted(run);
    }

    [Theory]
    [InlineData]
    [InlineData("dev", "prod")]
    [InlineData("dev", "--force")]
    public async Task Destroy_WrongArguments_SaysHowItIsCalled(params string[] arguments)
    {
        using var sandbox = new DestroySandbox();
        var run = await sandbox.RunAsync("", arguments);
        Assert.Equal((2, "usage: scripts/destroy.sh STACK [--yes]\n"), (run.ExitCode, run.Error));
        Assert.Empty(run.Calls);
    }

    [Theory]
    [InlineData("aws")]
    [InlineData("kops")]
    [InlineData("kubectl")]
    [InlineData("pulumi")]
    public async Task Destroy_MissingTool_NamesIt(string tool)
    {
        using var sandbox = new DestroySandbox();
        sandbox.Remove(tool);
        var run = await sandbox.RunAsync("", "dev", "--yes");
        Assert.Equal((1, $"error: dev: {tool} is not installed, or not on the PATH; install it and run this again. Nothing was deleted.\n"), (run.ExitCode, run.Error));
        Assert.Empty(run.Calls);
    }

    [Theory]
    [InlineData("certificate.cert-manager.io", "stray-certificate")]
    [InlineData("services", "stray-balancer")]
    [InlineData("applicationsets.argoproj.io", "team-shop")]
    [InlineData("persistentvolumeclaims", "data-vault-0")]
    public async Task Destroy_ObjectThatDoesNotGo_IsNamedAndTheNextRunGoesOn(string kind, string name)
    {
        using var sandbox = new DestroySandbox();
        sandbox.Variables["STUCK"] = $"{kind} {name}";

        var run = await sandbox.RunAsync("", "dev", "--yes");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"error: dev: {Main}: {kind} {name} in ", run.Error, StringComparison.Ordinal);
        Assert.Contains("""is not gone after 15m. It is kept by: ["example.com/keeper"].""", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Everything, run.Calls);
        await AssertGoesOnAsync(sandbox);
    }

    [Fact]
    public async Task Destroy_ApplicationsThatDoNotGo_AreNamedAndTheNextRunGoesOn()
    {
        using var sandbox = new DestroySandbox();
        sandbox.Variables["STUCK_APPLICATIONS"] = "yes";

        var run = await sandbox.RunAsync("", "dev", "--yes");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"left: {Main}: Application shop: waiting for a webhook\nerror: dev: Pulumi could not delete all Applications", run.Error, StringComparison.Ordinal);
        Assert.Equal(3, run.Calls.Count(call => call == Applications));
        Assert.DoesNotContain(Everything, run.Calls);
        await AssertGoesOnAsync(sandbox);
    }

    [Fact]
    public async Task Destroy_ATokenOfVaultsThatRanOut_SignsInAnew()
    {
        using var sandbox = new DestroySandbox();
        sandbox.Variables["EXPIRED"] = "2";

        var run = await sandbox.RunAsync("", "dev", "--yes");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(3, run.Calls.Count(call => call == Applications));
        Assert.Contains("dev: trying again, signed in anew: attempt 3 of 3\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Destroy_InterfacesThatStay_AreNamedAfterABoundedWait()
    {
        using var sandbox = new DestroySandbox();
        sandbox.Variables["STUCK_INTERFACES"] = "yes";

        var run = await sandbox.RunAsync("", "dev", "--yes");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("load balancers, their interfaces and volumes in AWS are not gone after 15 minutes: eni-1", run.Error, StringComparison.Ordinal);
        Assert.Equal(60, run.Calls.Count(call => call == "sleep 15"));
        Assert.DoesNotContain(Everything, run.Calls);
        await AssertGoesOnAsync(sandbox);
    }

    [Fact]
    public async Task Destroy_WhatCannotBeLookedAt_IsNotTakenForGone()
    {
        using var sandbox = new DestroySandbox();
        sandbox.Variables["DENY_VOLUMES"] = "yes";

        var run = await sandbox.RunAsync("", "dev", "--yes");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("UnauthorizedOperation", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Everything, run.Calls);
    }

    [Fact]
    public async Task Destroy_PulumiFails_SaysWhereToLookAndTheNextRunGoesOn()
    {
        using var sandbox = new DestroySandbox();
        sandbox.Variables["FAIL_DESTROY"] = "yes";
        var run = await sandbox.RunAsync("", "dev", "--yes");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("docs/handbook/failed-update.md", run.Error, StringComparison.Ordinal);
        await AssertGoesOnAsync(sandbox);
    }

    [Fact]
    public async Task Destroy_VpcThatStays_IsNamed()
    {
        using var sandbox = new DestroySandbox();
        sandbox.Variables["STUCK_VPC"] = "yes";
        var run = await sandbox.RunAsync("", "dev", "--yes");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("VPCs are not gone after 15 minutes: vpc-1", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("yes")]
    public async Task Destroy_Twice_FindsNothingLeft(string noBucket)
    {
        using var sandbox = new DestroySandbox();
        Assert.Equal(0, (await sandbox.RunAsync("", "dev", "--yes")).ExitCode);
        sandbox.Variables["NO_BUCKET"] = noBucket;

        var run = await sandbox.RunAsync("", "dev", "--yes");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains($"dev: {Main} is gone already\ndev: no Applications are left\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Calls, call => call.StartsWith("kubectl ", StringComparison.Ordinal));
    }

    private static async Task AssertGoesOnAsync(DestroySandbox sandbox)
    {
        sandbox.Variables.Clear();
        var next = await sandbox.RunAsync("", "dev", "--yes");
        Assert.True(next.ExitCode == 0, next.Error);
        Assert.False(sandbox.Has("clusters"));
    }

    private static void AssertNothingDeleted(ScriptRun run) =>
        Assert.DoesNotContain(run.Calls, call => call.Contains(" delete ", StringComparison.Ordinal) || call.Contains(" destroy ", StringComparison.Ordinal) || call.Contains(" patch ", StringComparison.Ordinal));

    private static void AssertOrder(ScriptRun run, params string[] expected)
    {
        var at = 0;
        foreach (var part in expected)
        {
            var found = run.Calls.Skip(at).ToList().FindIndex(call => call == part || (part != Everything && call.Contains(part, StringComparison.Ordinal)));
            Assert.True(found >= 0, $"'{part}' is not called after call {at}:\n{string.Join('\n', run.Calls)}");
            at += found + 1;
        }
    }
}
