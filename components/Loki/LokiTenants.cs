namespace Infra.Components;

/// <summary>
/// Whose logs are whose. Loki has each line of a tenant, and answers with none of another's: every request says in a header which tenant it is about. Who may say so, the
/// network decides: those who send logs, and Grafana.
/// </summary>
public static class LokiTenants
{
    /// <summary>The header of every request that names the tenant.</summary>
    public const string Header = "X-Scope-OrgID";

    /// <summary>What the platform's own pods say, and events of namespaces that are no team's.</summary>
    public const string Platform = "platform";

    /// <summary>Who did what, at the API servers and at Vault.</summary>
    public const string Audit = "audit";

    /// <summary>The tenant of a team's namespaces; a prefix keeps it from being one of the platform's.</summary>
    public static string Of(Team team)
    {
        ArgumentNullException.ThrowIfNull(team);
        return $"team-{team.Name}";
    }

    /// <summary>The tenants of an environment, sorted, with the days that their logs are kept.</summary>
    public static IReadOnlyDictionary<string, int> RetentionDays(AddonContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var days = new SortedDictionary<string, int>(StringComparer.Ordinal) { [Audit] = context.AuditLogRetentionDays, [Platform] = context.LogRetentionDays };
        foreach (var team in context.Teams)
            days.Add(Of(team), context.LogRetentionDays);
        return days;
    }
}
