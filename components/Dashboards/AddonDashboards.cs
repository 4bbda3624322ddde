namespace Infra.Components;

/// <summary>An add-on's dashboard: its own rows, then what all add-ons have, from what it declares of its pods.</summary>
internal static class AddonDashboards
{
    // Grafana takes no longer ones.
    private const int MostCharactersOfId = 40;
    private const string AppLabel = "app.kubernetes.io/name";

    /// <summary>What links name the dashboard by.</summary>
    public static string IdOf(Addon addon)
    {
        var id = $"addon-{addon.Name}";
        return id[..Math.Min(id.Length, MostCharactersOfId)];
    }

    /// <summary>Whose its logs are.</summary>
    public static string TenantOf(Addon addon) => addon.Tenant is { } team ? LokiTenants.Of(team) : LokiTenants.Platform;

    /// <summary>The dashboard; null where there is nothing to show, neither pods nor rows of its own.</summary>
    public static Dashboard? Of(PlatformDeclarations all, Addon addon)
    {
        // A team's namespaces have pods that nobody declares.
        var hasPods = addon.Workloads.Count > 0 || addon.Tenant is not null;
        if (!hasPods && addon.Dashboard is null)
            return null;
        return new Dashboard
        {
            Title = addon.Dashboard?.Title ?? (addon.Tenant is { } team ? $"Team {team.Name}" : addon.Name.Value),
            Rows =
            [
                .. addon.Dashboard?.Rows ?? [],
                .. hasPods ? [Pods(addon), Use(addon)] : Array.Empty<DashboardRow>(),
                .. Called(all, addon) is { } called ? [Mesh(called)] : Array.Empty<DashboardRow>(),
                .. hasPods ? [Logs(addon)] : Array.Empty<DashboardRow>(),
            ],
        };
    }

    private static DashboardRow Pods(Addon addon) => new(
        "Pods",
        Panel.Number("Containers that run", PanelUnit.None, new Query($"sum(kube_pod_container_status_running{{{Containers(addon)}}})")),
        Panel.Lines("Restarts in the hour before", PanelUnit.None, new Query($"sum by (pod, container) (increase(kube_pod_container_status_restarts_total{{{Containers(addon)}}}[1h])) > 0", "{{pod}} {{container}}")),
        Panel.Lines("Containers that wait", PanelUnit.None, new Query($"sum by (pod, reason) (kube_pod_container_status_waiting_reason{{{Containers(addon)}}}) > 0", "{{pod}}: {{reason}}")));

    private static DashboardRow Use(Addon addon) => new(
        "Processor and memory",
        Panel.Lines(
            "Processor", PanelUnit.Cores,
            new Query($"sum by (pod) (rate(container_cpu_usage_seconds_total{{{Containers(addon)}}}[$__rate_interval]))", "{{pod}}"),
            new Query($$"""sum(kube_pod_container_resource_requests{{{Containers(addon, "resource=\"cpu\"")}}})""", "asked for, all pods")),
        Panel.Lines(
            "Memory", PanelUnit.Bytes,
            new Query($"sum by (pod) (container_memory_working_set_bytes{{{Containers(addon)}}})", "{{pod}}"),
            new Query($$"""sum(kube_pod_container_resource_requests{{{Containers(addon, "resource=\"memory\"")}}})""", "asked for, all pods")),
        Panel.Lines(
            "Memory against its limit", PanelUnit.Share,
            new Query(
                $$"""max by (pod, container) (container_memory_working_set_bytes{{{Containers(addon)}}}) / max by (pod, container) (kube_pod_container_resource_limits{{{Containers(addon, "resource=\"memory\"")}}})""",
                "{{pod}} {{container}}")) with
        { Thresholds = new Thresholds(0.8, 0.95) });

    private static DashboardRow Mesh(string called) =>
        new(
            "Requests that the mesh sees",
            Panel.Lines("Requests", PanelUnit.RequestsPerSecond, new Query($"sum by (destination_canonical_service) (rate(istio_requests_total{{{called}}}[$__rate_interval]))", "{{destination_canonical_service}}")),
            Panel.Lines(
                "Failed requests", PanelUnit.Share,
                new Query(
                    $$"""sum by (destination_canonical_service) (rate(istio_requests_total{{{called}},response_code=~"5.."}[$__rate_interval])) / sum by (destination_canonical_service) (rate(istio_requests_total{{{called}}}[$__rate_interval]))""",
                    "{{destination_canonical_service}}")) with
            { Thresholds = new Thresholds(0.01, 0.05) },
            Panel.Lines(
                "Slowest hundredth", PanelUnit.Seconds,
                new Query(
                    $"histogram_quantile(0.99, sum by (le, destination_canonical_service) (rate(istio_request_duration_milliseconds_bucket{{{called}}}[$__rate_interval]))) / 1000",
                    "{{destination_canonical_service}}")));

    private static DashboardRow Logs(Addon addon) => new(
        "Logs", Panel.Logs("Warnings and errors", $$"""{{{Containers(addon)}}} | detected_level=~"warn|error|critical|fatal" """.TrimEnd()));

    // Its containers by their names, where it names them; else all of its namespaces but the mesh's.
    private static string Containers(Addon addon, params IReadOnlyList<string> more)
    {
        var names = addon.Workloads.SelectMany(workload => workload.Size?.Containers ?? []).Select(container => container.Name).ToList();
        var namesAll = addon.Tenant is null && addon.Workloads.All(workload => workload.Size is not null);
        return string.Join(',', [OneOf("namespace", NamespacesOf(addon)), namesAll ? OneOf("container", names) : $"container!~\"|{Istiod.Sidecar.Name}\"", .. more]);
    }

    // A workload's canonical name is its label's (https://istio.io/latest/docs/reference/config/metrics/#labels); what has none is told by its namespace alone.
    private static string? Called(PlatformDeclarations all, Addon addon)
    {
        var isTeams = addon.Tenant is not null;
        var inMesh = addon.Workloads.Where(all.IsInMesh).ToList();
        if (!isTeams && inMesh.Count == 0)
            return null;
        var names = inMesh.Select(workload => workload.Labels.GetValueOrDefault(AppLabel)).ToList();
        return string.Join(',',
        [
            "reporter=\"destination\"",
            OneOf("destination_workload_namespace", isTeams ? NamespacesOf(addon) : inMesh.Select(workload => workload.Namespace)),
            .. isTeams || names.Contains(null) ? Array.Empty<string>() : [OneOf("destination_canonical_service", names.OfType<string>())],
        ]);
    }

    private static IEnumerable<string> NamespacesOf(Addon addon) =>
        addon.Tenant is null ? addon.Workloads.Select(workload => workload.Namespace) : addon.Namespaces.Where(each => each.Tenant is not null).Select(each => each.Name);

    private static string OneOf(string label, IEnumerable<string> values) => values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList() switch
    {
        [var only] => $"{label}=\"{only}\"",
        var several => $"{label}=~\"{string.Join('|', several)}\"",
    };
}
