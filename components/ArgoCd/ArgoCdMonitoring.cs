namespace Infra.Components;

/// <summary>
/// What Argo CD tells of itself, when somebody has to look, and what Grafana shows. Names of metrics are those of Argo CD 3.4.4 (controller/metrics, reposerver/metrics,
/// applicationset/metrics, server/metrics), redis_exporter and HAProxy's own exporter.
/// </summary>
internal static class ArgoCdMonitoring
{
    /// <summary>Of the controller that applies.</summary>
    public static IReadOnlyList<string> ControllerMetrics { get; } =
    [
        "argocd_app_info", "argocd_app_k8s_request_total", "argocd_app_reconcile_bucket", "argocd_app_reconcile_count", "argocd_app_reconcile_sum", "argocd_app_sync_total",
        "argocd_cluster_api_resource_objects", "argocd_cluster_cache_age_seconds", "argocd_cluster_connection_status", "argocd_kubectl_exec_pending", "argocd_redis_request_total",
    ];

    /// <summary>Of those who render manifests.</summary>
    public static IReadOnlyList<string> RepoServerMetrics { get; } =
    [
        "argocd_git_fetch_fail_total", "argocd_git_lsremote_fail_total", "argocd_git_request_duration_seconds_bucket", "argocd_git_request_total", "argocd_redis_request_total",
        "argocd_repo_pending_request_total",
    ];

    /// <summary>Of the API and its pages.</summary>
    public static IReadOnlyList<string> ServerMetrics { get; } = ["argocd_login_request_total", "argocd_redis_request_total"];

    /// <summary>Of those who find teams' applications.</summary>
    public static IReadOnlyList<string> ApplicationSetMetrics { get; } = ["argocd_appset_info", "argocd_appset_owned_applications"];

    /// <summary>Of the cache's servers.</summary>
    public static IReadOnlyList<string> CacheMetrics { get; } = ["redis_connected_clients", "redis_connected_slaves", "redis_evicted_keys_total", "redis_memory_used_bytes", "redis_up"];

    /// <summary>Of the proxies before them.</summary>
    public static IReadOnlyList<string> ProxyMetrics { get; } = ["haproxy_backend_active_servers", "haproxy_backend_current_sessions"];

    // An application of a team's is the team's to mend: its project's name says whose it is.
    private static readonly Dictionary<string, string> Owner = new()
    {
        [AlertObjects.TeamLabel] = $$$"""{{ if match "^team-" $labels.project }}{{ reReplaceAll "^team-" "" $labels.project }}{{ else }}{{{AlertObjects.PlatformTeam}}}{{ end }}""",
    };

    /// <summary>When somebody has to look.</summary>
    public static IReadOnlyList<Alert> Alerts { get; } =
    [
        new()
        {
            Name = "ArgoCdApplicationOutOfSync",
            Severity = AlertSeverity.Warning,
            Expression = """max by (name, project) (argocd_app_info{sync_status!="Synced"}) > 0""",
            For = "1h",
            Summary = "The application {{ $labels.name }} is not as Git says, and Argo CD has not made it so for an hour.",
            Labels = Owner,
        },
        new()
        {
            Name = "ArgoCdApplicationDegraded",
            Severity = AlertSeverity.Warning,
            Expression = """max by (name, project) (argocd_app_info{health_status=~"Degraded|Missing"}) > 0""",
            For = "15m",
            Summary = "The application {{ $labels.name }} is as Git says and does not work.",
            Labels = Owner,
        },
        new()
        {
            Name = "ArgoCdRepositoryUnreachable",
            Severity = AlertSeverity.Warning,
            Expression = "sum by (repo) (increase(argocd_git_lsremote_fail_total[15m])) > 2 or sum by (repo) (increase(argocd_git_fetch_fail_total[15m])) > 2",
            For = "15m",
            Summary = "Argo CD does not get at {{ $labels.repo }}: what is changed there does not come to the cluster.",
        },
        new()
        {
            Name = "ArgoCdCacheFailing",
            Severity = AlertSeverity.Warning,
            Expression = """sum by (namespace) (rate(argocd_redis_request_total{failed="true"}[5m])) / sum by (namespace) (rate(argocd_redis_request_total[5m])) > 0.5""",
            For = "10m",
            Summary = "More than half of what Argo CD asks its cache fails: every manifest is rendered anew, and pages are slow or empty.",
        },
    ];

    /// <summary>What Grafana shows.</summary>
    public static Dashboard Dashboard { get; } = new()
    {
        Title = "Argo CD",
        Rows =
        [
            new DashboardRow(
                "Applications",
                Panel.Number("Not as Git says", PanelUnit.None, new Query("""count(argocd_app_info{sync_status!="Synced"}) or vector(0)""")) with { Thresholds = new Thresholds(1, 5) },
                Panel.Number("Not healthy", PanelUnit.None, new Query("""count(argocd_app_info{health_status!="Healthy"}) or vector(0)""")) with { Thresholds = new Thresholds(1, 5) },
                Panel.Table(
                    "Which they are", PanelUnit.None, new Query("""max by (name, project, sync_status, health_status) (argocd_app_info{sync_status!="Synced"} or argocd_app_info{health_status!="Healthy"})"""))),
            new DashboardRow(
                "Syncs",
                Panel.Lines("Syncs by how they ended", PanelUnit.PerSecond, new Query("sum by (phase) (rate(argocd_app_sync_total[$__rate_interval]))", "{{phase}}")),
                Panel.Lines(
                    "Time to compare an application", PanelUnit.Seconds, new Query("histogram_quantile(0.95, sum by (le) (rate(argocd_app_reconcile_bucket[$__rate_interval])))", "95 %")),
                Panel.Lines("Objects that are watched", PanelUnit.None, new Query("sum by (server) (argocd_cluster_api_resource_objects)", "{{server}}"))),
            new DashboardRow(
                "Repositories",
                Panel.Lines("Requests", PanelUnit.RequestsPerSecond, new Query("sum by (request_type) (rate(argocd_git_request_total[$__rate_interval]))", "{{request_type}}")),
                Panel.Lines(
                    "Failures",
                    PanelUnit.PerSecond,
                    new Query("sum by (repo) (rate(argocd_git_fetch_fail_total[$__rate_interval]))", "fetch {{repo}}"),
                    new Query("sum by (repo) (rate(argocd_git_lsremote_fail_total[$__rate_interval]))", "ls-remote {{repo}}")),
                Panel.Lines("Waiting for a repository", PanelUnit.None, new Query("sum by (repo) (argocd_repo_pending_request_total)", "{{repo}}"))),
            new DashboardRow(
                "Cache",
                Panel.Lines("Requests that fail", PanelUnit.PerSecond, new Query("""sum by (initiator) (rate(argocd_redis_request_total{failed="true"}[$__rate_interval]))""", "{{initiator}}")),
                Panel.Lines("Memory", PanelUnit.Bytes, new Query("""redis_memory_used_bytes{namespace="argocd"}""", "{{pod}}")),
                Panel.Number("Servers up", PanelUnit.None, new Query("""sum(redis_up{namespace="argocd"})""")) with { Thresholds = new Thresholds(1, 0) }),
        ],
    };
}
