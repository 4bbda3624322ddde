using System.Text.Json;
using Infra.Components;
using Infra.Rules.Kubernetes;
using Pulumi.Offline;

namespace Infra.Rules.Observability;

/// <summary>What a panel of a dashboard asks Prometheus.</summary>
/// <param name="Subject">The ConfigMap that has the dashboard.</param>
/// <param name="Panel">The panel's title.</param>
/// <param name="Expression">The query, in PromQL.</param>
internal sealed record DashboardQuery(string Subject, string Panel, string Expression)
{
    private const string PrometheusType = "prometheus";

    /// <summary>The dashboards of a plan's manifests.</summary>
    public static IEnumerable<KubernetesManifest> Dashboards(KubernetesManifests manifests) =>
        manifests.OfKind("", "ConfigMap").Where(each => each.Manifest.Object.At("metadata", "labels", DashboardObjects.Label) is not null);

    /// <summary>The queries of all dashboards, in their order.</summary>
    public static IEnumerable<DashboardQuery> In(KubernetesManifests manifests) =>
        from manifest in Dashboards(manifests)
        from file in (manifest.Manifest.Object["data"] as PlanValue.MapValue ?? PlanValue.MapValue.Empty).Items
        from query in Queries(manifest.Subject, file.Value.Text() ?? "")
        select query;

    private static List<DashboardQuery> Queries(string subject, string text)
    {
        using var dashboard = JsonDocument.Parse(text);
        return
        [
            .. from panel in Members(dashboard.RootElement, "panels").SelectMany(panel => Members(panel, "panels").Prepend(panel))
               from target in Members(panel, "targets")
               where TextAt(target, "datasource", "type") is PrometheusType
               select new DashboardQuery(subject, TextAt(panel, "title") ?? "", TextAt(target, "expr") ?? ""),
        ];
    }

    private static JsonElement.ArrayEnumerator Members(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static string? TextAt(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        }
        return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
    }
}
