using System.Text.Json.Nodes;

namespace Infra.Components;

/// <summary>A panel as Grafana reads it (https://grafana.com/docs/grafana/v13.2/panels-visualizations/visualizations).</summary>
internal static class PanelJson
{
    public static JsonObject Of(int id, Panel panel, JsonObject place, string logsId)
    {
        if (panel.Queries.Count == 0)
            throw new ArgumentException($"The panel '{panel.Title}' asks nothing; give it a query.", nameof(panel));
        var source = SourceOf(panel, logsId);
        var json = new JsonObject
        {
            ["datasource"] = source,
            ["description"] = panel.Description,
            ["fieldConfig"] = new JsonObject { ["defaults"] = Defaults(panel), ["overrides"] = new JsonArray() },
            ["gridPos"] = place,
            ["id"] = id,
            ["options"] = Options(panel),
            ["targets"] = new JsonArray([.. panel.Queries.Select((query, index) => (JsonNode)Target(panel, query, index, source.DeepClone()))]),
            ["title"] = panel.Title,
            ["transformations"] = panel.Kind == PanelKind.Table ? Columns() : null,
            ["type"] = TypeOf(panel.Kind),
        };
        foreach (var absent in json.Where(field => field.Value is null).Select(field => field.Key).ToList())
            json.Remove(absent);
        return json;
    }

    private static JsonObject SourceOf(Panel panel, string logsId) => panel.Kind == PanelKind.Logs
        ? new JsonObject { ["type"] = "loki", ["uid"] = logsId }
        : new JsonObject { ["type"] = "prometheus", ["uid"] = GrafanaSources.PrometheusId };

    private static JsonObject Target(Panel panel, Query query, int index, JsonNode source)
    {
        var target = new JsonObject
        {
            ["datasource"] = source,
            ["editorMode"] = "code",
            // Grafana counts moments in milliseconds.
            ["expr"] = panel.Unit == PanelUnit.Moment ? $"({query.Expression}) * 1000" : query.Expression,
            ["refId"] = ((char)('A' + index)).ToString(),
        };
        if (panel.Kind == PanelKind.Logs)
        {
            target["queryType"] = "range";
            return target;
        }
        var isNewest = panel.Kind != PanelKind.Lines;
        target["format"] = panel.Kind == PanelKind.Table ? "table" : "time_series";
        target["instant"] = isNewest;
        target["legendFormat"] = query.Legend ?? "__auto";
        target["range"] = !isNewest;
        return target;
    }

    private static JsonObject Defaults(Panel panel)
    {
        var defaults = new JsonObject
        {
            ["color"] = new JsonObject { ["mode"] = panel.Thresholds is null || panel.Kind == PanelKind.Lines ? "palette-classic" : "thresholds" },
            ["thresholds"] = new JsonObject { ["mode"] = "absolute", ["steps"] = Steps(panel.Thresholds) },
            ["unit"] = UnitOf(panel.Unit),
        };
        if (panel.Kind == PanelKind.Lines)
        {
            defaults["custom"] = new JsonObject
            {
                ["drawStyle"] = "line",
                ["fillOpacity"] = 10,
                ["lineWidth"] = 1,
                ["showPoints"] = "never",
                ["thresholdsStyle"] = new JsonObject { ["mode"] = panel.Thresholds is null ? "off" : "dashed" },
            };
            // What begins at nothing is seen to be little.
            defaults["min"] = 0;
        }
        return defaults;
    }

    private static JsonArray Steps(Thresholds? thresholds)
    {
        if (thresholds is null)
            return new JsonArray(Step("green", null));
        return thresholds.Critical < thresholds.Warning
            ? new JsonArray(Step("red", null), Step("yellow", thresholds.Critical), Step("green", thresholds.Warning))
            : new JsonArray(Step("green", null), Step("yellow", thresholds.Warning), Step("red", thresholds.Critical));
    }

    private static JsonObject Step(string color, double? from) => new() { ["color"] = color, ["value"] = from };

    private static JsonObject Options(Panel panel) => panel.Kind switch
    {
        PanelKind.Lines => new JsonObject
        {
            ["legend"] = new JsonObject { ["calcs"] = new JsonArray(), ["displayMode"] = "list", ["placement"] = "bottom", ["showLegend"] = true },
            ["tooltip"] = new JsonObject { ["mode"] = "multi", ["sort"] = "desc" },
        },
        PanelKind.Number => new JsonObject
        {
            ["colorMode"] = panel.Thresholds is null ? "none" : "value",
            ["graphMode"] = "none",
            ["justifyMode"] = "auto",
            ["orientation"] = "auto",
            ["reduceOptions"] = Newest(),
            ["textMode"] = "auto",
        },
        PanelKind.Bars => new JsonObject { ["displayMode"] = "basic", ["orientation"] = "horizontal", ["reduceOptions"] = Newest(), ["showUnfilled"] = true },
        PanelKind.Table => new JsonObject { ["cellHeight"] = "sm", ["showHeader"] = true },
        _ => new JsonObject
        {
            ["dedupStrategy"] = "none",
            ["enableLogDetails"] = true,
            ["prettifyLogMessage"] = false,
            ["showCommonLabels"] = false,
            ["showLabels"] = false,
            ["showTime"] = true,
            ["sortOrder"] = "Descending",
            ["wrapLogMessage"] = true,
        },
    };

    private static JsonObject Newest() => new() { ["calcs"] = new JsonArray("lastNotNull"), ["fields"] = "", ["values"] = false };

    // A row for each series, with all queries beside each other and without the moment, which is always now.
    private static JsonArray Columns() => new(
        new JsonObject { ["id"] = "merge", ["options"] = new JsonObject() },
        new JsonObject { ["id"] = "organize", ["options"] = new JsonObject { ["excludeByName"] = new JsonObject { ["Time"] = true }, ["indexByName"] = new JsonObject(), ["renameByName"] = new JsonObject() } });

    private static string TypeOf(PanelKind kind) => kind switch
    {
        PanelKind.Lines => "timeseries",
        PanelKind.Number => "stat",
        PanelKind.Bars => "bargauge",
        PanelKind.Table => "table",
        _ => "logs",
    };

    // https://github.com/grafana/grafana/blob/v13.2.0/packages/grafana-data/src/valueFormats/categories.ts
    private static string UnitOf(PanelUnit unit) => unit switch
    {
        PanelUnit.Share => "percentunit",
        PanelUnit.Seconds => "s",
        PanelUnit.Bytes => "bytes",
        PanelUnit.BytesPerSecond => "binBps",
        PanelUnit.RequestsPerSecond => "reqps",
        PanelUnit.PerSecond => "cps",
        PanelUnit.Cores => "suffix: cores",
        PanelUnit.Dollars => "currencyUSD",
        PanelUnit.Moment => "dateTimeFromNow",
        _ => "short",
    };
}
