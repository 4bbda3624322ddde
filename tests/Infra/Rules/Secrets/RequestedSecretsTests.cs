using Infra.Rules.Secrets;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Secrets;

public sealed class RequestedSecretsTests : RuleTest<RequestedSecrets>
{
    private const string Payment = "ExternalSecret/payment";

    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan());

    [Fact]
    public void Check_PlanWithoutSecrets_Holds() => AssertHolds(new PlanBuilder().Add("aws:ec2/vpc:Vpc", "main"));

    [Fact]
    public void Check_SecretThatNobodyMakes_Breaks()
    {
        var plan = new PlatformPlan().WithoutResource(UrnOf("main-payment"));
        AssertBroken(plan, plan.SubjectOf(Payment), "\"platform/shop/payment\", which nobody makes");
    }

    [Theory]
    [InlineData("platform/shop/other", "\"platform/shop/other\", which nobody makes")]
    [InlineData("shop/payment", null)]
    public void Check_Path_IsBelowTheEngine(string key, string? message)
    {
        var plan = new PlatformPlan().With(Payment, "spec data 0 remoteRef key", $"\"{key}\"");
        if (message is null)
            AssertHolds(plan);
        else
            AssertBroken(plan, plan.SubjectOf(Payment), message);
    }

    [Fact]
    public void Check_EntryThatIsNotDeclared_Breaks()
    {
        var plan = new PlatformPlan().With(Payment, "spec data 0 remoteRef property", "\"password\"");
        AssertBroken(plan, plan.SubjectOf(Payment), "the entry \"password\" of \"platform/shop/payment\", which has token.");
    }

    [Fact]
    public void Check_EntriesThatThePlanShows_CountMoreThanDeclaredOnes()
    {
        var plan = new PlatformPlan().WithInput(UrnOf("main-payment"), "dataJson", """ "{\"other\": \"x\"}" """);
        AssertBroken(plan, plan.SubjectOf(Payment), "the entry \"token\" of \"platform/shop/payment\", which has other.");
    }

    [Fact]
    public void Check_WholeSecret_NeedsNoEntry() =>
        AssertHolds(new PlatformPlan().With(Payment, "spec data", null).With(Payment, "spec dataFrom", """[{"extract": {"key": "platform/shop/payment"}}]"""));

    [Fact]
    public void Check_SecretThatOneOfTwoVaultsHas_Breaks()
    {
        var plan = new PlatformPlan(RuleAddons.Context with { ClusterNames = ["a.dev.example.com", "b.dev.example.com"], ClusterName = "a.dev.example.com" });
        AssertHolds(plan);
        AssertBroken(plan.WithoutResource(UrnOf("b-payment")), plan.SubjectOf(Payment), "in 2 clusters, and 1 of their Vaults");
    }

    [Fact]
    public void Check_PlanWithoutVault_GoesByTheDeclarations()
    {
        var plan = new PlatformPlan().WithoutResource(UrnOf("main-payment")).WithoutResource(UrnOf("main-password"));
        AssertHolds(plan);
        AssertBroken(plan.With(Payment, "spec data 0 remoteRef key", "\"platform/shop/other\""), plan.SubjectOf(Payment), "which nobody makes");
    }

    [Fact]
    public void Check_StoreThatNobodyDeclares_IsAnotherRules() => AssertHolds(new PlatformPlan().With(Payment, "spec secretStoreRef name", "\"other\""));

    private static string UrnOf(string name) => PlatformPlan.Urn("vault:kv/secretV2:SecretV2", name);
}
