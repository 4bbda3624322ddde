namespace Infra.Components;

/// <summary>
/// When a team has to look at its workloads, and what Grafana shows of them; the same for all teams (docs/runbooks/teams.md). What its applications tell of themselves, its own
/// PrometheusRules and dashboards are about.
/// </summary>
internal static class TeamMonitoring
{
    /// <summary>The alerts; none where the team declares no workload.</summary>
    public static IReadOnlyList<Alert> AlertsOf(Team team)
    {
        if (team.Workloads.Count == 0)
            return [];
        var namespaces = AnyOf(team.Namespaces);
        var names = AnyOf(team.Workloads.Select(workload => workload.Name));
        return
        [
            new()
            {
                Name = "TeamWorkloadDown",
                Severity = AlertSeverity.Critical,
                Expression = $$"""max by (namespace, workload) (label_replace(kube_deployment_status_replicas_available{namespace=~"{{namespaces}}",deployment=~"{{names}}"}, "workload", "$1", "deployment", "(.+)") or label_replace(kube_statefulset_status_replicas_ready{namespace=~"{{namespaces}}",statefulset=~"{{names}}"}, "workload", "$1", "statefulset", "(.+)")) == 0""",
                Summary = "No pod of {{ $labels.workload }} in {{ $labels.namespace }} serves.",
            },
            new()
            {
                Name = "TeamWorkloadErrors",
                Severity = AlertSeverity.Warning,
                Expression = $$"""sum by (destination_workload_namespace, destination_workload) (rate(istio_requests_total{{{Served(team)}},response_code=~"5.."}[10m])) / sum by (destination_workload_namespace, destination_workload) (rate(istio_requests_total{{{Served(team)}}}[10m])) > 0.05""",
                For = "10m",
                Summary = "{{ $labels.destination_workload }} in {{ $labels.destination_workload_namespace }} fails {{ $value | humanizePercentage }} of what it is asked.",
            },
        ];
    }

    /// <summary>The dashboard; null where the team declares no workload.</summary>
    public static Dashboard? DashboardOf(Team team, IReadOnlyList<Database> databases) => team.Workloads.Count == 0 ? null : new()
    {
        Title = $"Team {team.Name}",
        Rows =
        [
            new DashboardRow(
                "What its workloads answer",
                Panel.Lines(
                    "Errors",
                    PanelUnit.Share,
                    new Query($$"""sum by (destination_workload) (rate(istio_requests_total{{{Served(team)}},response_code=~"5.."}[$__rate_interval])) / sum by (destination_workload) (rate(istio_requests_total{{{Served(team)}}}[$__rate_interval]))""", "{{destination_workload}}")) with { Thresholds = new Thresholds(0.01, 0.05) },
                Panel.Lines(
                    "Time of 95 % (ms)",
                    PanelUnit.None,
                    new Query($$"""histogram_quantile(0.95, sum by (destination_workload, le) (rate(istio_request_duration_milliseconds_bucket{{{Served(team)}}}[$__rate_interval])))""", "{{destination_workload}}"))),
            .. databases.Count == 0 ? Array.Empty<DashboardRow>() : [Databases(databases)],
            .. team.Workloads.All(workload => workload.Login is null) ? Array.Empty<DashboardRow>() : [SignIns(team)],
        ],
    };

    private static DashboardRow Databases(IReadOnlyList<Database> databases)
    {
        var of = $"namespace=~\"{AnyOf(databases.Select(database => database.Namespace))}\"";
        return new DashboardRow(
            "Databases",
            Panel.Lines("Connections", PanelUnit.None, new Query($$"""sum by (pod) (cnpg_backends_total{{{of}}})""", "{{pod}}")),
            Panel.Lines("Size", PanelUnit.Bytes, new Query($$"""max by (datname) (cnpg_pg_database_size_bytes{{{of}},datname!~"template.*|postgres"})""", "{{datname}}")),
            Panel.Lines("Longest transaction", PanelUnit.Seconds, new Query($$"""max by (pod) (cnpg_backends_max_tx_duration_seconds{{{of}}})""", "{{pod}}")),
            Panel.Bars(
                "Age of the last backup",
                PanelUnit.Seconds,
                new Query($"time() - max by (database) ({DatabaseMonitoring.WithDatabase($$"""barman_cloud_cloudnative_pg_io_last_available_backup_timestamp{{{of}}}""")})", "{{database}}")));
    }

    private static DashboardRow SignIns(Team team)
    {
        var clients = AnyOf(team.Workloads.Where(workload => workload.Login is not null).Select(workload => TeamData.ClientId(team.Name, workload.Name)));
        return new DashboardRow(
            "Sign-ins",
            Panel.Lines("Sign-ins", PanelUnit.PerSecond, new Query($$"""sum by (client_id) (rate(keycloak_user_events_total{event="login",error="",client_id=~"{{clients}}"}[$__rate_interval]))""", "{{client_id}}")),
            Panel.Lines(
                "Sign-ins that fail",
                PanelUnit.PerSecond,
                new Query($$"""sum by (client_id, error) (rate(keycloak_user_events_total{event="login",error!="",client_id=~"{{clients}}"}[$__rate_interval]))""", "{{client_id}} {{error}}")));
    }

    // As the workload's own sidecar counts it.
    private static string Served(Team team) => $"reporter=\"destination\",destination_workload_namespace=~\"{AnyOf(team.Namespaces)}\"";

    private static string AnyOf(IEnumerable<string> names) => string.Join('|', names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
