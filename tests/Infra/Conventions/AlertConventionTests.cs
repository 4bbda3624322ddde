using Infra.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace Infra.Tests.Conventions;

/// <summary>What promtool runs in CI, held against the alerts that are rendered: none is left out.</summary>
public sealed class AlertConventionTests
{
    [Fact]
    public void Alerts_Each_HasACaseInWhichItFiresAndOneInWhichItDoesNot()
    {
        var cases = Cases().ToLookup(each => each.Alert, each => each.Fires, StringComparer.Ordinal);

        var alerts = Alerts().ToList();
        Assert.NotEmpty(alerts);
        Assert.All(alerts, alert => Assert.Contains(true, cases[alert]));
        // It always fires: that is how it tells that alerts arrive.
        Assert.All(alerts.Where(alert => alert != "Watchdog"), alert => Assert.Contains(false, cases[alert]));
    }

    [Fact]
    public void Cases_Each_IsOfAnAlertThatIsRendered() => Assert.Empty(Cases().Select(each => each.Alert).Distinct(StringComparer.Ordinal).Except(Alerts(), StringComparer.Ordinal));

    private static IEnumerable<string> Alerts() =>
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "kubernetes"), "prometheusrule-*.yaml", SearchOption.AllDirectories)
        from @group in Items(Root(file)["spec"]["groups"])
        from rule in Items(@group["rules"])
        where Has(rule, "alert")
        select Text(rule["alert"]);

    private static IEnumerable<(string Alert, bool Fires)> Cases() =>
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "Alerts"), "*.yaml")
        from test in Items(Root(file)["tests"])
        where Has(test, "alert_rule_test")
        from each in Items(test["alert_rule_test"])
        select (Text(each["alertname"]), Has(each, "exp_alerts") && Items(each["exp_alerts"]).Any());

    private static YamlNode Root(string file)
    {
        using var reader = File.OpenText(file);
        var yaml = new YamlStream();
        yaml.Load(reader);
        return yaml.Documents[0].RootNode;
    }

    private static YamlSequenceNode Items(YamlNode list) => list as YamlSequenceNode ?? [];

    private static bool Has(YamlNode map, string key) => ((YamlMappingNode)map).Children.ContainsKey(new YamlScalarNode(key));

    private static string Text(YamlNode scalar) => ((YamlScalarNode)scalar).Value!;
}
