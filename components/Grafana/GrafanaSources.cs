namespace Infra.Components;

/// <summary>Grafana's data sources (https://grafana.com/docs/grafana/latest/administration/provisioning/#data-sources). Nobody changes them in its pages.</summary>
internal static class GrafanaSources
{
    /// <summary>The data source of metrics.</summary>
    public const string PrometheusId = "prometheus";

    private const string AlertmanagerId = "alertmanager";

    /// <summary>The data source of a tenant's logs.</summary>
    public static string LogsId(string tenant) => $"loki-{tenant}";

    /// <summary>Metrics, alerts, and logs of the platform and of each team.</summary>
    public static YamlList ForEverybody(AddonContext context) => YamlList.Of(
    [
        Source("Alertmanager", AlertmanagerId, "alertmanager", Alertmanager.Url, new YamlMap { { "handleGrafanaManagedAlerts", false }, { "implementation", "prometheus" } }),
        Logs(LokiTenants.Platform),
        .. context.Teams.OrderBy(team => team.Name, StringComparer.Ordinal).Select(team => Logs(LokiTenants.Of(team))),
        Source("Prometheus", PrometheusId, "prometheus", Prometheus.Url, new YamlMap
        {
            { "alertmanagerUid", AlertmanagerId },
            { "httpMethod", "POST" },
            { "manageAlerts", true },
            { "prometheusType", "Prometheus" },
            { "timeInterval", PrometheusValues.Interval },
        }).With(new YamlMap { { "isDefault", true } }),
    ]);

    /// <summary>Audit logs.</summary>
    public static YamlList ForAuditors { get; } = YamlList.Of([Logs(LokiTenants.Audit).With(new YamlMap { { "isDefault", true } })]);

    // The header is no secret, but values of headers have no other place.
    private static YamlMap Logs(string tenant) => Source($"Logs of {tenant}", LogsId(tenant), "loki", Loki.ServiceUrl, new YamlMap { { "httpHeaderName1", LokiTenants.Header }, { "maxLines", 1000 } })
        .With(new YamlMap { { "secureJsonData", new YamlMap { { "httpHeaderValue1", tenant } } } });

    private static YamlMap Source(string name, string id, string type, string url, YamlMap settings) => new()
    {
        { "access", "proxy" },
        { "editable", false },
        { "jsonData", settings },
        { "name", name },
        { "type", type },
        { "uid", id },
        { "url", url },
    };
}
