using Infra.Components;
using Infra.Tests.Support;

namespace Infra.Tests.Components;

/// <summary>What holds of the sizes, alerts and dashboard of any add-on.</summary>
internal static class MonitoredAddon
{
    // What Prometheus has of every cluster: of itself, kube-state-metrics and the mesh.
    private static readonly string[] OfAll =
    [
        "istio_request_duration_milliseconds_bucket", "istio_requests_total", "kube_cronjob_created", "kube_cronjob_status_last_successful_time", "kube_deployment_status_replicas_available",
        "kube_statefulset_status_replicas_ready", "up",
    ];

    /// <summary>Every workload says its size, in amounts that can be counted.</summary>
    public static void AssertSized(IReadOnlyList<AddonWorkload> workloads)
    {
        Assert.NotEmpty(workloads);
        foreach (var workload in workloads)
        {
            var size = workload.Size;
            Assert.True(size is { Replicas: > 0, Containers.Count: > 0 }, $"{workload.Name} has no size.");
            Assert.Distinct(size!.Containers.Select(container => container.Name));
            Assert.All(size.Containers, container =>
            {
                Assert.True(Quantity.Cores(container.Cpu) > 0, container.ToString());
                Assert.True(Quantity.Bytes(container.Memory) > 0 && Quantity.Bytes(container.Memory) <= Quantity.Bytes(container.MemoryLimit), container.ToString());
            });
            Assert.All(size.Volumes, volume => Assert.True(Quantity.Bytes(volume) > 0, volume));
        }
    }

    /// <summary>Queries ask for what is told, and each alert has a chapter in its page.</summary>
    /// <param name="addon">The add-on.</param>
    /// <param name="page">The page: "vault".</param>
    /// <param name="ofOthers">Metrics of other add-ons that it asks for.</param>
    public static void AssertMonitored(Addon addon, string page, params IEnumerable<string> ofOthers)
    {
        var told = addon.Workloads.SelectMany(workload => workload.Ports).SelectMany(port => port.Metrics?.Metrics ?? []).Concat(ofOthers).Concat(OfAll).ToHashSet(StringComparer.Ordinal);
        var queries = addon.Dashboard!.Rows.SelectMany(row => row.Panels).Where(panel => panel.Kind != PanelKind.Logs).SelectMany(panel => panel.Queries).Select(query => query.Expression);
        var headings = File.ReadLines(Path.Combine(Repository.Root, "docs", "runbooks", $"{page}.md")).Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..]);

        Assert.All(addon.Alerts.Select(alert => alert.Expression).Concat(queries), query => Assert.Empty(MetricNames.In(query).Except(told)));
        Assert.InRange(addon.Dashboard.Rows.Count, 1, 4);
        Assert.NotEmpty(addon.Alerts);
        Assert.Equal(addon.Alerts.Select(alert => alert.Name), headings);
    }

    /// <summary>Values of a chart say what a container asks for.</summary>
    public static void AssertResources(ContainerSize size, YamlMap values, params string[] path) =>
        Assert.Equal(CanonicalYaml.Write(PodValues.Resources(size)), values.TextAt([.. path, "resources"]));
}
