namespace Infra.Components;

/// <summary>What must hold of databases before anything is derived from them.</summary>
internal static class DatabaseChecks
{
    /// <summary>What is wrong with the add-ons' databases, and with the environment's restores.</summary>
    public static IEnumerable<PlatformProblem> Of(AddonContext context, IReadOnlyList<Addon> addons)
    {
        var declared = addons.SelectMany(addon => addon.Databases.Select(database => (Addon: addon, Database: database))).ToList();
        foreach (var (addon, database) in declared)
        {
            foreach (var message in Messages(database, addons))
                yield return new PlatformProblem(PlatformProblemCode.Impossible, $"{addon.Name}/{database.Name}", message);
        }
        foreach (var same in declared.GroupBy(each => DatabaseNames.Key(each.Database), StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            yield return new PlatformProblem(
                PlatformProblemCode.DeclaredTwice,
                same.Key,
                $"the database is declared twice, by {string.Join(" and ", same.Select(each => each.Addon.Name))}; rename one.");
        }
        var keys = declared.Select(each => DatabaseNames.Key(each.Database)).Order(StringComparer.Ordinal).ToList();
        foreach (var restore in context.DatabaseRestores.Where(restore => !keys.Contains(restore.Database, StringComparer.Ordinal)))
        {
            var nearest = Shared.NearestName.Of(restore.Database, keys) is { } name ? $": did you mean {name}?" : keys.Count == 0 ? "; it has none." : $"; it has {string.Join(", ", keys)}.";
            yield return new PlatformProblem(PlatformProblemCode.Unknown, "platform:databaseRestores", $"it restores '{restore.Database}', a database that the environment has not{nearest}");
        }
    }

    private static IEnumerable<string> Messages(Database database, IReadOnlyList<Addon> addons)
    {
        var longest = DatabaseNames.Drill(database);
        if (longest.Length > DatabaseNames.MostClusterCharacters)
        {
            yield return $"the Cluster of its restore drill would be '{longest}', {longest.Length} characters, and CloudNativePG takes {DatabaseNames.MostClusterCharacters}; shorten the name to "
                + $"{DatabaseNames.MostClusterCharacters - (longest.Length - database.Name.Length)}.";
        }
        var namespaces = addons.SelectMany(each => each.Namespaces).Where(each => each.Name == database.Namespace).ToList();
        if (namespaces.Count == 0)
            yield return $"it is in the namespace '{database.Namespace}', which nobody declares; add it to Namespaces of one add-on.";
        else if (!namespaces.Exists(each => each.InMesh))
            yield return $"it is in the namespace '{database.Namespace}', which is outside of the mesh; set InMesh.";
    }
}
