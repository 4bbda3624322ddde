namespace Infra.Components;

/// <summary>All secrets of an environment: those that add-ons say they need, the databases' owners and the confidential clients'.</summary>
internal static class SecretTable
{
    public static IEnumerable<PlatformSecret> Of(PlatformDeclarations all) =>
        (from addon in all.Addons
         from each in Declared(addon)
         select new PlatformSecret(addon, each.Secret, all.FindNamespace(each.Secret.Namespace)?.Tenant, each.OnlyAtHome || addon.Placement == AddonPlacement.HomeCluster))
        .OrderBy(each => $"{each.Secret.Namespace}/{each.Secret.Name}", StringComparer.Ordinal);

    /// <summary>The secrets of one add-on; those of its databases are where the databases are.</summary>
    public static IEnumerable<(AddonSecret Secret, bool OnlyAtHome)> Declared(Addon addon) =>
    [
        .. addon.Secrets.Select(secret => (secret, false)),
        .. addon.Databases.SelectMany(database => new[] { database.OwnerSecret, database.ClientSecret }).OfType<AddonSecret>().Select(secret => (secret, true)),
        .. addon.SsoClients.Select(client => client.Secret).OfType<AddonSecret>().Select(secret => (secret, false)),
    ];
}
