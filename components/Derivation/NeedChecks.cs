namespace Infra.Components;

/// <summary>What must hold of the secrets, databases and sign-ins that add-ons declare, before anything is derived from them.</summary>
internal static class NeedChecks
{
    public static IEnumerable<PlatformProblem> Of(PlatformDeclarations all) =>
        Secrets(all).Concat(DatabaseChecks.Of(all.Context, all.Addons)).Concat(Operators(all)).Concat(RealmClients.Of(all.Context, all.Addons).Problems).Concat(Placements(all));

    private static IEnumerable<PlatformProblem> Secrets(PlatformDeclarations all)
    {
        foreach (var secret in all.Secrets.Select(each => (each.Addon, each.Secret)))
        {
            var subject = $"{secret.Addon.Name}/{secret.Secret.Name}";
            if (all.FindNamespace(secret.Secret.Namespace) is null)
                yield return Unknown(subject, $"the secret is for the namespace '{secret.Secret.Namespace}', which nobody declares; add it to Namespaces of one add-on.");
            if (secret.Secret.Keys.Count == 0)
                yield return Impossible(subject, "the secret has no entries; give it Keys.");
            foreach (var twice in secret.Secret.Keys.GroupBy(key => key.Name, StringComparer.Ordinal).Where(same => same.Count() > 1))
                yield return Twice(subject, $"two of the secret's entries are called '{twice.Key}'; rename one.");
        }
        foreach (var twice in all.Secrets.GroupBy(each => (each.Secret.Namespace, each.Secret.Name)).Where(same => same.Count() > 1))
            yield return Twice(string.Join(" and ", twice.Select(each => each.Addon.Name.Value).Distinct(StringComparer.Ordinal)), $"two secrets of the namespace '{twice.Key.Namespace}' are called '{twice.Key.Name}'; rename one.");
        foreach (var (name, what) in new[] { (Vault.Name, "keeps secrets"), (ExternalSecrets.Name, "brings secrets into namespaces") })
        {
            if (all.Find(name) is null && all.Secrets.Count > 0)
                yield return Unknown(all.Secrets[0].Addon.Name.Value, $"its secret '{all.Secrets[0].Secret.Name}' needs the add-on '{name}', which {what}, and the environment has not.");
        }
    }

    private static IEnumerable<PlatformProblem> Operators(PlatformDeclarations all) =>
        from addon in all.Addons
        from database in addon.Databases
        from name in new[] { CloudNativePg.Name, BarmanCloudPlugin.Name }
        where all.Find(name) is null
        select Unknown($"{addon.Name}/{database.Name}", $"the database needs the add-on '{name}', which the environment has not.");

    // What is everywhere cannot wait for what is in one cluster.
    private static IEnumerable<PlatformProblem> Placements(PlatformDeclarations all) =>
        from addon in all.Addons
        where addon.Placement == AddonPlacement.EveryCluster
        from name in addon.DependsOn
        where all.Find(name)?.Placement == AddonPlacement.HomeCluster
        select Impossible(addon.Name.Value, $"it runs in every cluster and depends on '{name}', which runs in the home cluster alone; set its Placement to {nameof(AddonPlacement.HomeCluster)} too, or drop the dependency.");

    private static PlatformProblem Unknown(string subject, string message) => new(PlatformProblemCode.Unknown, subject, message);

    private static PlatformProblem Twice(string subject, string message) => new(PlatformProblemCode.DeclaredTwice, subject, message);

    private static PlatformProblem Impossible(string subject, string message) => new(PlatformProblemCode.Impossible, subject, message);
}
