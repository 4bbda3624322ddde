namespace Infra.Components;

/// <summary>The objects of a database: its servers, its backups, its pooler, and its restore drill.</summary>
internal static class DatabaseObjects
{
    /// <summary>The objects of a database of an add-on.</summary>
    public static IEnumerable<KubernetesObject> Of(AddonContext context, Addon addon, Database database)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(addon);
        ArgumentNullException.ThrowIfNull(database);
        return [DatabaseServers.Of(context, database), .. DatabaseBackups.Of(context, database), .. DatabasePooler.Of(context, database), .. RestoreDrill.Of(context, database)];
    }

    /// <summary>Labels by which what a database costs is somebody's: the team's whose namespace it is in, or the platform's.</summary>
    public static Dictionary<string, string> CostLabels(AddonContext context, Database database)
    {
        var team = context.Teams.FirstOrDefault(team => TeamData.DatabasesNamespace(team) == database.Namespace);
        return new()
        {
            [TeamLabels.CostCentre] = LabelText.Of(team?.CostCentre ?? context.Scope.Tags.Common[Tags.CostCentreKey]),
            [TeamLabels.Team] = LabelText.Of(team?.Name ?? context.Scope.Tags.Common[Tags.OwnerKey]),
        };
    }
}
