namespace Infra.Components;

/// <summary>Whose roles the databases need, all in the home cluster.</summary>
public static class DatabaseRoles
{
    /// <summary>The ServiceAccounts of the databases' servers, which keep backups (<see cref="Workloads.DatabaseBackup"/>).</summary>
    public static IReadOnlyList<ServiceAccountName> Of(IEnumerable<Addon> addons) =>
        [.. addons.SelectMany(addon => addon.Databases).Select(DatabaseNames.ServiceAccount).OrderBy(name => name.ToString(), StringComparer.Ordinal)];

    /// <summary>The databases, by the ServiceAccounts of their servers, whose restore is drilled (<see cref="Workloads.DatabaseDrill"/>).</summary>
    public static IReadOnlyList<ServiceAccountName> DrillsOf(AddonContext context, IEnumerable<Addon> addons) => RestoreDrill.IsRun(context) ? Of(addons) : [];
}
