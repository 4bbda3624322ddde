using Infra.Components;

namespace Infra.Tests.Components;

public sealed class CloudNativePgMonitoringTests
{
    private static Addon Prod { get; } = CloudNativePg.Declare(AddonContexts.Prod());

    [Fact]
    public void Values_AreItsSize()
    {
        MonitoredAddon.AssertSized(Prod.Workloads);
        Assert.Equal(2, Prod.Workloads[0].Size!.Replicas);
        Assert.Equal(2, Prod.Chart!.Values["replicaCount"]);
        MonitoredAddon.AssertResources(Prod.Workloads[0].Size!.Containers[0], Prod.Chart.Values);
    }

    [Fact]
    public void Declare_Monitoring_AsksForWhatDatabasesTell() => MonitoredAddon.AssertMonitored(Prod, "cloudnative-pg", DatabaseMonitoring.ServerMetrics);

    // Where nobody has a pooler, nobody tells of one.
    [Fact]
    public void Dashboard_OfPoolers_IsThereWhereThereAreSome()
    {
        var pooled = new TeamWorkload { Name = "web", Namespace = "shop", Port = 8080, Database = new TeamDatabase { Storage = "5Gi", Pooled = true } };
        var addon = CloudNativePg.Declare(AddonContexts.Prod() with { Teams = [SampleTeams.Shop with { Workloads = [pooled] }] });

        Assert.Equal("Poolers", addon.Dashboard!.Rows[^1].Title);
        Assert.DoesNotContain(Prod.Dashboard!.Rows, row => row.Title == "Poolers");
        MonitoredAddon.AssertMonitored(addon, "cloudnative-pg", [.. DatabaseMonitoring.ServerMetrics, .. DatabaseMonitoring.PoolerMetrics]);
    }

    // What the alert calls many is four fifths of what every server takes.
    [Fact]
    public void Alerts_OnConnections_KnowHowManyThereMayBe()
    {
        Assert.Equal("sum by (namespace, pod) (cnpg_backends_total) > 80", Prod.Alerts.Single(alert => alert.Name == "DatabaseConnectionsHigh").Expression);
        Assert.Equal("100", DatabaseSettings.OfDrill(Keycloak.Database).At("parameters", "max_connections"));
    }
}
