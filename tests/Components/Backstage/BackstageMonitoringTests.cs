using Infra.Components;

namespace Infra.Tests.Components;

public sealed class BackstageMonitoringTests
{
    private static Addon Prod { get; } = Backstage.Declare(AddonContexts.Prod());

    [Fact]
    public void Values_AreItsSize()
    {
        MonitoredAddon.AssertSized(Prod.Workloads);
        Assert.Equal(2, Prod.Workloads[0].Size!.Replicas);
        Assert.Equal(2, Prod.Chart!.Values.At("backstage", "replicas"));
        MonitoredAddon.AssertResources(Prod.Workloads[0].Size!.Containers[0], Prod.Chart.Values, "backstage");
        Assert.Equal(1, Backstage.Declare(AddonContexts.Dev()).Workloads[0].Size!.Replicas);
    }

    [Fact]
    public void Declare_Monitoring_AsksForWhatIsTold() =>
        MonitoredAddon.AssertMonitored(Prod, "backstage", [.. DatabaseMonitoring.ServerMetrics, .. KeycloakMonitoring.Metrics]);
}
