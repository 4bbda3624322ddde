using Infra.Components;

namespace Infra.Tests.Components;

public sealed class ArgoCdMonitoringTests
{
    private static Addon Dev { get; } = ArgoCd.Declare(AddonContexts.Dev());

    private static Addon Prod { get; } = ArgoCd.Declare(AddonContexts.Prod());

    [Fact]
    public void Declare_Workloads_SayTheirSizes()
    {
        MonitoredAddon.AssertSized(Dev.Workloads);
        MonitoredAddon.AssertSized(Prod.Workloads);
        Assert.All(Dev.Workloads, workload => Assert.Equal(1, workload.Size!.Replicas));
    }

    [Fact]
    public void Declare_HighlyAvailable_SaysHowManyOfEach() => Assert.Equal(
        [
            ("application-controller", 1), ("applicationset-controller", 2), ("redis-proxy", 3), ("redis-secret-init", 1), ("redis-server", 3), ("repo-server", 2), ("server", 2),
        ],
        Prod.Workloads.Select(workload => (workload.Name, workload.Size!.Replicas)).Order());

    [Theory]
    [InlineData("server", "server")]
    [InlineData("repo-server", "repoServer")]
    [InlineData("applicationset-controller", "applicationSet")]
    public void Values_OfDeployments_AreTheirSizes(string workload, string part)
    {
        var size = Prod.Workloads.Single(each => each.Name == workload).Size!;

        Assert.Equal(size.Replicas, Prod.Chart!.Values.At(part, "replicas"));
        MonitoredAddon.AssertResources(size.Containers[0], Prod.Chart.Values, part);
    }

    [Fact]
    public void Values_OfTheController_AreItsSizeAndOneAsTheChartHasIt()
    {
        MonitoredAddon.AssertResources(Dev.Workloads.Single(each => each.Name == "application-controller").Size!.Containers[0], Dev.Chart!.Values, "controller");
        Assert.Null(Dev.Chart.Values.At("controller", "replicas"));
    }

    [Fact]
    public void Values_OfTheCache_AreItsSizes()
    {
        var (one, servers) = (Dev.Workloads.Single(each => each.Name == "redis").Size!, Prod.Workloads.Single(each => each.Name == "redis-server").Size!);

        MonitoredAddon.AssertResources(one.Containers[0], Dev.Chart!.Values, "redis");
        MonitoredAddon.AssertResources(one.Containers[1], Dev.Chart.Values, "redis", "exporter");
        Assert.Equal(servers.Replicas, Prod.Chart!.Values.At("redis-ha", "replicas"));
        foreach (var (container, part) in new[] { (0, "redis"), (1, "sentinel"), (2, "splitBrainDetection"), (3, "exporter") })
            MonitoredAddon.AssertResources(servers.Containers[container], Prod.Chart.Values, "redis-ha", part);
        Assert.Equal(3, Prod.Chart.Values.At("redis-ha", "haproxy", "replicas"));
        MonitoredAddon.AssertResources(Prod.Workloads.Single(each => each.Name == "redis-proxy").Size!.Containers[0], Prod.Chart.Values, "redis-ha", "haproxy");
    }

    // What is done before the others begin takes no more room than they do.
    [Fact]
    public void Sizes_OfInitContainers_AreBelowThePods()
    {
        Assert.True(Quantity.Bytes(ArgoCdSizes.CopyUtil.Memory) <= ArgoCdSizes.RepoServer(AddonContexts.Dev()).MemoryBytes);
        Assert.True(Quantity.Bytes(ArgoCdSizes.RedisInit.Memory) <= ArgoCdSizes.RedisProxy.MemoryBytes);
    }

    [Fact]
    public void Declare_Monitoring_AsksForWhatIsTold()
    {
        MonitoredAddon.AssertMonitored(Dev, "argocd");
        MonitoredAddon.AssertMonitored(Prod, "argocd");
    }

    // A team's application is the team's to mend.
    [Fact]
    public void Alerts_OnApplications_GoToWhoseTheyAre() => Assert.Equal(
        ["ArgoCdApplicationOutOfSync", "ArgoCdApplicationDegraded"],
        Dev.Alerts.Where(alert => alert.Labels.TryGetValue("team", out var team) && team.Contains("$labels.project", StringComparison.Ordinal) && team.Contains("platform", StringComparison.Ordinal)).Select(alert => alert.Name));
}
