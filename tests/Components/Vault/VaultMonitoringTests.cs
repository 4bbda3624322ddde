using Infra.Components;

namespace Infra.Tests.Components;

public sealed class VaultMonitoringTests
{
    private static Addon Dev { get; } = Vault.Declare(AddonContexts.Dev());

    private static Addon Prod { get; } = Vault.Declare(AddonContexts.Prod());

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 3)]
    public void Values_OfMembers_AreTheirSize(bool highlyAvailable, int members)
    {
        var addon = highlyAvailable ? Prod : Dev;
        var (size, values) = (addon.Workloads[0].Size!, addon.Chart!.Values);

        Assert.Equal((members, "10Gi 10Gi"), (size.Replicas, string.Join(' ', size.Volumes)));
        Assert.Equal(size.Replicas, values.At("server", "ha", "replicas"));
        MonitoredAddon.AssertResources(size.Containers[0], values, "server");
        var keeper = Assert.IsType<YamlMap>(Assert.Single(values.ItemsAt("server", "extraContainers")));
        Assert.Equal(size.Containers[1].Name, keeper["name"]);
        MonitoredAddon.AssertResources(size.Containers[1], keeper);
        Assert.Equal((size.Volumes[0], size.Volumes[1]), (values.At("server", "dataStorage", "size"), values.At("server", "auditStorage", "size")));
    }

    [Fact]
    public void Declare_Jobs_SayTheirSizes()
    {
        MonitoredAddon.AssertSized(Dev.Workloads);
        foreach (var (pod, size) in new[]
        {
            (VaultJobs.Init(AddonContexts.Dev()).Spec.Template.Spec, VaultSizes.Init), (VaultJobs.Snapshot(AddonContexts.Dev()).Spec.JobTemplate.Spec.Template.Spec, VaultSizes.Snapshot),
        })
        {
            Assert.Equal(size.Containers.Select(container => container.Name), pod.Containers.Select(container => container.Name));
            Assert.All(pod.Containers.Concat(pod.InitContainers!), container => Assert.Equal((size.Containers[0].Cpu, size.Containers[0].Memory), (container.Resources!.Requests["cpu"], container.Resources.Requests["memory"])));
        }
    }

    // Prometheus' operator finds a pod by the ports that its containers name.
    [Fact]
    public void Values_PortOfMetrics_IsNamedByTheContainer()
    {
        var port = Assert.IsType<YamlMap>(Assert.Single(Dev.Chart!.Values.ItemsAt("server", "extraPorts")));

        Assert.Equal(Dev.Workloads[0].Ports.Single(each => each.Metrics is not null).Number, port["containerPort"]);
    }

    [Fact]
    public void Declare_Monitoring_AsksForWhatIsTold()
    {
        MonitoredAddon.AssertMonitored(Dev, "vault");
        MonitoredAddon.AssertMonitored(Prod, "vault");
    }

    // Two runs that were missed, and the time of one: of every six hours, or of every hour.
    [Fact]
    public void Alerts_OnSnapshots_KnowHowOftenThereIsOne()
    {
        Assert.EndsWith("> 13 * 3600", Dev.Alerts.Single(alert => alert.Name == "VaultSnapshotOld").Expression, StringComparison.Ordinal);
        Assert.EndsWith("> 3 * 3600", Prod.Alerts.Single(alert => alert.Name == "VaultSnapshotOld").Expression, StringComparison.Ordinal);
    }
}
