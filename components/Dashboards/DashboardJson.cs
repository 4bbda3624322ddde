using System.Text.Json.Nodes;

namespace Infra.Components;

/// <summary>
/// A dashboard as Grafana reads it: the classic model, in the last version of its schema
/// (https://grafana.com/docs/grafana/v13.2/dashboards/build-dashboards/view-dashboard-json-model). Ids and places are counted, so that the same declaration is the same text.
/// </summary>
internal static class DashboardJson
{
    private const int SchemaVersion = 42;

    /// <summary>Grafana's raster has 24 columns.</summary>
    internal const int Columns = 24;

    private const int HeightOfTitle = 1;
    private const int HeightOfNumbers = 4;
    private const int HeightOfPanels = 8;
    private const int HeightOfTables = 10;

    /// <summary>The text.</summary>
    /// <param name="id">What links name it by; one of the cluster's.</param>
    /// <param name="dashboard">The dashboard.</param>
    /// <param name="logsId">The data source of its logs.</param>
    /// <exception cref="ArgumentException">A row has no panels, or more than six; a panel has no query.</exception>
    public static string Of(string id, Dashboard dashboard, string logsId)
    {
        ArgumentNullException.ThrowIfNull(dashboard);
        return DashboardText.Of(new JsonObject
        {
            ["annotations"] = new JsonObject { ["list"] = new JsonArray() },
            ["editable"] = false,
            // One pointer in all panels.
            ["graphTooltip"] = 1,
            ["links"] = new JsonArray(),
            ["panels"] = Panels(dashboard, logsId),
            ["refresh"] = "1m",
            ["schemaVersion"] = SchemaVersion,
            ["tags"] = new JsonArray("platform"),
            ["templating"] = new JsonObject { ["list"] = new JsonArray() },
            ["time"] = new JsonObject { ["from"] = "now-6h", ["to"] = "now" },
            ["timezone"] = "browser",
            ["title"] = dashboard.Title,
            ["uid"] = id,
        });
    }

    private static JsonArray Panels(Dashboard dashboard, string logsId)
    {
        var panels = new JsonArray();
        var y = 0;
        foreach (var row in dashboard.Rows)
        {
            if (row.Panels.Count is 0 or > 6)
                throw new ArgumentException($"The row '{row.Title}' of the dashboard '{dashboard.Title}' has {row.Panels.Count} panels; give it one to six.", nameof(dashboard));
            panels.Add(Title(panels.Count + 1, row.Title, y));
            y += HeightOfTitle;
            var height = row.Panels.Max(HeightOf);
            for (var index = 0; index < row.Panels.Count; index++)
            {
                // What does not go into equal parts is the last one's.
                var width = Columns / row.Panels.Count;
                var last = index == row.Panels.Count - 1;
                var place = PlaceOf(index * width, y, last ? Columns - index * width : width, height);
                panels.Add(PanelJson.Of(panels.Count + 1, row.Panels[index], place, logsId));
            }
            y += height;
        }
        return panels;
    }

    private static JsonObject Title(int id, string title, int y) =>
        new() { ["collapsed"] = false, ["gridPos"] = PlaceOf(0, y, Columns, HeightOfTitle), ["id"] = id, ["panels"] = new JsonArray(), ["title"] = title, ["type"] = "row" };

    private static JsonObject PlaceOf(int x, int y, int width, int height) => new() { ["h"] = height, ["w"] = width, ["x"] = x, ["y"] = y };

    private static int HeightOf(Panel panel) => panel.Kind switch
    {
        PanelKind.Number => HeightOfNumbers,
        PanelKind.Logs or PanelKind.Table or PanelKind.Bars => HeightOfTables,
        _ => HeightOfPanels,
    };
}
