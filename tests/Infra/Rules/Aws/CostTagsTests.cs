using Infra.Planning;
using Infra.Rules.Aws;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Aws;

public sealed class CostTagsTests : RuleTest<CostTags>
{
    private const string Vpc = "aws:ec2/vpc:Vpc";
    private const string Provider = "pulumi:providers:aws";
    private const string AllTags = """{"Owner": "platform", "CostCentre": "4711", "Environment": "dev", "Project": "platform"}""";

    [Fact]
    public void Check_AllTags_Holds() => AssertHolds(new PlanBuilder().Add(Vpc, "main", $$"""{"tags": {{AllTags}}}"""));

    [Fact]
    public void Check_DefaultTagsOfProviderAsJsonText_Holds() =>
        AssertHolds(new PlanBuilder()
            .Add(Provider, "aws", $$"""{"defaultTags": {{PlanBuilder.Quoted($$"""{"tags": {{AllTags}}}""")}}}""")
            .Add(Vpc, "main", provider: PlanBuilder.Urn(Provider, "aws")));

    [Fact]
    public void Check_DefaultTagsAndOwnTagsTogether_Holds() =>
        AssertHolds(new PlanBuilder()
            .Add(Provider, "aws", """{"defaultTags": {"tags": {"Owner": "platform", "CostCentre": "4711", "Environment": "dev"}}}""")
            .Add(Vpc, "main", """{"tags": {"Project": "platform"}}""", provider: PlanBuilder.Urn(Provider, "aws")));

    [Fact]
    public void Check_TypeWithoutTags_IsNotJudged() => AssertHolds(new PlanBuilder().Add("aws:ec2/route:Route", "r"), new PlanFacts(false, type => type == Vpc));

    [Fact]
    public void Check_OtherPackage_IsNotJudged() => AssertHolds(new PlanBuilder().Add("random:index/randomPassword:RandomPassword", "p"));

    [Fact]
    public void Check_TagsKnownAfterUp_AreNotJudged() => AssertHolds(new PlanBuilder().Add(Vpc, "main", $$"""{"tags": {{PlanBuilder.Unknown(Vpc, "x")}}}"""));

    [Fact]
    public void Check_TagsMissingOrEmpty_BreaksAndNamesThem() =>
        AssertBroken(
            new PlanBuilder().Add(Vpc, "main", """{"tags": {"Owner": "platform", "Environment": "dev", "Project": ""}}"""), Vpc, "main", "Tags are missing: CostCentre, Project.");

    [Fact]
    public void Check_NoTags_Breaks() => AssertBroken(new PlanBuilder().Add(Vpc, "main"), Vpc, "main", "Owner, CostCentre, Environment, Project");
}
