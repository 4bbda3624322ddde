namespace Infra.Components;

/// <summary>Who reads secrets from Vault for pods: in each namespace with a store a ServiceAccount as which the operator asks.</summary>
public static class SecretReaders
{
    /// <summary>The ServiceAccount as which Vault is asked. No pod runs as it.</summary>
    public const string AccountName = "secret-reader";

    /// <summary>The reader of the platform's own namespaces.</summary>
    public const string PlatformName = "platform";

    /// <summary>The readers of one of an environment's clusters: one for the platform's namespaces, one for each of a team's.</summary>
    /// <param name="all">The declarations.</param>
    /// <param name="atHome">Whether for the home cluster; others lack what only that has.</param>
    public static IEnumerable<VaultConsumer> Of(PlatformDeclarations all, bool atHome)
    {
        ArgumentNullException.ThrowIfNull(all);
        if (all.Find(ExternalSecrets.Name) is null)
            yield break;
        var platform = all.Secrets.Where(each => each.Secret.InCluster && each.Tenant is null).ToList();
        // With nothing to read in this cluster too: manifests, and so stores, are the same in all.
        if (platform.Count > 0)
            yield return Reader(PlatformName, ExternalSecrets.Namespace) with { Secrets = [.. platform.Where(each => atHome || !each.OnlyAtHome).Select(each => each.Path)] };
        // A team writes secrets of its own beside those that it declares: its namespace's folder is the bound.
        foreach (var (_, tenant) in all.Namespaces.Where(each => each.Namespace.Tenant is not null))
            yield return Reader($"namespace-{tenant.Name}", tenant.Name) with { Folders = [VaultFolder.OfTeam(tenant.Name)] };
    }

    private static VaultConsumer Reader(string name, string @namespace) => new() { Name = name, ServiceAccount = new ServiceAccountName(@namespace, AccountName) };
}
