using Infra.Components;

namespace Infra.Tests.Components;

public sealed class ClusterMonitoringTests
{
    private static Addon Declared { get; } = Prometheus.Declare(AddonContexts.Dev());

    private static HashSet<string> Known { get; } =
    [
        .. Declared.Metrics,
        .. Declared.RecordingRules.Select(rule => rule.Record),
        .. Declared.Workloads.SelectMany(workload => workload.Ports).SelectMany(port => port.Metrics?.Metrics ?? []),
    ];

    [Fact]
    public void Alerts_Always_AskForDeclaredMetrics() =>
        Assert.All(Declared.Alerts, alert => Assert.Empty(MetricNames.In(alert.Expression).Except(Known)));

    [Fact]
    public void RecordingRules_Always_AskForDeclaredMetrics() =>
        Assert.All(Declared.RecordingRules, rule => Assert.Empty(MetricNames.In(rule.Expression).Except(Known)));

    [Fact]
    public void Dashboard_Always_AsksForDeclaredMetrics() => Assert.All(
        Declared.Dashboard!.Rows.SelectMany(row => row.Panels).SelectMany(panel => panel.Queries), query => Assert.Empty(MetricNames.In(query.Expression).Except(Known)));

    [Fact]
    public void Alerts_Always_HaveNamesOfTheirOwn() => Assert.Equal(Declared.Alerts.Count, Declared.Alerts.Select(alert => alert.Name).Distinct(StringComparer.Ordinal).Count());

    // What is about a team's pods says in which namespace, by which it finds the team.
    [Theory]
    [InlineData("TargetDown")]
    [InlineData("PodCrashLooping")]
    [InlineData("PodNotReady")]
    [InlineData("DeploymentIncomplete")]
    [InlineData("StatefulSetIncomplete")]
    [InlineData("DaemonSetIncomplete")]
    [InlineData("JobFailed")]
    [InlineData("VolumeFillingUp")]
    [InlineData("VolumeAlmostFull")]
    public void Alerts_OnWhatTeamsHaveToo_KeepTheNamespace(string name) =>
        Assert.Matches(@"by \(namespace[,)]", Declared.Alerts.Single(alert => alert.Name == name).Expression);

    [Fact]
    public void Metrics_Always_AreSortedAndEachOnce()
    {
        Assert.Equal(Declared.Metrics.Order(StringComparer.Ordinal), Declared.Metrics);
        Assert.Equal(Declared.Metrics.Distinct(StringComparer.Ordinal), Declared.Metrics);
    }
}
