using Infra.Components;

namespace Infra.Tests.Components.Databases;

public sealed class DatabaseWorkloadsTests
{
    private static readonly Database Pooled = SampleDatabases.Orders with { Pooled = true };

    [Fact]
    public void Of_OneServer_IsItselfAndTheJobThatMakesIt() => Assert.Equal(
        ["orders-db", "orders-db-initdb"], Of(AddonContexts.Dev(), SampleDatabases.Orders).Select(workload => workload.Name));

    [Fact]
    public void Of_HighlyAvailable_HasJobsOfStandbysAndADrill() => Assert.Equal(
        ["orders-db", "orders-db-initdb", "orders-db-join", "orders-db-pooler", "orders-db-drill", "orders-db-drill-full-recovery", "orders-db-restore-drill"],
        Of(AddonContexts.Prod(), Pooled).Select(workload => workload.Name));

    [Fact]
    public void Of_Restored_IsMadeFromABackupByAJobThatReadsIt()
    {
        var job = Of(SampleDatabases.Restored(AddonContexts.Dev()), SampleDatabases.Orders)[1];

        Assert.Equal("orders-db-full-recovery", job.Name);
        Assert.Equal([Peer.ApiServer, Peer.Aws], job.Calls);
        Assert.Equal(("orders-db", "full-recovery", true), (job.Labels["cnpg.io/cluster"], job.Labels["cnpg.io/jobRole"], job.RunsToCompletion));
    }

    // The labels that CloudNativePG gives servers and no other pods.
    [Fact]
    public void Of_Servers_AreKnownByTheirClusterAndRole()
    {
        var servers = Of(AddonContexts.Dev(), SampleDatabases.Orders)[0];

        Assert.Equal(new Dictionary<string, string> { ["cnpg.io/cluster"] = "orders-db", ["cnpg.io/podRole"] = "instance" }, servers.Labels);
        Assert.Equal(("orders-db", PlatformRole.DatabaseServer), (servers.ServiceAccount, servers.Role));
        Assert.Equal([("postgres", 5432), ("status", 8000), ("metrics", 9187)], servers.Ports.Select(port => (port.Name, port.Number)));
        Assert.All(servers.Ports, port => Assert.True(port.HasOwnTls));
        Assert.Equal([Peer.ApiServer, Peer.Aws], servers.Calls);
    }

    [Fact]
    public void Of_ServersAndDrills_AreWhomTheirRolesTrust()
    {
        var workloads = Of(AddonContexts.Prod(), SampleDatabases.Orders);
        var (scope, database) = (AddonContexts.Prod().Scope, new ServiceAccountName("shop", "orders-db"));

        AwsIdentity.AssertRunsAs(Workloads.DatabaseBackup(scope, "a.prod.example.com", "backups", database), workloads.Single(workload => workload.Name == "orders-db"));
        AwsIdentity.AssertRunsAs(Workloads.DatabaseDrill(scope, "a.prod.example.com", "backups", database), workloads.Single(workload => workload.Name == "orders-db-drill-full-recovery"));
    }

    [Fact]
    public void Flows_IntoOneServer_AreOfTheOperatorClientsAndPrometheus() => Assert.Equal(
        ["8000 from cloudnative-pg/operator", "9187 from prometheus/prometheus", "5432 from shop/web"],
        Into(SampleDatabases.Platform(AddonContexts.Dev(), SampleDatabases.Orders), "orders-db"));

    // Standbys follow the primary, and a primary asks them whether it is cut off.
    [Fact]
    public void Flows_IntoSeveralServers_AreOfEachOtherAsWell() => Assert.Equal(
        ["8000 from cloudnative-pg/operator", "9187 from prometheus/prometheus", "5432 from shop/orders-db", "8000 from shop/orders-db", "5432 from shop/orders-db-join", "5432 from shop/web"],
        Into(SampleDatabases.Platform(AddonContexts.Prod(), SampleDatabases.Orders), "orders-db"));

    [Fact]
    public void Flows_OfAPooledDatabase_GoThroughThePooler()
    {
        var platform = SampleDatabases.Platform(AddonContexts.Dev(), Pooled);

        Assert.Contains("5432 from shop/orders-db-pooler", Into(platform, "orders-db"));
        Assert.DoesNotContain("5432 from shop/web", Into(platform, "orders-db"));
        Assert.Equal(["9127 from prometheus/prometheus", "5432 from shop/web"], Into(platform, "orders-db-pooler"));
    }

    // F1: the operator is outside of the mesh, and calls pods by their addresses.
    [Fact]
    public void Policies_OfServers_TakeTheOperatorAtTheStatusPortAlone()
    {
        var platform = SampleDatabases.Platform(AddonContexts.Prod(), SampleDatabases.Orders);

        var exception = Assert.IsType<PeerAuthentication>(platform.Manifests.Single(manifest => manifest is { Object: PeerAuthentication { Metadata.Name: "shop-orders-db" } }).Object);
        Assert.Equal("orders-db", exception.Spec.Selector!.MatchLabels!["cnpg.io/cluster"]);
        Assert.Equal("STRICT", exception.Spec.Mtls.Mode);
        Assert.Equal(["8000", "9187"], exception.Spec.PortLevelMtls!.Keys.Order(StringComparer.Ordinal));
        Assert.All(exception.Spec.PortLevelMtls.Values, mode => Assert.Equal("PERMISSIVE", mode.Mode));

        var policy = Assert.IsType<NetworkPolicy>(platform.Manifests.Single(manifest => manifest is { Object: NetworkPolicy { Metadata.Name: "shop-orders-db" } }).Object);
        var callers = policy.Spec.Ingress!.Where(rule => rule.Ports!.Any(port => port.Port == 8000)).SelectMany(rule => rule.From!).Select(peer => peer.NamespaceSelector!.MatchLabels!["kubernetes.io/metadata.name"]);
        Assert.Equal(["cnpg-system", "shop"], callers.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Flows_OfTheOperator_ReachTheDrillsServer() =>
        Assert.Equal(["8000 from cloudnative-pg/operator"], Into(SampleDatabases.Platform(AddonContexts.Prod(), SampleDatabases.Orders), "orders-db-drill"));

    private static List<AddonWorkload> Of(AddonContext context, Database database) => [.. DatabaseWorkloads.Of(context, SampleDatabases.Shop(database))];

    private static IEnumerable<string> Into(PlatformModel platform, string workload) =>
        platform.Declarations.Flows.Where(flow => flow.To is FlowEnd.Pods pods && pods.Workload.Name == workload && flow.Port != MeshPorts.SidecarMetrics).Select(flow => $"{flow.Port} from {flow.From}");
}
