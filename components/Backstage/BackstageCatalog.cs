namespace Infra.Components;

/// <summary>
/// The portal's catalogue (https://backstage.io/docs/features/software-catalog/descriptor-format), from the same declarations as everything else: each add-on, team, workload of a
/// team and database is an entity, with whose it is, what it needs, and where it is declared. Entities of a namespace's things have the namespace's name as theirs.
/// </summary>
internal static class BackstageCatalog
{
    /// <summary>The ConfigMap, which the portal's pods mount.</summary>
    public const string ConfigMapName = "catalog";

    /// <summary>The catalogue's file in it.</summary>
    public const string FileName = "catalog.yaml";

    /// <summary>The catalogue as an object.</summary>
    /// <param name="context">The environment.</param>
    /// <param name="addons">All add-ons of the environment, and its teams' as add-ons.</param>
    public static IEnumerable<KubernetesObject> Of(AddonContext context, IReadOnlyList<Addon> addons)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(addons);
        yield return new ConfigMap
        {
            Metadata = new ObjectMeta { Name = ConfigMapName, Namespace = Backstage.Namespace },
            Data = new Dictionary<string, string> { [FileName] = string.Join("---\n", Entities(context, addons).Select(CanonicalYaml.Write)) },
        };
    }

    /// <summary>The entities, by kind, namespace and name.</summary>
    public static IReadOnlyList<YamlMap> Entities(AddonContext context, IReadOnlyList<Addon> addons)
    {
        var entities = new BackstageEntities(context, addons);
        return
        [
            .. new[] { entities.Platform(), entities.Applications() }
                .Concat(entities.Groups())
                .Concat(addons.Select(addon => addon.Layer).Distinct().Select(entities.LayerOf))
                .Concat(context.Teams.Select(entities.SystemOf))
                .Concat(addons.Where(addon => entities.TeamOf(addon) is null).Select(entities.ComponentOf))
                .Concat(addons.SelectMany(addon => entities.TeamOf(addon) is { } team ? team.Workloads.Select(workload => entities.ComponentOf(addon, team, workload)) : []))
                .Concat(addons.SelectMany(addon => addon.Databases.Select(database => entities.ResourceOf(addon, database))))
                .OrderBy(entity => (string)entity["kind"]!, StringComparer.Ordinal)
                .ThenBy(entity => BackstageEntities.Reference(entity), StringComparer.Ordinal),
        ];
    }
}
