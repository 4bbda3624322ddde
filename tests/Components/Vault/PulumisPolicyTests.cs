using System.Text.RegularExpressions;
using Infra.Components;

namespace Infra.Tests.Components;

/// <summary>The policy that Vault begins with for Pulumi, against what Pulumi then makes.</summary>
public sealed partial class PulumisPolicyTests
{
    private static readonly Dictionary<string, string[]> Rules = Rule().Matches(VaultFiles.Policy(Vault.PulumiRole))
        .ToDictionary(rule => rule.Groups[1].Value, rule => rule.Groups[2].Value.Split(", ").Select(text => text.Trim('"')).ToArray());

    public static TheoryData<string, string> Needs => new()
    {
        { $"sys/mounts/{Vault.PlatformMount}", "create read update" },
        { $"sys/mounts/{Vault.TeamsMount}", "create read update" },
        { $"{Vault.PlatformMount}/data/iam-system/keycloak", "create read update" },
        { $"{Vault.PlatformMount}/metadata/iam-system/keycloak", "delete" },
        { $"{Vault.TeamsMount}/data/shop/web", "create read update" },
        { $"sys/policies/acl/{VaultPolicies.AdministratorsName}", "create read update delete" },
        { $"sys/policies/acl/{VaultPolicies.AuditorsName}", "create read update delete" },
        { $"auth/{Vault.AuthMount}/role/iam-system", "create read update delete" },
        { "sys/audit", "read sudo" },
        { "sys/audit/file", "create update sudo" },
        { "sys/auth/oidc", "create read update sudo" },
        { "auth/oidc/config", "create read update" },
        { "auth/oidc/role/default", "create read update" },
        { "identity/group", "create update" },
        { "identity/group/id/5", "read update delete" },
        { "identity/group-alias", "create update" },
        { "identity/group-alias/id/5", "read update delete" },
        { "auth/token/lookup-self", "read" },
    };

    [Theory]
    [MemberData(nameof(Needs))]
    public void Policy_WhatPulumiMakes_IsAllowed(string path, string capabilities) => Assert.Subset(CapabilitiesOf(path).ToHashSet(), capabilities.Split(' ').ToHashSet());

    // Whoever may write them could give himself everything, or take the log away.
    [Theory]
    [InlineData("sys/policies/acl/pulumi")]
    [InlineData("sys/policies/acl/snapshot")]
    [InlineData("sys/policies/acl/vault-init")]
    [InlineData("auth/kubernetes/role/pulumi")]
    [InlineData("auth/kubernetes/role/snapshot")]
    [InlineData("auth/kubernetes/role/vault-init")]
    [InlineData("auth/kubernetes/config")]
    [InlineData("auth/token/create")]
    [InlineData("sys/audit/stdout")]
    [InlineData("sys/auth/kubernetes")]
    [InlineData("sys/generate-root/attempt")]
    [InlineData("sys/seal")]
    [InlineData("sys/storage/raft/snapshot")]
    [InlineData("sys/storage/raft/snapshot-force")]
    public void Policy_WhatVaultBeganWith_IsOutOfReach(string path) => Assert.All(CapabilitiesOf(path), capability => Assert.Equal("deny", capability));

    // As Vault does: the exact path, else the longest beginning.
    private static string[] CapabilitiesOf(string path) => Rules.GetValueOrDefault(path)
        ?? Rules.Where(rule => rule.Key.EndsWith('*') && path.StartsWith(rule.Key[..^1], StringComparison.Ordinal)).OrderByDescending(rule => rule.Key.Length).Select(rule => rule.Value).FirstOrDefault()
        ?? [];

    [GeneratedRegex("^path \"([^\"]+)\" \\{\n  capabilities = \\[([^]]+)\\]\n\\}$", RegexOptions.Multiline)]
    private static partial Regex Rule();
}
