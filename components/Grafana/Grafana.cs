namespace Infra.Components;

/// <summary>
/// Grafana: shows metrics and logs. All that it shows is declared: data sources, dashboards and who may look come out of Git and Keycloak, so that its pod keeps nothing, and
/// each cluster has one of its own.
/// </summary>
public static class Grafana
{
    private const string Host = "grafana";

    /// <summary>The add-on's name.</summary>
    public static AddonName Name { get; } = new("grafana");

    /// <summary>The name under which people reach it, in each cluster.</summary>
    public static Route Route { get; } = GrafanaInstance.RouteOf(Name, Host);

    /// <summary>What people sign in to.</summary>
    public static SsoClient SignIn { get; } = GrafanaInstance.ClientOf(Name, "Grafana", Host);

    /// <summary>Declares it.</summary>
    public static Addon Declare(AddonContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var addon = Instance(context).Declare(context, "Shows metrics and logs");
        return addon with { Reads = [PlatformApplication.Names.Dashboards], Alerts = GrafanaMonitoring.Alerts, Dashboard = GrafanaMonitoring.Dashboard };
    }

    // Who may sign in sees all dashboards; who looks further, by questions of their own, are those who run the platform.
    internal static GrafanaInstance Instance(AddonContext context) => new()
    {
        Name = Name,
        Route = Route,
        Client = SignIn,
        Roles = [(PlatformGroups.Administrators, "Admin"), (PlatformGroups.Auditors, "Viewer"), .. TeamGroups(context).Select(group => (group, "Viewer"))],
        Sources = GrafanaSources.ForEverybody(context),
        Calls = [Peer.Of(Prometheus.Api), Peer.Of(Alertmanager.Api), Peer.Of(Loki.Http)],
        ShowsDashboards = true,
    };

    private static IEnumerable<string> TeamGroups(AddonContext context) =>
        context.Teams.SelectMany(team => team.Groups).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
}
