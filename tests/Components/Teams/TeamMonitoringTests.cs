using Infra.Components;

namespace Infra.Tests.Components;

public sealed class TeamMonitoringTests
{
    private static TeamWorkload Web { get; } = new() { Name = "web", Namespace = "shop", Port = 8080 };

    private static TeamWorkload Whole { get; } = Web with { Host = "shop", Database = new TeamDatabase { Storage = "5Gi" }, Login = new TeamLogin("/signin") };

    [Fact]
    public void Of_WorkloadThatSaysNothing_HasTwoSmallPods()
    {
        var size = Of(Web).Workloads[0].Size!;

        Assert.Equal((2, 0.1, 128.0 * (1 << 20)), (size.Replicas, size.Cores, size.MemoryBytes));
        Assert.Equal(new ContainerSize("web", "100m", "128Mi", "128Mi"), Assert.Single(size.Containers));
    }

    [Fact]
    public void Of_WorkloadThatSaysItsSize_HasThat()
    {
        var size = Of(Web with { Replicas = 5, Cpu = "2", Memory = "1Gi", MemoryLimit = "2Gi" }).Workloads[0].Size!;

        Assert.Equal((5, new ContainerSize("web", "2", "1Gi", "2Gi")), (size.Replicas, size.Containers[0]));
    }

    [Fact]
    public void Of_Workloads_AreMonitored()
    {
        string[] others = [.. DatabaseMonitoring.ServerMetrics, .. KeycloakMonitoring.Metrics];

        MonitoredAddon.AssertMonitored(Of(Web), "teams", others);
        MonitoredAddon.AssertMonitored(Of(Whole), "teams", others);
        Assert.Equal(["What its workloads answer"], Of(Web).Dashboard!.Rows.Select(row => row.Title));
        Assert.Equal(["What its workloads answer", "Databases", "Sign-ins"], Of(Whole).Dashboard!.Rows.Select(row => row.Title));
    }

    // A team's is told of its own and nobody else's.
    [Fact]
    public void Of_Alerts_AreOfTheTeamsNamespaces() => Assert.All(
        TeamAddon.Of(AddonContexts.Dev(), SampleTeams.Shop with { Namespaces = ["shop", "shop-jobs"], Workloads = [Web, Web with { Name = "batch", Namespace = "shop-jobs" }] }).Alerts,
        alert => Assert.Contains("""namespace=~"shop|shop-jobs""", alert.Expression, StringComparison.Ordinal));

    [Fact]
    public void Of_TeamWithoutWorkloads_HasNothingToShow()
    {
        var addon = TeamAddon.Of(AddonContexts.Dev(), SampleTeams.Shop);

        Assert.Empty(addon.Alerts);
        Assert.Null(addon.Dashboard);
    }

    private static Addon Of(TeamWorkload workload) => TeamAddon.Of(AddonContexts.Dev(), SampleTeams.Shop with { Workloads = [workload] });
}
