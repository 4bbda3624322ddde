namespace Infra.Rules.Secrets;

/// <summary>The type tokens of what Pulumi tells Vault.</summary>
internal static class VaultTypes
{
    public const string Prefix = "vault:";
    public const string Policy = Prefix + "index/policy:Policy";
    public const string Role = Prefix + "kubernetes/authBackendRole:AuthBackendRole";
    public const string Secret = Prefix + "kv/secretV2:SecretV2";

    /// <summary>What makes the text of a secret.</summary>
    public const string Random = "random:index/randomPassword:RandomPassword";
}
