using Infra.Components;

namespace Infra.Tests.Components;

public sealed class VaultTests
{
    private static readonly Addon Dev = Vault.Declare(AddonContexts.Dev());
    private static readonly Addon Prod = Vault.Declare(AddonContexts.Prod());

    public static TheoryData<bool> Environments => [false, true];

    [Fact]
    public void Names_OfWhatOthersUse_AreVaults()
    {
        Assert.Equal("https://vault-active.vault.svc.cluster.local:8200", Vault.ServiceUrl);
        Assert.Equal(new Endpoint(Vault.Name, "server", "api"), Vault.Api);
        Assert.Equal("infra-dev-main-vault-recovery", Vault.RecoverySecret(TestScope.Dev, "main.dev.example.com"));
        Assert.Equal("main.dev.example.com/vault/snapshots/vault.snap", Vault.SnapshotKey("main.dev.example.com"));
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void Declarations_Together_MakeAPlatform(bool isProduction)
    {
        var context = isProduction ? AddonContexts.Prod() : AddonContexts.Dev();

        var (declarations, problems) = PlatformDeclarations.Of(context, [Vault.Declare(context), .. VaultNeeds.Of(context)]);

        Assert.Empty(problems);
        // Its members, its Jobs and the gateway, and nobody else.
        Assert.Equal(
            ["gateway/gateway", "vault/init", "vault/server", "vault/snapshot"],
            declarations!.Flows.Where(flow => flow.To.ToString() == "vault/server" && flow.Port == 8200).Select(flow => flow.From.ToString()));
        Assert.Equal(["observability/prometheus"], declarations.Flows.Where(flow => flow.To.ToString() == "vault/server" && flow.Port == 8203).Select(flow => flow.From.ToString()));
        Assert.Equal(["vault/server"], declarations.Flows.Where(flow => flow.To.ToString() == "vault/server" && flow.Port == 8201).Select(flow => flow.From.ToString()));
    }

    [Fact]
    public void Applications_Vault_ComesAfterItsCertificateAndBeforeItsRoute()
    {
        var context = AddonContexts.Dev();

        var model = PlatformModel.Derive(context, [Vault.Declare(context), .. VaultNeeds.Of(context)]);

        int WaveOf(string name) => model.Applications.Single(application => application.Name == name).Wave;
        Assert.True(WaveOf("cert-manager-config") < WaveOf("vault-tls"));
        Assert.True(WaveOf("vault-tls") < WaveOf("vault"));
        Assert.True(WaveOf("vault") < WaveOf("vault-config"));
    }

    [Fact]
    public void Route_OfSeveralClusters_IsEachClustersOwn()
    {
        Assert.Equal(["vault.dev.example.com"], AddonContexts.Dev().HostsOf(Vault.Route));
        Assert.Equal(["vault.a.prod.example.com", "vault.b.prod.example.com"], AddonContexts.Prod().HostsOf(Vault.Route));
    }

    [Fact]
    public void Namespace_IsRestrictedAndOutsideOfTheMesh()
    {
        var only = Assert.Single(Dev.Namespaces);

        Assert.Equal(("vault", PodSecurityLevel.Restricted, false), (only.Name, only.PodSecurity, only.InMesh));
    }

    [Fact]
    public void Workloads_ThatCallAws_RunAsWhomTheirRolesTrust()
    {
        var (scope, cluster) = (TestScope.Dev, TestScope.Cluster);
        foreach (var role in new[] { Workloads.Vault(scope, cluster), Workloads.VaultInit(scope, cluster, "backups"), Workloads.VaultSnapshot(scope, cluster, "backups") })
            AwsIdentity.AssertRunsAs(role, Dev.Workloads.Single(workload => workload.ServiceAccount == role.ServiceAccount.Name));
    }

    [Fact]
    public void Calls_OfTheServer_ReachWhoSignsPeopleIn()
    {
        var hosts = Assert.Single(Dev.Workloads.Single(workload => workload.Name == "server").Calls.OfType<Peer.Hosts>());

        Assert.Equal((443, "login.dev.example.com"), (hosts.Port, Assert.Single(hosts.Names)));
    }

    [Fact]
    public void Objects_AreTheSameInAllClusters()
    {
        var context = AddonContexts.Prod();

        static IEnumerable<string> Texts(Addon addon) => addon.Objects.Select(each => CanonicalYaml.Write(each.ToYaml()));
        Assert.Equal(Texts(Vault.Declare(context with { ClusterName = context.ClusterNames[0] })), Texts(Prod));
    }

    [Fact]
    public void ServiceAccounts_OfJobsAndPulumi_HaveNoTokenForTheApi() =>
        Assert.Equal(
            [("vault-init", false), ("vault-snapshot", false), ("pulumi", false)],
            Dev.Objects.OfType<ServiceAccount>().Select(account => (account.Metadata.Name, account.AutomountServiceAccountToken ?? true)));
}
