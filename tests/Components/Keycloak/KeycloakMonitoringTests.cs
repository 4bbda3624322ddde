using Infra.Components;

namespace Infra.Tests.Components;

public sealed class KeycloakMonitoringTests
{
    private static Addon Dev { get; } = Keycloak.Declare(AddonContexts.Dev());

    private static Addon Prod { get; } = Keycloak.Declare(AddonContexts.Prod());

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public void Values_OfServers_AreTheirSize(bool highlyAvailable, int servers)
    {
        var addon = highlyAvailable ? Prod : Dev;
        var size = addon.Workloads[0].Size!;

        Assert.Equal(servers, size.Replicas);
        Assert.Equal(servers, addon.Chart!.Values.At("replicas"));
        MonitoredAddon.AssertResources(size.Containers[0], addon.Chart.Values);
    }

    [Fact]
    public void Declare_Job_SaysItsSize()
    {
        MonitoredAddon.AssertSized(Dev.Workloads);
        var container = Assert.Single(KeycloakBootstrap.Objects.OfType<Job>().Single().Spec.Template.Spec.Containers);
        var size = Assert.Single(Dev.Workloads.Single(workload => workload.Name == "bootstrap").Size!.Containers);
        Assert.Equal((size.Name, size.Cpu, size.Memory, size.MemoryLimit), (container.Name, container.Resources!.Requests["cpu"], container.Resources.Requests["memory"], container.Resources.Limits["memory"]));
    }

    [Fact]
    public void Declare_Monitoring_AsksForWhatIsTold()
    {
        MonitoredAddon.AssertMonitored(Dev, "keycloak");
        Assert.Equal(Dev.Alerts, Prod.Alerts);
    }
}
