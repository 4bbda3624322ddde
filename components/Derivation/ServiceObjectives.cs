using System.Globalization;

namespace Infra.Components;

/// <summary>
/// How many requests of each route may fail, and alerts while that budget goes too fast: by several windows and rates at once, so that a short outage is told of within minutes
/// and a slow loss within days, and neither after it is over (https://sre.google/workbook/alerting-on-slos, chapter 5, approach 6).
/// </summary>
internal static class ServiceObjectives
{
    /// <summary>The name of the PrometheusRule, and of the page of its alerts.</summary>
    public const string Name = "service-objectives";

    /// <summary>The objective of a route that names none.</summary>
    public static double DefaultObjective(AddonContext context) => context.IsHighlyAvailable ? 0.995 : 0.99;

    private const string Requests = "route:istio_requests:rate5m";
    private const string Failed = "route:istio_requests_failed:rate5m";
    private const string Budget = "route:error_budget:ratio";
    private const string Page = $"docs/runbooks/{Name}.md";

    // The longest window reads three days of it.
    private const string Interval = "1m";

    private static readonly string[] Windows = ["30m", "1h", "2h", "6h", "1d", "3d"];

    public static IEnumerable<(KubernetesObject Object, Addon? Addon)> Of(PlatformDeclarations all)
    {
        if (all.FindOwnerOf(Monitors.Group) is null || all.Of(PlatformRole.Scraper).FirstOrDefault() is not { } scraper || all.Of(PlatformRole.Gateway).FirstOrDefault() is not { } gateway)
            yield break;
        var routes = all.Addons.SelectMany(addon => addon.Routes.Select(route => (Addon: addon, Route: route))).OrderBy(each => each.Route.Host, StringComparer.Ordinal).ToList();
        if (routes.Count == 0)
            yield break;
        yield return (new PrometheusRule
        {
            Metadata = new ObjectMeta { Name = Name, Namespace = scraper.Workload.Namespace },
            Spec = new PrometheusRuleSpec(
            [
                .. routes.Select(each => new RuleGroup($"{Name}-{each.Route.Host}", [.. Recorded(all, gateway, each.Addon, each.Route)]) { Interval = Interval }),
                new RuleGroup(Name, [.. Alerts(all.Context)]) { Interval = Interval },
            ]),
        }, null);
    }

    private static IEnumerable<RuleOfGroup> Recorded(PlatformDeclarations all, FlowEnd.Pods gateway, Addon addon, Route route)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["addon"] = addon.Name.Value,
            ["route"] = route.Host,
            [AlertObjects.TeamLabel] = AlertObjects.TeamNameOf(addon),
        };
        // What people got, as the gateway saw it: also where nothing was there to answer.
        var requests = $"namespace=\"{gateway.Workload.Namespace}\",reporter=\"source\",destination_service=\"{HostOf(all, route)}\"";
        var every = $"sum(rate(istio_requests_total{{{requests}}}[5m]))";
        yield return Record(Requests, every);
        // Without an error there is no series of errors, which is not the same as none having failed.
        yield return Record(Failed, $"sum(rate(istio_requests_total{{{requests},response_code=~\"5..\"}}[5m])) or {every} * 0");
        yield return Record(Budget, $"vector({Text(1 - (route.AvailabilityObjective ?? DefaultObjective(all.Context)))})");
        var same = $"{{route=\"{route.Host}\"}}";
        yield return Record(Ratio("5m"), $"{Failed}{same} / {Requests}{same}");
        foreach (var window in Windows)
            yield return Record(Ratio(window), $"sum_over_time({Failed}{same}[{window}]) / sum_over_time({Requests}{same}[{window}])");

        RuleOfGroup Record(string name, string expression) => new() { Record = name, Expr = expression, Labels = labels };
    }

    // Of thirty days' budget: 2 % within an hour or 5 % within six; 10 % within one day or three.
    private static IEnumerable<RuleOfGroup> Alerts(AddonContext context)
    {
        yield return Alert("RouteFailing", AlertSeverity.Critical, "1h", $"{Burning("14.4", "1h", "5m")} or {Burning("6", "6h", "30m")}", "2m", "of its error budget of a month within hours");
        yield return Alert("RouteLosingBudget", AlertSeverity.Warning, "1d", $"{Burning("3", "1d", "2h")} or {Burning("1", "3d", "6h")}", "15m", "of its error budget of a month within days");

        // Where hardly anybody comes, one failure is a large share: ten are to have failed.
        RuleOfGroup Alert(string name, AlertSeverity severity, string window, string expression, string wait, string loss) => new()
        {
            Alert = name,
            Expr = $"({expression}) and sum_over_time({Failed}[{window}]) * 60 > 10",
            For = wait,
            Labels = new SortedDictionary<string, string>(StringComparer.Ordinal) { [AlertObjects.SeverityLabel] = AlertObjects.TextOf(severity), [AlertObjects.TeamLabel] = "{{ $labels.team }}" },
            Annotations = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["runbook_url"] = AlertObjects.RunbookUrl(context, Page, name),
                ["summary"] = $"{{{{ $value | humanizePercentage }}}} of the requests to {{{{ $labels.route }}}} fail: it loses much {loss}",
            },
        };
    }

    // The long window says that it matters, the short one that it has not ended.
    private static string Burning(string rate, string window, string shortWindow) => $"{Ratio(window)} > {rate} * {Budget} and {Ratio(shortWindow)} > {rate} * {Budget}";

    private static string Ratio(string window) => $"route:istio_requests_failed:ratio_rate{window}";

    private static string HostOf(PlatformDeclarations all, Route route) =>
        all.TryFind(route.Backend, out var pods, out _) ? RouteObjects.ServiceOf(route, pods) : throw new InvalidOperationException($"The route '{route.Host}' leads to nobody.");

    private static string Text(double share) => Math.Round(share, 6).ToString(CultureInfo.InvariantCulture);
}
