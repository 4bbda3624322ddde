using Infra.Rules.Secrets;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Secrets;

public sealed class StoreRolesTests : RuleTest<StoreRoles>
{
    private const string Store = "ClusterSecretStore/vault";
    private static readonly string Role = RoleOf("main-platform");
    private static readonly string Policy = PolicyOf("main-platform");

    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan(RuleAddons.Context with { Teams = [RuleAddons.Team] }));

    [Fact]
    public void Check_PlanWithoutStores_Holds() => AssertHolds(new PlanBuilder().Add("aws:ec2/vpc:Vpc", "main"));

    [Fact]
    public void Check_NoRole_Breaks()
    {
        var plan = new PlatformPlan().WithoutResource(Role);
        AssertBroken(plan, plan.SubjectOf(Store), "\"platform\" is in the Vaults of 0 of 1 clusters");
    }

    [Fact]
    public void Check_RoleInOneOfTwoVaults_Breaks()
    {
        var plan = new PlatformPlan(RuleAddons.Context with { ClusterNames = ["a.dev.example.com", "b.dev.example.com"], ClusterName = "a.dev.example.com" });
        AssertHolds(plan);
        AssertBroken(plan.WithoutResource(RoleOf("b-platform")), plan.SubjectOf(Store), "in the Vaults of 1 of 2 clusters");
    }

    [Theory]
    [InlineData("mountPath", "\"other\"", "in the Vaults of 0 of 1")]
    [InlineData("role", "\"other\"", "in the Vaults of 0 of 1")]
    [InlineData("role", null, "names no role")]
    public void Check_StoreThatAsksAsAnother_Breaks(string field, string? json, string message)
    {
        var plan = new PlatformPlan().With(Store, $"spec provider vault auth kubernetes {field}", json);
        AssertBroken(plan, plan.SubjectOf(Store), message);
    }

    [Theory]
    [InlineData("boundServiceAccountNames", """["web"]""", "does not take exactly the ServiceAccount external-secrets/secret-reader")]
    [InlineData("boundServiceAccountNames", """["secret-reader", "web"]""", "does not take exactly")]
    [InlineData("boundServiceAccountNamespaces", """["*"]""", "does not take exactly")]
    [InlineData("audience", null, "no \"audience\"")]
    [InlineData("audience", "\"aws\"", "tokens for \"aws\"")]
    public void Check_RoleThatTakesOthers_Breaks(string input, string? json, string message) => AssertBroken(new PlatformPlan().WithInput(Role, input, json), Role, message);

    [Fact]
    public void Check_PolicyThatIsNotThere_Breaks() =>
        Assert.Contains(Check(new PlatformPlan().WithInput(Role, "tokenPolicies", """["default", "other"]""")), finding => finding.Subject == Role && finding.Message == "Its policy \"other\" is not in its Vault.");

    [Theory]
    [InlineData("path \"platform/data/data/password\" { capabilities = [\"read\"] }")]
    [InlineData("path \"platform/data/data/password\" { capabilities = [\"read\"] } path \"platform/data/shop/payment\" { capabilities = [\"list\"] }")]
    [InlineData("path \"platform/data/data/password\" { capabilities = [\"read\"] } path \"platform/shop/payment\" { capabilities = [\"read\"] }")]
    [InlineData("path \"platform/data/data/password\" { capabilities = [\"read\"] } path \"platform/data/shop/payment\" { capabilities = [\"read\", \"deny\"] }")]
    public void Check_PathThatThePolicyDoesNotRead_Breaks(string policy)
    {
        var plan = new PlatformPlan().WithInput(Policy, "policy", PlanBuilder.Quoted(policy));
        AssertBroken(plan, plan.SubjectOf("ExternalSecret/payment"), "may read \"platform/data/shop/payment\" in the Vaults of 0 of 1 clusters");
    }

    [Theory]
    [InlineData("path \"platform/data/*\" { capabilities = [\"read\"] }")]
    [InlineData("path \"platform/data/+/+\" { capabilities = [\"read\"] }")]
    [InlineData("path \"platform/data/*\" { capabilities = [\"deny\"] } path \"platform/data/shop/*\" { capabilities = [\"read\"] } path \"platform/data/data/pass*\" { capabilities = [\"read\"] }")]
    public void Check_PathThatAPatternReads_IsRead(string policy) => AssertHolds(new PlatformPlan().WithInput(Policy, "policy", PlanBuilder.Quoted(policy)));

    [Theory]
    [InlineData("path \"platform/data/+\" { capabilities = [\"read\"] }")]
    [InlineData("path \"platform/data/+/pass*\" { capabilities = [\"read\"] }")]
    [InlineData("path \"platform/data/*\" { capabilities = [\"read\"] } path \"platform/data/shop/+\" { capabilities = [\"deny\"] }")]
    public void Check_PathThatNoPatternReads_Breaks(string policy) =>
        Assert.Contains(Check(new PlatformPlan().WithInput(Policy, "policy", PlanBuilder.Quoted(policy))), finding => finding.Message.Contains("may read \"platform/data/shop/payment\" in the Vaults of 0 of 1", StringComparison.Ordinal));

    private static string RoleOf(string name) => PlatformPlan.Urn("vault:kubernetes/authBackendRole:AuthBackendRole", name);

    private static string PolicyOf(string name) => PlatformPlan.Urn("vault:index/policy:Policy", name);
}
