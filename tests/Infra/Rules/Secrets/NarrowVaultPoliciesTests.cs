using Infra.Rules.Secrets;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Secrets;

public sealed class NarrowVaultPoliciesTests : RuleTest<NarrowVaultPolicies>
{
    private const string Type = "vault:index/policy:Policy";
    private static readonly string Reader = PlatformPlan.Urn(Type, "main-platform");

    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan(RuleAddons.Context with { Teams = [RuleAddons.Team] }));

    [Fact]
    public void Check_PlanWithoutVault_Holds() => AssertHolds(new PlanBuilder().Add("aws:ec2/vpc:Vpc", "main"));

    [Theory]
    [InlineData("path \"platform/data/*\" { capabilities = [\"read\"] }", "It names more than one path by platform/data/*.")]
    [InlineData("path \"platform/data/+/payment\" { capabilities = [\"read\"] }", "It names more than one path by platform/data/+/payment.")]
    [InlineData("path \"platform/data/shop/payment\" { capabilities = [\"read\", \"update\"] }", "It may do more than read: update.")]
    [InlineData("path \"platform/data/shop/payment\" { policy = \"write\" }", "It may do more than read: write.")]
    [InlineData("path \"platform/data/shop/other\" { capabilities = [\"read\"] }", "no ExternalSecret of its stores asks")]
    [InlineData("path \"platform/data/shop/payment\" {", "It cannot be read: line 1: it ends too early.")]
    [InlineData("{\"path\": {}}", "It cannot be read: line 1:")]
    public void Check_WidePolicyOfAReader_Breaks(string policy, string message) =>
        AssertBroken(new PlatformPlan().WithInput(Reader, "policy", PlanBuilder.Quoted(policy)), Reader, message);

    [Theory]
    [InlineData("# all of it\npath \"platform/data/shop/payment\" {\n  capabilities = [\n    \"read\", // and no more\n  ]\n  required_parameters = [\"x\"]\n  allowed_parameters = { \"a\" = [\"b\"] }\n} /* end */\n")]
    [InlineData("path \"platform/data/*\" { capabilities = [\"deny\"] }")]
    [InlineData("")]
    public void Check_NarrowPolicyOfAReader_Holds(string policy) => AssertHolds(new PlatformPlan().WithInput(Reader, "policy", PlanBuilder.Quoted(policy)));

    [Theory]
    [InlineData("team-games", "path \"teams/metadata/games/*\" { capabilities = [\"list\", \"delete\"] }", null)]
    [InlineData("team-games", "path \"teams/data/shop/*\" { capabilities = [\"read\"] }", "It names more than one path by teams/data/shop/*.")]
    [InlineData("team-games", "path \"platform/data/games/*\" { capabilities = [\"read\"] }", "It names more than one path by platform/data/games/*.")]
    [InlineData("team-other", "path \"teams/data/games/*\" { capabilities = [\"read\"] }", "It names more than one path by teams/data/games/*.")]
    public void Check_PolicyOfATeamsPeople_KeepsItsOwnFoldersAlone(string name, string policy, string? message)
    {
        var plan = new PlatformPlan(RuleAddons.Context with { Teams = [RuleAddons.Team] }).AddResource(Type, name, $$"""{"name": "{{name}}", "policy": {{PlanBuilder.Quoted(policy)}} }""");
        if (message is null)
            AssertHolds(plan);
        else
            AssertBroken(plan, PlatformPlan.Urn(Type, name), message);
    }

    [Theory]
    [InlineData("path \"teams/data/games/*\" { capabilities = [\"read\"] }", null)]
    [InlineData("path \"teams/data/games/*\" { capabilities = [\"read\", \"list\"] }", "It names more than one path by teams/data/games/*.")]
    [InlineData("path \"teams/data/*\" { capabilities = [\"read\"] }", "It names more than one path by teams/data/*.")]
    public void Check_PolicyOfATeamsStore_ReadsItsOwnFolderAlone(string policy, string? message)
    {
        var reader = PlatformPlan.Urn(Type, "main-namespace-games");
        var plan = new PlatformPlan(RuleAddons.Context with { Teams = [RuleAddons.Team] }).WithInput(reader, "policy", PlanBuilder.Quoted(policy));
        if (message is null)
            AssertHolds(plan);
        else
            Assert.Contains(Check(plan), finding => finding.Subject == reader && finding.Message == message);
    }

    [Theory]
    [InlineData("path \"sys/health\" { capabilities = [\"read\"] }", null)]
    [InlineData("path \"sys/health\" { capabilities = [\"sudo\", \"read\"] }", "It may do more than read: sudo.")]
    [InlineData("path \"teams/*\" { capabilities = [\"read\"] }", "It names more than one path by teams/*.")]
    public void Check_PolicyOfNobodysStore_IsNarrowToo(string policy, string? message)
    {
        var plan = new PlatformPlan().AddResource(Type, "auditors", $$"""{"name": "auditors", "policy": {{PlanBuilder.Quoted(policy)}} }""");
        if (message is null)
            AssertHolds(plan);
        else
            AssertBroken(plan, PlatformPlan.Urn(Type, "auditors"), message);
    }
}
