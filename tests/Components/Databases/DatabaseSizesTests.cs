using Infra.Components;

namespace Infra.Tests.Components.Databases;

public sealed class DatabaseSizesTests
{
    private static Database Pooled { get; } = SampleDatabases.Orders with { Pooled = true };

    [Theory]
    [InlineData(false, 1, 1)]
    [InlineData(true, 3, 2)]
    public void Of_Workloads_SayTheirSizes(bool highlyAvailable, int servers, int poolers)
    {
        var workloads = Of(highlyAvailable ? AddonContexts.Prod() : AddonContexts.Dev());

        MonitoredAddon.AssertSized(workloads);
        Assert.Equal((servers, poolers), (SizeOf(workloads, "orders-db").Replicas, SizeOf(workloads, "orders-db-pooler").Replicas));
        Assert.Equal(["postgres", "plugin-barman-cloud"], SizeOf(workloads, "orders-db").Containers.Select(container => container.Name));
        Assert.Equal(["10Gi", "5Gi"], SizeOf(workloads, "orders-db").Volumes);
    }

    // The operator and its plugin name them so.
    [Fact]
    public void Of_Jobs_AskForWhatServersAskFor()
    {
        var workloads = Of(AddonContexts.Prod());

        Assert.Equal([("initdb", "1Gi")], SizeOf(workloads, "orders-db-initdb").Containers.Select(container => (container.Name, container.Memory)));
        Assert.Equal(["join"], SizeOf(workloads, "orders-db-join").Containers.Select(container => container.Name));
        Assert.Equal(["full-recovery", "plugin-barman-cloud"], SizeOf(workloads, "orders-db-drill-full-recovery").Containers.Select(container => container.Name));
    }

    // It is there for an hour a week.
    [Fact]
    public void Of_DrillsServer_CountsAsAJob()
    {
        var drill = Of(AddonContexts.Prod()).Single(workload => workload.Name == "orders-db-drill");

        Assert.True(drill.RunsToCompletion);
        Assert.Equal(1, drill.Size!.Replicas);
    }

    [Fact]
    public void Cluster_IsItsSize()
    {
        var context = AddonContexts.Prod();
        var (size, cluster) = (DatabaseSizes.Server(context, Pooled), DatabaseServers.Of(context, Pooled).ToYaml());

        Assert.Equal(size.Replicas, cluster.At("spec", "instances"));
        Assert.Equal((size.Volumes[0], size.Volumes[1]), (cluster.At("spec", "storage", "size"), cluster.At("spec", "walStorage", "size")));
        MonitoredAddon.AssertResources(size.Containers[0], cluster, "spec");
        MonitoredAddon.AssertResources(size.Containers[1], DatabaseBackups.Of(context, Pooled).OfType<BarmanObjectStore>().Single().ToYaml(), "spec", "instanceSidecarConfiguration");
    }

    [Fact]
    public void Pooler_IsItsSize()
    {
        var pooler = DatabasePooler.Of(AddonContexts.Prod(), Pooled).First().ToYaml();

        Assert.Equal(2, pooler.At("spec", "instances"));
        var container = Assert.IsType<YamlMap>(Assert.Single(pooler.ItemsAt("spec", "template", "spec", "containers")));
        MonitoredAddon.AssertResources(DatabaseSizes.PgBouncer, container);
    }

    [Fact]
    public void Metrics_OfServersAndPoolers_AreNamed()
    {
        var workloads = Of(AddonContexts.Dev());

        Assert.Equal(DatabaseMonitoring.ServerMetrics, workloads.Single(workload => workload.Name == "orders-db").Ports.Single(port => port.Metrics is not null).Metrics!.Metrics);
        Assert.Equal(DatabaseMonitoring.PoolerMetrics, workloads.Single(workload => workload.Name == "orders-db-pooler").Ports.Single(port => port.Metrics is not null).Metrics!.Metrics);
    }

    private static List<AddonWorkload> Of(AddonContext context) => [.. DatabaseWorkloads.Of(context, SampleDatabases.Shop(Pooled))];

    private static WorkloadSize SizeOf(List<AddonWorkload> workloads, string name) => workloads.Single(workload => workload.Name == name).Size!;
}
