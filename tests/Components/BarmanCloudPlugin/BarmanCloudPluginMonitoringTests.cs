using Infra.Components;

namespace Infra.Tests.Components;

public sealed class BarmanCloudPluginMonitoringTests
{
    private static Addon Prod { get; } = BarmanCloudPlugin.Declare(AddonContexts.Prod());

    // A second would never be ready.
    [Fact]
    public void Values_AreItsSize()
    {
        MonitoredAddon.AssertSized(Prod.Workloads);
        Assert.Equal(1, Prod.Workloads[0].Size!.Replicas);
        MonitoredAddon.AssertResources(Prod.Workloads[0].Size!.Containers[0], Prod.Chart!.Values);
    }

    [Fact]
    public void Declare_Monitoring_AsksForWhatDatabasesTell() => MonitoredAddon.AssertMonitored(Prod, "barman-cloud-plugin", DatabaseMonitoring.ServerMetrics);
}
