using System.Text.Json;
using Infra.Components;

namespace Infra.Tests.Components;

public sealed class DashboardJsonTests
{
    private static JsonElement Of(params IReadOnlyList<Panel> panels) =>
        JsonDocument.Parse(DashboardJson.Of("test", new Dashboard { Title = "Test", Rows = [new DashboardRow("Row", panels)] }, "loki-platform")).RootElement;

    private static JsonElement PanelOf(Panel panel) => Of(panel).GetProperty("panels")[1];

    [Fact]
    public void Of_Panels_ShareOutTheRoom()
    {
        var panels = Of([.. Enumerable.Range(1, 5).Select(number => Panel.Number($"{number}", PanelUnit.None, new Query("up")))]).GetProperty("panels").EnumerateArray().Skip(1);

        Assert.Equal([(0, 4), (4, 4), (8, 4), (12, 4), (16, 8)], panels.Select(panel => (panel.GetProperty("gridPos").GetProperty("x").GetInt32(), panel.GetProperty("gridPos").GetProperty("w").GetInt32())));
    }

    [Theory]
    [InlineData(0.8, 0.9, "green", "yellow", "red", 0.8)]
    [InlineData(1.0, 0.5, "red", "yellow", "green", 0.5)]
    public void Of_Thresholds_GoTowardsWhatIsBad(double warning, double critical, string first, string second, string third, double at)
    {
        var steps = PanelOf(Panel.Number("Share", PanelUnit.Share, new Query("up")) with { Thresholds = new Thresholds(warning, critical) })
            .GetProperty("fieldConfig").GetProperty("defaults").GetProperty("thresholds").GetProperty("steps");

        Assert.Equal([first, second, third], steps.EnumerateArray().Select(step => step.GetProperty("color").GetString()));
        Assert.Equal(at, steps[1].GetProperty("value").GetDouble());
    }

    [Fact]
    public void Of_Moment_IsInMilliseconds() =>
        Assert.Equal("(max(last_run)) * 1000", PanelOf(Panel.Number("Last", PanelUnit.Moment, new Query("max(last_run)"))).GetProperty("targets")[0].GetProperty("expr").GetString());

    [Fact]
    public void Of_Logs_AreAskedOfLoki()
    {
        var panel = PanelOf(Panel.Logs("Lines", "{app=\"x\"}"));

        Assert.Equal(("logs", "loki-platform"), (panel.GetProperty("type").GetString(), panel.GetProperty("datasource").GetProperty("uid").GetString()));
        Assert.Equal("{app=\"x\"}", panel.GetProperty("targets")[0].GetProperty("expr").GetString());
    }

    [Fact]
    public void Of_Text_HasALineForEachFieldOfAPanel()
    {
        var lines = DashboardJson.Of("test", new Dashboard { Title = "Test", Rows = [new DashboardRow("Row", Panel.Lines("Lines", PanelUnit.None, new Query("a < \"b\"")))] }, "loki").Split('\n');

        Assert.Contains("      \"title\": \"Lines\",", lines);
        Assert.Single(lines, line => line.Contains("a < \\\"b\\\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_RowWithoutPanels_Fails() => Assert.Contains("give it one to six", Assert.Throws<ArgumentException>(() => Of()).Message, StringComparison.Ordinal);

    [Fact]
    public void Of_PanelWithoutQuery_Fails() =>
        Assert.Contains("give it a query", Assert.Throws<ArgumentException>(() => PanelOf(Panel.Lines("Empty", PanelUnit.None))).Message, StringComparison.Ordinal);
}
