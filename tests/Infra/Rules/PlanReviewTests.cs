using Infra.Planning;
using Infra.Rules;
using Infra.Rules.Exemptions;
using Infra.Tests.Support;

namespace Infra.Tests.Rules;

public sealed class PlanReviewTests
{
    private const string Vpc = "aws:ec2/vpc:Vpc";
    private static readonly DateOnly LastDay = new(2026, 12, 31);
    private static readonly PlanFacts Facts = new(Protect: false, IsTaggable: _ => false);

    [Fact]
    public void Run_NoExemption_GivesSortedFindings()
    {
        var plan = new PlanBuilder().Add(Vpc, "b").Add(Vpc, "a").Add("aws:kms/key:Key", "k").Build();
        var reviewed = PlanReview.Run(plan, Facts, [], LastDay);
        Assert.Equal(
            [("AWS004", "k"), ("AWS010", "a"), ("AWS010", "b")],
            reviewed.Plan.Findings.Select(finding => (finding.Rule, finding.Subject[(finding.Subject.LastIndexOf(':') + 1)..])));
        Assert.Empty(reviewed.Exempted);
    }

    [Fact]
    public void Run_Exemption_ExcusesOnItsLastDay()
    {
        var reviewed = Review(Exemption(), LastDay);
        Assert.Empty(reviewed.Plan.Findings);
        var exempted = Assert.Single(reviewed.Exempted);
        Assert.Equal(("AWS010", PlanBuilder.Urn(Vpc, "main")), (exempted.Finding.Rule, exempted.Finding.Subject));
    }

    [Fact]
    public void Run_ExpiredExemption_ExcusesNothingAndFails()
    {
        var reviewed = Review(Exemption(), LastDay.AddDays(1));
        Assert.Equal([("AWS010", Severity.Error), ("EXEMPT01", Severity.Error)], reviewed.Plan.Findings.Select(finding => (finding.Rule, finding.Severity)));
        Assert.Equal("exemptions.yaml:3", reviewed.Plan.Findings[1].Subject);
        Assert.Contains("2026-12-31", reviewed.Plan.Findings[1].Message, StringComparison.Ordinal);
        Assert.Empty(reviewed.Exempted);
    }

    [Fact]
    public void Run_ExpiredAndRenewedExemption_TheRenewedOneExcuses()
    {
        var plan = new PlanBuilder().Add(Vpc, "main").Build();
        var renewed = Exemption() with { Expires = LastDay.AddYears(1), Line = 9 };
        var reviewed = PlanReview.Run(plan, Facts, [Exemption(), renewed], LastDay.AddDays(1));
        Assert.Equal(renewed, Assert.Single(reviewed.Exempted).Exemption);
        Assert.Equal(["EXEMPT01"], reviewed.Plan.Findings.Select(finding => finding.Rule));
    }

    [Fact]
    public void Run_ExemptionThatMatchesNothing_Warns()
    {
        var reviewed = Review(Exemption() with { Subject = "urn:*::other" }, LastDay);
        Assert.Equal([("AWS010", Severity.Error), ("EXEMPT02", Severity.Warning)], reviewed.Plan.Findings.Select(finding => (finding.Rule, finding.Severity)));
    }

    [Fact]
    public void Run_ExemptionOfAnotherStack_IsNotLookedAt()
    {
        var reviewed = Review(Exemption() with { Stacks = ["prod"] }, LastDay.AddDays(1));
        Assert.Equal(["AWS010"], reviewed.Plan.Findings.Select(finding => finding.Rule));
    }

    [Fact]
    public void Run_AnotherDay_GivesTheSamePlan() =>
        Assert.Equal(
            PlanJson.Write(Review(Exemption(), LastDay).Plan),
            PlanJson.Write(Review(Exemption(), LastDay.AddDays(-100)).Plan));

    private static ReviewedPlan Review(Exemption exemption, DateOnly today) =>
        PlanReview.Run(new PlanBuilder().Add(Vpc, "main").Build(), Facts, [exemption], today);

    private static Exemption Exemption() => new()
    {
        Rule = "AWS010",
        Subject = "urn:*::main",
        Reason = "because",
        Owner = "platform",
        Expires = LastDay,
        Line = 3,
    };
}
