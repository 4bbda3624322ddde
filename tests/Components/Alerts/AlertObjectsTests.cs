using Infra.Components;
using Infra.Tests.Components.Derivation;

namespace Infra.Tests.Components.Alerts;

public sealed class AlertObjectsTests
{
    private static readonly Alert Slow = new() { Name = "ShopSlow", Severity = AlertSeverity.Critical, Expression = "shop_wait_seconds > 1", Summary = "The shop is slow" };

    [Fact]
    public void Of_AddonWithAlerts_IsARuleOfItsNamespace()
    {
        var rule = Assert.Single(RulesOf([Slow], [new RecordingRule("shop:wait:avg", "avg(shop_wait_seconds)")]));

        Assert.Equal("shop", rule.Metadata.Name);
        Assert.Equal("shop", rule.Metadata.Namespace);
        var group = Assert.Single(rule.Spec.Groups);
        Assert.Collection(
            group.Rules,
            recorded => Assert.Equal(("shop:wait:avg", "avg(shop_wait_seconds)"), (recorded.Record, recorded.Expr)),
            alert => Assert.Equal(("ShopSlow", "shop_wait_seconds > 1", "5m"), (alert.Alert, alert.Expr, alert.For)));
    }

    [Fact]
    public void Of_Alert_SaysHowSoonForWhomAndWhatToDo()
    {
        var alert = RulesOf([Slow], []).Single().Spec.Groups[0].Rules[0];

        Assert.Equal("addon=shop,severity=critical,team=platform", string.Join(',', alert.Labels!.Select(label => $"{label.Key}={label.Value}")));
        Assert.Equal("https://github.com/example/platform/blob/main/docs/runbooks/shop.md#shopslow", alert.Annotations!["runbook_url"]);
        Assert.Equal("The shop is slow", alert.Annotations["summary"]);
    }

    [Fact]
    public void Of_LabelOfTheAlertsOwn_TakesTheDerivedOnesPlace()
    {
        var alert = RulesOf([Slow with { Labels = new Dictionary<string, string> { ["team"] = "{{ $labels.label_team }}" } }], []).Single().Spec.Groups[0].Rules[0];

        Assert.Equal("{{ $labels.label_team }}", alert.Labels!["team"]);
    }

    [Fact]
    public void Of_NothingDeclared_IsNothing() => Assert.Empty(RulesOf([], []));

    private static List<PrometheusRule> RulesOf(IReadOnlyList<Alert> alerts, IReadOnlyList<RecordingRule> recorded)
    {
        var addons = TestAddons.All().Select(addon => addon.Name == TestAddons.ShopName ? addon with { Alerts = alerts, RecordingRules = recorded } : addon);
        return [.. PlatformModel.Derive(AddonContexts.Dev(), addons).Manifests.Select(manifest => manifest.Object).OfType<PrometheusRule>().Where(rule => rule.Metadata.Name != ServiceObjectives.Name)];
    }
}
