using Infra.Components;

namespace Infra.Tests.Components;

/// <summary>What the add-ons of the mesh, security and costs are watched by.</summary>
public sealed class MeshMonitoringTests
{
    public static TheoryData<string> Names => [.. MeshAddons.Of(AddonContexts.Dev()).Where(addon => addon.Workloads.Count > 0).Select(addon => addon.Name.Value)];

    private static HashSet<string> Elsewhere { get; } = [.. Prometheus.Declare(AddonContexts.Dev()).Metrics, .. MetricsOf(Prometheus.Declare(AddonContexts.Dev())), .. Istiod.SidecarMetrics, "up"];

    // What nobody declares is dropped: the alert would never fire.
    [Theory]
    [MemberData(nameof(Names))]
    public void Queries_EveryOne_AsksForDeclaredMetrics(string name)
    {
        var addon = Declared(name);
        var known = MetricsOf(addon).Concat(addon.RecordingRules.Select(rule => rule.Record)).Concat(Elsewhere).ToHashSet(StringComparer.Ordinal);

        Assert.All(QueriesOf(addon), query => Assert.Subset(known, MetricNames.In(query).ToHashSet(StringComparer.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Declare_WithPods_IsAlertedOnAndShown(string name)
    {
        var addon = Declared(name);

        Assert.InRange(addon.Alerts.Count, 1, 5);
        Assert.InRange(addon.Dashboard!.Rows.Count, 1, 4);
        Assert.All(addon.Dashboard.Rows, row => Assert.InRange(row.Panels.Count, 1, 6));
    }

    // An endpoint that names none keeps all, and pays for what nobody looks at.
    [Theory]
    [MemberData(nameof(Names))]
    public void Endpoints_EveryOne_NamesWhatIsKeptOnce(string name) => Assert.All(
        Declared(name).Workloads.SelectMany(workload => workload.Ports).Where(port => port.Metrics is not null),
        port =>
        {
            Assert.NotEmpty(port.Metrics!.Metrics);
            Assert.Equal(port.Metrics.Metrics.Count, port.Metrics.Metrics.Distinct().Count());
        });

    [Fact]
    public void Alerts_Names_AreUnique()
    {
        var names = MeshAddons.Of(AddonContexts.Dev()).Append(Prometheus.Declare(AddonContexts.Dev())).SelectMany(addon => addon.Alerts).Select(alert => alert.Name).ToList();

        Assert.Equal(names.Count, names.Distinct().Count());
    }

    // Prometheus calls the metric's own label "exported_namespace", since the scraped pod has one too.
    [Fact]
    public void OfObject_Series_HasTheObjectsNamespace() => Assert.Equal(
        "label_replace(trivy_image_vulnerabilities, \"namespace\", \"$1\", \"exported_namespace\", \"(.+)\")", MetricLabels.OfObject("trivy_image_vulnerabilities"));

    private static Addon Declared(string name) => MeshAddons.Of(AddonContexts.Dev() with { Teams = [SampleTeams.Shop] }).Single(addon => addon.Name.Value == name);

    private static IEnumerable<string> MetricsOf(Addon addon) => addon.Workloads.SelectMany(workload => workload.Ports).SelectMany(port => port.Metrics?.Metrics ?? []);

    private static IEnumerable<string> QueriesOf(Addon addon) =>
    [
        .. addon.Alerts.Select(alert => alert.Expression), .. addon.RecordingRules.Select(rule => rule.Expression),
        .. addon.Dashboard!.Rows.SelectMany(row => row.Panels).SelectMany(panel => panel.Queries).Select(query => query.Expression),
    ];
}
