using Infra.Components;

namespace Infra.Tests.Components;

public sealed class VaultPolicyTests
{
    internal static readonly Team Shop = new()
    {
        Name = "shop",
        CostCentre = "cc-2001",
        Groups = ["shop-developers"],
        RepositoryUrl = "https://github.com/example/shop.git",
        Revision = "main",
        Path = "charts",
        Namespaces = ["shop", "shop-web"],
        Quota = new ResourceBounds("4", "8Gi", 30, "50Gi"),
        MonthlyBudgetUsd = 300,
    };

    [Fact]
    public void Of_Consumer_ReadsItsSecretsByTheirPathsAndLooksAtItsToken() => Assert.Equal("""
        path "platform/data/iam-system/keycloak-db-owner" {
          capabilities = ["read"]
        }
        path "platform/data/portal/backstage-oidc" {
          capabilities = ["read"]
        }
        path "auth/token/lookup-self" {
          capabilities = ["read"]
        }

        """, VaultPolicies.Of(Consumer(secrets: [new(VaultFolder.OfPlatform("portal"), "backstage-oidc"), new(VaultFolder.OfPlatform("iam-system"), "keycloak-db-owner")])).ToHcl());

    [Fact]
    public void Of_ConsumerOfATeamsNamespace_ReadsWhatIsInItAndSaysWhy() => Assert.StartsWith("""
        # The team chooses the names.
        path "teams/data/shop/*" {
          capabilities = ["read"]
        }
        path "auth
        """, VaultPolicies.Of(Consumer(folders: [VaultFolder.OfTeam("shop")])).ToHcl(), StringComparison.Ordinal);

    [Fact]
    public void Of_Consumer_WritesAndListsNothing() => Assert.All(
        VaultPolicies.Of(Consumer(secrets: [new(VaultFolder.OfPlatform("a"), "b")], folders: [VaultFolder.OfTeam("shop")])).Rules,
        rule => Assert.Equal([VaultCapability.Read], rule.Capabilities));

    [Fact]
    public void Administrators_Rules_AreOfSecretsOnly() => Assert.All(VaultPolicies.Administrators.Rules, rule =>
        Assert.Matches("^(platform|teams)/(data|metadata|delete|undelete|destroy)/\\*$", rule.Path));

    [Fact]
    public void Auditors_Rules_ReachNoSecretAndWriteNothing()
    {
        Assert.All(VaultPolicies.Auditors.Rules, rule =>
        {
            Assert.DoesNotMatch("^(platform|teams)/", rule.Path);
            Assert.DoesNotContain(rule.Capabilities, capability => capability is VaultCapability.Create or VaultCapability.Update or VaultCapability.Delete);
        });
        Assert.Contains(VaultPolicies.Auditors.Rules, rule => rule.Path == "sys/audit" && rule.Capabilities.Contains(VaultCapability.Sudo));
        Assert.Single(VaultPolicies.Auditors.Rules, rule => rule.Capabilities.Contains(VaultCapability.Sudo));
    }

    [Fact]
    public void Of_Team_KeepsTheSecretsOfItsNamespacesAndNoOthers()
    {
        var policy = VaultPolicies.Of(Shop);

        Assert.Equal("team-shop", policy.Name);
        Assert.All(policy.Rules, rule => Assert.Matches("^teams/(data|metadata|delete|undelete|destroy)/shop(-web)?/\\*$", rule.Path));
        Assert.Equal(10, policy.Rules.Count);
        // A namespace that begins as another does is not within its rules.
        Assert.DoesNotContain(policy.Rules, rule => rule.Path.EndsWith("shop*", StringComparison.Ordinal));
    }

    [Fact]
    public void ToHcl_EveryWildcard_HasAReasonBeforeIt()
    {
        foreach (var policy in new[] { VaultPolicies.Administrators, VaultPolicies.Auditors, VaultPolicies.Of(Shop) })
            Assert.All(policy.Rules, rule => Assert.Equal(rule.Path.Contains('*', StringComparison.Ordinal), rule.Reason is not null));
    }

    [Fact]
    public void ToHcl_EveryCapability_HasAWord() => Assert.Equal(
        "path \"a/b\" {\n  capabilities = [\"create\", \"read\", \"update\", \"delete\", \"list\", \"sudo\"]\n}\n",
        new VaultPolicy("all", [VaultRule.Of("a/b", Enum.GetValues<VaultCapability>().Reverse())]).ToHcl());

    [Theory]
    [InlineData("")]
    [InlineData("a/*")]
    [InlineData("a/+/b")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a\" {}")]
    [InlineData("a\n")]
    public void Of_NoExactPath_IsRefused(string path)
    {
        Assert.Contains("is no exact path of Vault's", Assert.Throws<ArgumentException>(() => VaultRule.Of(path, VaultCapability.Read)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => VaultRule.Below(path, "Because.", VaultCapability.Read));
    }

    [Theory]
    [InlineData("")]
    [InlineData("one\npath \"x\" {}")]
    public void Below_NoReason_IsRefused(string reason) => Assert.Contains("needs a reason of one line",
        Assert.Throws<ArgumentException>(() => VaultRule.Below("a", reason, VaultCapability.Read)).Message, StringComparison.Ordinal);

    [Fact]
    public void Of_NoCapability_IsRefused() => Assert.Contains("The rule of 'a' allows nothing", Assert.Throws<ArgumentException>(() => VaultRule.Of("a")).Message, StringComparison.Ordinal);

    [Fact]
    public void Groups_OfTeams_AreEachOnceWithAllTheirPolicies()
    {
        var groups = VaultGroup.Of([Shop, Shop with { Name = "mail", Groups = ["shop-developers", PlatformGroups.Administrators] }]);

        Assert.Equal(["platform-administrators", "platform-auditors", "shop-developers"], groups.Select(group => group.Name));
        Assert.Equal(["administrators", "team-mail"], groups[0].Policies);
        Assert.Equal(["auditors"], groups[1].Policies);
        Assert.Equal(["team-mail", "team-shop"], groups[2].Policies);
    }

    private static VaultConsumer Consumer(IReadOnlyList<VaultPath>? secrets = null, IReadOnlyList<VaultFolder>? folders = null) => new()
    {
        Name = "reader",
        ServiceAccount = new ServiceAccountName("external-secrets", "reader"),
        Secrets = secrets ?? [],
        Folders = folders ?? [],
    };
}
