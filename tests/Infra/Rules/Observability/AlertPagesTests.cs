using System.Collections.Immutable;
using Infra.Components;
using Infra.Rules.Observability;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Observability;

public sealed class AlertPagesTests : RuleTest<AlertPages>
{
    private const string Rule = "PrometheusRule/shop";
    private const string Alert = "spec groups 0 rules 0";

    [Fact]
    public void Check_AlertWithItsPage_Holds() => Assert.Empty(Run(Plan()));

    [Theory]
    [InlineData("labels severity", "\"bad\"", "has the severity \"bad\", which is none of critical, warning")]
    [InlineData("labels severity", null, "has the severity \"\"")]
    [InlineData("labels team", null, "has no label \"team\"")]
    [InlineData("annotations summary", "\" \"", "has no summary")]
    [InlineData("annotations runbook_url", null, "has no runbook_url")]
    [InlineData("annotations runbook_url", "\"https://example.com/wiki#shopslow\"", "has no runbook_url that ends with a page of docs/runbooks")]
    [InlineData("annotations runbook_url", "\"https://example.com/docs/runbooks/shop.md#\"", "has no runbook_url that ends with a page of docs/runbooks")]
    [InlineData("annotations runbook_url", "\"https://example.com/docs/runbooks/show.md#shopslow\"", "names the page docs/runbooks/show.md, which is not there")]
    [InlineData("annotations runbook_url", "\"https://example.com/docs/runbooks/shop.md#shopdown\"", "has no heading \"## ShopSlow\" in docs/runbooks/shop.md")]
    public void Check_AlertThatSaysTooLittle_Breaks(string path, string? json, string message)
    {
        var plan = Plan().With(Rule, $"{Alert} {path}", json);

        var finding = Assert.Single(Run(plan));
        Assert.Equal(plan.SubjectOf(Rule), finding.Subject);
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_TwoAlertsOfOneName_Break() =>
        Assert.Contains("\"ShopSlow\" is an alert of", Assert.Single(Run(Plan().With(Rule, "spec groups 0 rules 1 alert", "\"ShopSlow\""))).Message, StringComparison.Ordinal);

    private static IReadOnlyList<Infra.Planning.Finding> Run(PlatformPlan plan) => [.. new AlertPages().Check(new Infra.Rules.RuleContext(plan.Plan, plan.Facts with
    {
        Runbooks = ImmutableDictionary<string, ImmutableHashSet<string>>.Empty
            .Add("docs/runbooks/service-objectives.md", ["routefailing", "routelosingbudget"]).Add("docs/runbooks/shop.md", ["shopslow", "shopfull"]),
    }))];

    private static PlatformPlan Plan() => new(addons:
    [
        .. RuleAddons.All(RuleAddons.Context).Select(addon => addon with
        {
            Alerts = addon.Name.Value != "shop" ? [] :
            [
                new Alert { Name = "ShopSlow", Severity = AlertSeverity.Critical, Expression = "up == 0", Summary = "The shop is slow" },
                new Alert { Name = "ShopFull", Severity = AlertSeverity.Warning, Expression = "up == 0", Summary = "The shop is full" },
            ],
        }),
    ]);
}
