using Infra.Components;

namespace Infra.Tests.Components;

/// <summary>What keeps and shows logs and metrics, declared together with small stand-ins for what it depends on.</summary>
internal static class ObservabilityNeighbours
{
    /// <summary>The add-ons of logs and dashboards, and what they need.</summary>
    public static IReadOnlyList<Addon> Together(AddonContext context) =>
    [
        Alloy.Declare(context), AlloyEvents.Declare(context), Grafana.Declare(context), GrafanaAudit.Declare(context), Loki.Declare(context),
        Metrics, StandIns.Of(Storage.Name, "storage"), .. BackstageNeighbours.Mesh(context), .. StandIns.Secrets,
    ];

    /// <summary>The declarations of all of them, and of the teams.</summary>
    public static PlatformDeclarations Declarations(AddonContext context)
    {
        var (declarations, problems) = PlatformDeclarations.Of(context, [.. Together(context), .. context.Teams.Select(team => TeamAddon.Of(context, team))]);
        Assert.Empty(problems);
        return declarations!;
    }

    /// <summary>What alerts and dashboards of every add-on may ask for beside its own.</summary>
    public static IEnumerable<string> CommonMetrics => ClusterMetrics.All.Concat(Istiod.SidecarMetrics);

    /// <summary>The metrics that an add-on's ports tell.</summary>
    public static IEnumerable<string> MetricsOf(Addon addon) => addon.Metrics.Concat(addon.Workloads.SelectMany(workload => workload.Ports).SelectMany(port => port.Metrics?.Metrics ?? []));

    /// <summary>Alerts and panels ask for what the add-on tells, and for what there is of all.</summary>
    public static void AssertAsksForItsOwn(Addon addon)
    {
        var declared = CommonMetrics.Concat(MetricsOf(addon)).ToHashSet(StringComparer.Ordinal);
        var queries = addon.Alerts.Select(alert => alert.Expression)
            .Concat(addon.Dashboard!.Rows.SelectMany(row => row.Panels).Where(panel => panel.Kind != PanelKind.Logs).SelectMany(panel => panel.Queries).Select(query => query.Expression)).ToList();

        Assert.NotEmpty(addon.Alerts);
        Assert.All(queries, query => Assert.All(MetricNames.In(query), name => Assert.Contains(name, declared)));
    }

    /// <summary>A container's part of a chart's values asks for what its size says.</summary>
    public static void AssertAsksFor(ContainerSize size, YamlMap resources)
    {
        Assert.Equal((size.Cpu, size.Memory, size.MemoryLimit), (resources.At("requests", "cpu"), resources.At("requests", "memory"), resources.At("limits", "memory")));
        Assert.Null(resources.At("limits", "cpu"));
    }

    private static Addon Metrics => StandIns.Of(Prometheus.Name, Prometheus.Namespace) with
    {
        Workloads = [Pods(Prometheus.Api, Prometheus.ServicePort, PlatformRole.Scraper), Pods(Alertmanager.Api, Alertmanager.ServicePort, PlatformRole.None)],
    };

    private static AddonWorkload Pods(Endpoint endpoint, int port, PlatformRole role) => new()
    {
        Name = endpoint.Workload,
        Namespace = Prometheus.Namespace,
        Labels = new Dictionary<string, string> { ["app"] = endpoint.Workload },
        Ports = [new WorkloadPort { Name = endpoint.Port, Number = port }],
        Role = role,
    };
}
