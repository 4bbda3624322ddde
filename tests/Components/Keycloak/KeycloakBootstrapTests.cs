using System.Globalization;
using Infra.Components;

namespace Infra.Tests.Components;

/// <summary>The real script against a stand-in of kcadm.sh, and the Job that runs it.</summary>
public sealed class KeycloakBootstrapTests : IDisposable
{
    private const string Temporary = "bootstrap PRIVATEbootstrap admin";
    private const string Pulumi = "pulumi PRIVATEpulumi admin";
    private const string Session = " --config ";

    private readonly KeycloakSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Run_NewServer_MakesTheClientAndDeletesTheTemporaryOne()
    {
        _sandbox.Clients = [Temporary];

        var run = await RunAsync();

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal([Pulumi], _sandbox.Clients);
        Assert.Equal(
            [
                "config credentials --server http://keycloak-http.iam-system.svc --realm master --client pulumi",
                "config credentials --server http://keycloak-http.iam-system.svc --realm master --client bootstrap",
                "get clients -r master -q clientId=pulumi --fields id --format csv --noquotes",
                "create clients -r master -f -",
                "add-roles -r master --uusername service-account-pulumi --rolename admin",
                "config credentials --server http://keycloak-http.iam-system.svc --realm master --client pulumi",
                "get clients -r master -q clientId=pulumi --fields id",
                "get clients -r master -q clientId=bootstrap --fields id --format csv --noquotes",
                "delete clients/id-of-bootstrap -r master",
            ],
            run.Calls.Select(call => call[..call.IndexOf(Session, StringComparison.Ordinal)]));
    }

    [Fact]
    public async Task Run_Again_ChangesNothing()
    {
        _sandbox.Clients = [Pulumi, "others PRIVATEothers"];

        var run = await RunAsync();

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(["others PRIVATEothers", Pulumi], _sandbox.Clients);
        Assert.Equal(["config", "get", "get"], run.Calls.Select(call => call.Split(' ')[0]));
    }

    [Theory]
    [InlineData("before")]
    [InlineData("after")]
    public async Task Run_BrokenAtAnyCall_IsFinishedByTheNextRun(string when)
    {
        const int calls = 9;
        for (var call = 1; call <= calls; call++)
        {
            _sandbox.Clients = [Temporary];
            var broken = await RunAsync(call, when);
            // A sign-in is tried again by the same run.
            Assert.True(broken.ExitCode != 0 || broken.Calls[call - 1].StartsWith("config ", StringComparison.Ordinal), string.Create(CultureInfo.InvariantCulture, $"call {call}: {broken.Calls[call - 1]}"));

            var resumed = await RunAsync();

            Assert.True(resumed.ExitCode == 0, $"{broken.Calls[call - 1]}: {resumed.Error}");
            Assert.Equal([Pulumi], _sandbox.Clients);
        }
    }

    // Between the client and its role a run may break off, and Vault may have been made anew.
    [Theory]
    [InlineData("pulumi PRIVATEpulumi")]
    [InlineData("pulumi PRIVATEother admin")]
    public async Task Run_ClientOfAnEarlierRun_IsMadeRight(string client)
    {
        _sandbox.Clients = [Temporary, client];

        var run = await RunAsync();

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal([Pulumi], _sandbox.Clients);
        Assert.DoesNotContain(run.Calls, call => call.StartsWith("create ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData]
    [InlineData("pulumi PRIVATEother admin")]
    [InlineData("pulumi PRIVATEpulumi")]
    [InlineData("bootstrap PRIVATEother admin")]
    public async Task Run_NoClientThatIsTaken_SaysTheWayBackIn(params string[] clients)
    {
        _sandbox.Clients = clients;

        var run = await RunAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("error: the realm master takes neither the client pulumi nor the temporary client bootstrap", run.Error, StringComparison.Ordinal);
        Assert.Contains("docs/identity.md", run.Error, StringComparison.Ordinal);
        Assert.Equal(clients, _sandbox.Clients);
    }

    [Fact]
    public async Task Run_ServerAway_TriesForAWhileAndSaysWhatItLastSaid()
    {
        _sandbox.Clients = [Temporary];
        _sandbox.Variables["SERVER_IS"] = "down";

        var run = await RunAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(24, run.Calls.Count);
        Assert.Contains("at last it said: Failed to send request - Connect to keycloak-http:80 failed: Connection refused", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CLIENT_SECRET", "", "the variable CLIENT_SECRET is empty")]
    [InlineData("CLIENT_SECRET", "PRIVATE\"}", "CLIENT_SECRET has other characters")]
    [InlineData("BOOTSTRAP_CLIENT_ID", "", "the variable BOOTSTRAP_CLIENT_ID is empty")]
    public async Task Run_VariableThatCannotBe_CallsNobody(string name, string value, string error)
    {
        _sandbox.Variables[name] = value;

        var run = await RunAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(error, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Calls);
    }

    [Fact]
    public async Task Run_Secrets_StandInNoCommandLineNorLogNorFileLeftBehind()
    {
        _sandbox.Clients = [Temporary];
        List<ScriptRun> runs = [await RunAsync(breakAt: 5), await RunAsync(), await RunAsync()];
        _sandbox.Clients = [];
        runs.Add(await RunAsync());

        foreach (var run in runs)
            Assert.DoesNotContain("PRIVATE", string.Join('\n', [run.Output, run.Error, .. run.Calls]), StringComparison.Ordinal);
        Assert.Empty(_sandbox.Leftovers);
    }

    [Fact]
    public void Objects_Job_RunsWithEverySyncAndHasItsSecretsFromSecrets()
    {
        var job = Keycloak.Declare(AddonContexts.Dev()).Objects.OfType<Job>().Single();
        var container = Assert.Single(job.Spec.Template.Spec.Containers);
        var environment = container.Env!.ToDictionary(variable => variable.Name);

        Assert.Equal("Sync", job.Metadata.Annotations!["argocd.argoproj.io/hook"]);
        Assert.Equal("BeforeHookCreation", job.Metadata.Annotations["argocd.argoproj.io/hook-delete-policy"]);
        // F9: one that is deleted as it ends is gone before Argo CD has seen that it ended.
        Assert.Null(job.Spec.TtlSecondsAfterFinished);
        Assert.Equal(new KeySelector("keycloak-bootstrap", "client-secret"), environment["BOOTSTRAP_CLIENT_SECRET"].ValueFrom!.SecretKeyRef);
        Assert.Equal(new KeySelector("keycloak-pulumi", "client-secret"), environment["CLIENT_SECRET"].ValueFrom!.SecretKeyRef);
        Assert.Equal("quay.io/keycloak/keycloak:26.5.6", container.Image);
        Assert.Equal(SecurityContext.Restricted, container.SecurityContext);
    }

    // The policies that let it speak to the server go by these.
    [Fact]
    public void Objects_Job_IsTheDeclaredWorkload()
    {
        var addon = Keycloak.Declare(AddonContexts.Dev());
        var template = addon.Objects.OfType<Job>().Single().Spec.Template;
        var workload = addon.Workloads.Single(each => each.RunsToCompletion);

        Assert.Equal(workload.Labels, template.Metadata.Labels);
        Assert.Equal(workload.ServiceAccount, template.Spec.ServiceAccountName);
        Assert.Equal([Peer.Of(Keycloak.Http)], workload.Calls);
        Assert.Contains(addon.Objects, each => each is ServiceAccount && each.Metadata.Name == workload.ServiceAccount);
    }

    [Fact]
    public void Objects_ScriptOfTheConfigMap_IsTheOneThatTheJobRuns()
    {
        var addon = Keycloak.Declare(AddonContexts.Dev());
        var pod = addon.Objects.OfType<Job>().Single().Spec.Template.Spec;
        var map = addon.Objects.OfType<ConfigMap>().Single();
        var mount = pod.Containers[0].VolumeMounts!.Single(each => each.Name == "scripts");

        Assert.Equal(map.Metadata.Name, pod.Volumes!.Single(volume => volume.Name == mount.Name).ConfigMap!.Name);
        Assert.Equal(["/bin/bash", $"{mount.MountPath}/{map.Data.Keys.Single()}"], pod.Containers[0].Command);
        Assert.Equal(KeycloakScripts.Bootstrap, map.Data.Values.Single());
    }

    private Task<ScriptRun> RunAsync(int breakAt = 0, string breakWhen = "before") => _sandbox.RunAsync(KeycloakScripts.Bootstrap, breakAt, breakWhen);
}
