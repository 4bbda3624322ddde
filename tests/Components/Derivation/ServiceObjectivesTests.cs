using Infra.Components;

namespace Infra.Tests.Components.Derivation;

public sealed class ServiceObjectivesTests
{
    [Fact]
    public void Of_Route_RecordsEveryWindowOfIts()
    {
        var group = GroupsOf(AddonContexts.Dev(), TestAddons.All()).Single(group => group.Name == "service-objectives-shop");

        Assert.Equal(
            [
                "route:istio_requests:rate5m", "route:istio_requests_failed:rate5m", "route:error_budget:ratio", "route:istio_requests_failed:ratio_rate5m",
                "route:istio_requests_failed:ratio_rate30m", "route:istio_requests_failed:ratio_rate1h", "route:istio_requests_failed:ratio_rate2h",
                "route:istio_requests_failed:ratio_rate6h", "route:istio_requests_failed:ratio_rate1d", "route:istio_requests_failed:ratio_rate3d",
            ],
            group.Rules.Select(rule => rule.Record));
        Assert.All(group.Rules, rule => Assert.Equal("addon=shop,route=shop,team=platform", string.Join(',', rule.Labels!.Select(label => $"{label.Key}={label.Value}"))));
        Assert.Equal(
            "sum(rate(istio_requests_total{namespace=\"ingress\",reporter=\"source\",destination_service=\"shop.shop.svc.cluster.local\"}[5m]))", group.Rules[0].Expr);
    }

    [Theory]
    [InlineData(null, false, "vector(0.01)")]
    [InlineData(null, true, "vector(0.005)")]
    [InlineData(0.999, true, "vector(0.001)")]
    public void Of_Objective_IsTheRoutesOrTheEnvironments(double? objective, bool isHighlyAvailable, string budget)
    {
        var addons = TestAddons.All().Select(addon => addon with { Routes = [.. addon.Routes.Select(route => route with { AvailabilityObjective = objective })] });
        var group = GroupsOf(isHighlyAvailable ? AddonContexts.Prod() : AddonContexts.Dev(), addons)[0];

        Assert.Equal(budget, group.Rules.Single(rule => rule.Record == "route:error_budget:ratio").Expr);
    }

    [Fact]
    public void Of_Routes_HaveTwoAlertsForAll()
    {
        var alerts = GroupsOf(AddonContexts.Dev(), TestAddons.All()).Single(group => group.Name == "service-objectives").Rules;

        Assert.Equal([("RouteFailing", "critical"), ("RouteLosingBudget", "warning")], alerts.Select(alert => (alert.Alert, alert.Labels!["severity"])));
        Assert.All(alerts, alert => Assert.Equal("{{ $labels.team }}", alert.Labels!["team"]));
        Assert.Equal("https://github.com/example/platform/blob/main/docs/runbooks/service-objectives.md#routefailing", alerts[0].Annotations!["runbook_url"]);
    }

    [Fact]
    public void Of_TeamsRoute_IsTheTeams()
    {
        var team = new Team
        {
            Name = "games",
            CostCentre = "retail",
            Groups = ["developers"],
            RepositoryUrl = "https://github.com/example/games.git",
            Revision = "main",
            Path = "charts",
            Namespaces = ["games"],
            Quota = new ResourceBounds("8", "16Gi", 50, "100Gi"),
            MonthlyBudgetUsd = 100,
            Workloads = [new TeamWorkload { Name = "web", Namespace = "games", Port = 8080, Host = "games" }],
        };
        var group = GroupsOf(AddonContexts.Dev() with { Teams = [team] }, TestAddons.All()).Single(group => group.Name == "service-objectives-games");

        Assert.Equal("games", group.Rules[0].Labels!["team"]);
    }

    [Fact]
    public void Of_NobodyWhoScrapes_IsNothing() =>
        Assert.Empty(GroupsOf(AddonContexts.Dev(), TestAddons.All().Select(addon => addon with { Workloads = [.. addon.Workloads.Where(workload => workload.Role != PlatformRole.Scraper)] })));

    [Theory]
    [InlineData(0.5)]
    [InlineData(1.0)]
    public void Derive_ObjectiveThatCannotBe_IsAProblem(double objective)
    {
        var addons = TestAddons.All().Select(addon => addon with { Routes = [.. addon.Routes.Select(route => route with { AvailabilityObjective = objective })] });

        var problem = Assert.Throws<PlatformException>(() => PlatformModel.Derive(AddonContexts.Dev(), addons));
        Assert.Contains("write a share of 0.95 to 0.9999", problem.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<RuleGroup> GroupsOf(AddonContext context, IEnumerable<Addon> addons) =>
        [.. PlatformModel.Derive(context, addons).Manifests.Select(manifest => manifest.Object).OfType<PrometheusRule>().Where(rule => rule.Metadata.Name == "service-objectives").SelectMany(rule => rule.Spec.Groups)];
}
