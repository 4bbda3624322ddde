using System.Text.Json;

namespace Infra.Components;

/// <summary>Roles of the auth method by which ServiceAccounts sign in to Vault: those that there are before Pulumi (https://developer.hashicorp.com/vault/api-docs/auth/kubernetes#create-update-role).</summary>
internal static class VaultRoles
{
    /// <summary>The role of the Job that makes Vault ready, by which it sees that it is done.</summary>
    public const string Init = "vault-init";

    /// <summary>The role of the Job that keeps snapshots.</summary>
    public const string Snapshot = "snapshot";

    /// <summary>Policies and roles by the files that the Job finds them in.</summary>
    public static IReadOnlyDictionary<string, string> Files { get; } = new Dictionary<string, string>
    {
        [$"{Init}.hcl"] = VaultFiles.Policy(Init),
        // Tokens of a minute that are kept nowhere.
        [$"{Init}.role.json"] = Role(Init, VaultPods.Init.ServiceAccount, "batch", "1m"),
        [$"{Vault.PulumiRole}.hcl"] = VaultFiles.Policy(Vault.PulumiRole),
        // As long as an `up` may take that changes everything.
        [$"{Vault.PulumiRole}.role.json"] = Role(Vault.PulumiRole, Vault.PulumiServiceAccount, "service", "30m"),
        [$"{Snapshot}.hcl"] = VaultFiles.Policy(Snapshot),
        [$"{Snapshot}.role.json"] = Role(Snapshot, VaultPods.Snapshot.ServiceAccount, "batch", "10m"),
    };

    private static string Role(string policy, string serviceAccount, string tokenType, string lifetime) => JsonSerializer.Serialize(new SortedDictionary<string, object>(StringComparer.Ordinal)
    {
        ["audience"] = Vault.TokenAudience,
        ["bound_service_account_names"] = new[] { serviceAccount },
        ["bound_service_account_namespaces"] = new[] { Vault.Namespace },
        ["token_max_ttl"] = lifetime,
        ["token_no_default_policy"] = true,
        ["token_policies"] = new[] { policy },
        ["token_ttl"] = lifetime,
        ["token_type"] = tokenType,
    }) + "\n";
}
