using System.Text.Json;

namespace Infra.Tests.Components;

/// <summary>
/// The fields of Grafana's classic model that dashboards here may have, with their kinds of values
/// (https://github.com/grafana/grafana/blob/v13.2.0/kinds/dashboard/dashboard_kind.cue; options of panels: public/app/plugins/panel/*/panelcfg.cue).
/// </summary>
internal static class DashboardSchema
{
    private static readonly Dictionary<string, JsonValueKind[]> OfDashboard = Fields(
        JsonValueKind.Object, "annotations", "templating", "time", JsonValueKind.Array, "links", "panels", "tags", JsonValueKind.String, "refresh", "timezone", "title", "uid",
        JsonValueKind.Number, "graphTooltip", "schemaVersion", JsonValueKind.False, "editable");

    private static readonly Dictionary<string, JsonValueKind[]> OfRow = Fields(
        JsonValueKind.False, "collapsed", JsonValueKind.Object, "gridPos", JsonValueKind.Number, "id", JsonValueKind.Array, "panels", JsonValueKind.String, "title", "type");

    private static readonly Dictionary<string, JsonValueKind[]> OfPanel = Fields(
        JsonValueKind.Object, "datasource", "fieldConfig", "gridPos", "options", JsonValueKind.Number, "id", JsonValueKind.Array, "targets", "transformations", JsonValueKind.String, "description", "title", "type");

    private static readonly Dictionary<string, JsonValueKind[]> OfTarget = Fields(
        JsonValueKind.Object, "datasource", JsonValueKind.String, "editorMode", "expr", "format", "legendFormat", "queryType", "refId", JsonValueKind.True, "instant", "range");

    private static readonly Dictionary<string, string[]> Options = new(StringComparer.Ordinal)
    {
        ["bargauge"] = ["displayMode", "orientation", "reduceOptions", "showUnfilled"],
        ["logs"] = ["dedupStrategy", "enableLogDetails", "prettifyLogMessage", "showCommonLabels", "showLabels", "showTime", "sortOrder", "wrapLogMessage"],
        ["stat"] = ["colorMode", "graphMode", "justifyMode", "orientation", "reduceOptions", "textMode"],
        ["table"] = ["cellHeight", "showHeader"],
        ["timeseries"] = ["legend", "tooltip"],
    };

    private static readonly string[] Units = ["binBps", "bytes", "cps", "currencyUSD", "dateTimeFromNow", "percentunit", "reqps", "s", "short", "suffix: cores"];

    /// <summary>A dashboard has no other fields, and each is of its kind.</summary>
    public static void AssertHolds(JsonElement dashboard)
    {
        AssertFields(dashboard, OfDashboard);
        Assert.All(dashboard.GetProperty("panels").EnumerateArray(), panel =>
        {
            var type = panel.GetProperty("type").GetString()!;
            if (type == "row")
            {
                AssertFields(panel, OfRow);
                return;
            }
            AssertFields(panel, OfPanel);
            Assert.Equal(Options[type], panel.GetProperty("options").EnumerateObject().Select(option => option.Name).Order(StringComparer.Ordinal));
            Assert.Equal(["h", "w", "x", "y"], panel.GetProperty("gridPos").EnumerateObject().Select(side => side.Name));
            AssertDefaults(panel.GetProperty("fieldConfig").GetProperty("defaults"));
            Assert.NotEmpty(panel.GetProperty("targets").EnumerateArray());
            Assert.All(panel.GetProperty("targets").EnumerateArray(), target => AssertFields(target, OfTarget));
            Assert.Equal(panel.GetProperty("targets").GetArrayLength(), panel.GetProperty("targets").EnumerateArray().Select(target => target.GetProperty("refId").GetString()).Distinct().Count());
        });
    }

    // The first step begins at nothing; the others rise.
    private static void AssertDefaults(JsonElement defaults)
    {
        Assert.Contains(defaults.GetProperty("unit").GetString()!, Units);
        Assert.All(defaults.EnumerateObject(), field => Assert.Contains(field.Name, (string[])["color", "custom", "min", "thresholds", "unit"]));
        var steps = defaults.GetProperty("thresholds").GetProperty("steps").EnumerateArray().ToList();
        Assert.Equal(JsonValueKind.Null, steps[0].GetProperty("value").ValueKind);
        var values = steps.Skip(1).Select(step => step.GetProperty("value").GetDouble()).ToList();
        Assert.Equal(values.Order(), values);
    }

    private static void AssertFields(JsonElement element, Dictionary<string, JsonValueKind[]> fields) =>
        Assert.All(element.EnumerateObject(), field => Assert.Contains(field.Value.ValueKind, fields.TryGetValue(field.Name, out var kinds) ? kinds : throw new KeyNotFoundException($"'{field.Name}' is no field of {element.ValueKind}.")));

    // Names after the kind of their values.
    private static Dictionary<string, JsonValueKind[]> Fields(params IReadOnlyList<object> list)
    {
        var fields = new Dictionary<string, JsonValueKind[]>(StringComparer.Ordinal);
        JsonValueKind[] kinds = [];
        foreach (var each in list)
        {
            if (each is JsonValueKind kind)
                kinds = kind is JsonValueKind.True or JsonValueKind.False ? [JsonValueKind.True, JsonValueKind.False] : [kind];
            else
                fields.Add((string)each, kinds);
        }
        return fields;
    }
}
