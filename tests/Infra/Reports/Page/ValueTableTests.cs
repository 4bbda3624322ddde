using System.Text.Json;
using Infra.Reports.Page;
using Infra.Tests.Support;

namespace Infra.Tests.Reports.Page;

public sealed class ValueTableTests
{
    [Fact]
    public void ToJson_ValuesThatAreAlike_StandOnce()
    {
        var table = new ValueTable();
        Assert.Equal("0", table.Add(PlanBuilder.Value("""{"tags": {"owner": "platform", "stack": "dev"}}""")));
        Assert.Equal("1", table.Add(PlanBuilder.Value("""{"name": "a", "tags": {"owner": "platform", "stack": "dev"}}""")));

        using var json = JsonDocument.Parse(table.ToJson());
        Assert.Equal("""[{"owner":"platform","stack":"dev"},{"name":"a","tags":"@0"}]""", Flat(json.RootElement.GetProperty("values")));
        Assert.Equal("""[{"tags":"@0"},"@1"]""", Flat(json.RootElement.GetProperty("roots")));
    }

    [Theory]
    [InlineData("\"@12\"", "\"@@12\"")]
    [InlineData("\"@@\"", "\"@@@\"")]
    [InlineData("{\"@a\": 1.5}", "{\"@a\":1.5}")]
    [InlineData("[true, null, 3]", "[true,null,3]")]
    [InlineData("{\"$secret\": true}", "{\"$secret\":true}")]
    public void ToJson_Values_AreWhatTheyWere(string value, string json)
    {
        var table = new ValueTable();
        table.Add(PlanBuilder.Value(value));

        Assert.Equal($"{{\"values\":[],\n\"roots\":[{json}]}}", table.ToJson());
    }

    [Fact]
    public void ToJson_UnknownValues_SayWhose()
    {
        var table = new ValueTable();
        table.Add(PlanBuilder.Value(PlanBuilder.Unknown("aws:kms/key:Key", "etcd", "arn")));

        Assert.Contains("""{"$unknown":"kms:Key etcd#arn"}""", table.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void ToJson_LongTexts_AreCutAndSayHowLongTheyWere()
    {
        var table = new ValueTable();
        table.Add(PlanBuilder.Value(PlanBuilder.Quoted(new string('x', 399) + "😀" + new string('y', 1000))));

        Assert.Contains("x… (1,401 characters)\"", table.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void ToJson_TextsThatCouldEndTheirElement_HaveNoMarkup()
    {
        var table = new ValueTable();
        table.Add(PlanBuilder.Value($$"""{{{PlanBuilder.Quoted(TestGraphs.Hostile)}}: {{PlanBuilder.Quoted("<!--" + TestGraphs.Hostile)}}}"""));

        Assert.DoesNotContain('<', table.ToJson());
        using var json = JsonDocument.Parse(table.ToJson());
        Assert.Contains("<!--" + TestGraphs.Hostile, json.RootElement.GetProperty("values")[0].GetString(), StringComparison.Ordinal);
    }

    private static string Flat(JsonElement element) => JsonSerializer.Serialize(element);
}
