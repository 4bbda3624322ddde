namespace Infra.Components;

/// <summary>
/// Another Grafana, for audit logs alone: who signs in to a Grafana may ask all of its data sources, whatever its pages show, so that what is not for teams is not in theirs.
/// </summary>
public static class GrafanaAudit
{
    private const string Host = "audit";

    /// <summary>The add-on's name.</summary>
    public static AddonName Name { get; } = new("grafana-audit");

    /// <summary>The name under which auditors reach it, in each cluster.</summary>
    public static Route Route { get; } = GrafanaInstance.RouteOf(Name, Host);

    /// <summary>What people sign in to.</summary>
    public static SsoClient SignIn { get; } = GrafanaInstance.ClientOf(Name, "Audit logs", Host);

    /// <summary>Declares it.</summary>
    public static Addon Declare(AddonContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var addon = Instance.Declare(context, "Shows audit logs to auditors");
        return addon with { Alerts = GrafanaMonitoring.AuditAlerts, Dashboard = GrafanaMonitoring.AuditDashboard };
    }

    // Auditors ask questions of their own ("Explore"), which is an editor's to do.
    internal static GrafanaInstance Instance { get; } = new()
    {
        Name = Name,
        Route = Route,
        Client = SignIn,
        Roles = [(PlatformGroups.Administrators, "Admin"), (PlatformGroups.Auditors, "Editor")],
        Sources = GrafanaSources.ForAuditors,
        Calls = [Peer.Of(Loki.Http)],
    };
}
