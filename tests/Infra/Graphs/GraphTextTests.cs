using System.Xml.Linq;
using Infra.Graphs;
using Infra.Tests.Support;

namespace Infra.Tests.Graphs;

public sealed class GraphTextTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Write_Svg_HasEveryNodeAndEdgeATitleAndBothSchemes()
    {
        var svg = XDocument.Parse(GraphText.Write(TestGraphs.Of("a>b:80", "b>c"), GraphFormat.Svg)).Root!;

        Assert.Equal(["a", "b", "c"], svg.Descendants(Svg + "g").Attributes("data-id").Select(id => id.Value));
        Assert.Equal(["a>b", "b>c"], svg.Descendants(Svg + "path").Where(path => path.Attribute("data-from") is not null).Select(path => $"{path.Attribute("data-from")!.Value}>{path.Attribute("data-to")!.Value}"));
        Assert.Contains(svg.Descendants(Svg + "text"), text => text.Value == "80");
        Assert.Equal("A picture", svg.Element(Svg + "title")!.Value);
        Assert.Equal("Arrows lead somewhere.", svg.Element(Svg + "desc")!.Value);
        Assert.Contains("prefers-color-scheme: dark", svg.Element(Svg + "style")!.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("var(", svg.Element(Svg + "style")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_SvgOfHostileNames_IsTextThroughout()
    {
        var svg = XDocument.Parse(GraphText.Write(TestGraphs.HostileOne(), GraphFormat.Svg)).Root!;

        Assert.Equal(TestGraphs.Hostile, svg.Element(Svg + "title")!.Value);
        Assert.DoesNotContain(svg.Descendants(), element => element.Name.LocalName is "script" or "img");
        Assert.DoesNotContain(svg.Descendants().Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_Dot_HasColumnsAsClustersAndQuotesWhatStandsInIt() => Assert.Equal(
        """"
        // A "b" \N
        digraph "A \"b\" \\N" {
          graph [label="A \"b\" \\N", labelloc=t, rankdir=LR, fontname="Helvetica"]
          node [shape=box, style=rounded, fontname="Helvetica", fontsize=11]
          edge [color="#98a2b3", fontname="Helvetica", fontsize=9]
          subgraph cluster_0 {
            label="first"; style=filled; color="#f5f7fa"
            "one" [label="One", color="#3b6fd1", tooltip="g"]
          }
          subgraph cluster_1 {
            label="second"; style=filled; color="#f5f7fa"
            "two" [label="Two", color="#3b6fd1", tooltip="g"]
          }
          "one" -> "two" [label="80"]
        }

        """",
        GraphText.Write(Pair() with { Title = "A \"b\" \\N", Description = "A \"b\" \\N" }, GraphFormat.Dot));

    [Fact]
    public void Write_Mermaid_HasColumnsAsSubgraphsAndNumbersAsNames() => Assert.Equal(
        """
        flowchart LR
          accTitle: Pair
          accDescr: Two.
          subgraph c0["first"]
            n0["One"]:::g0
          end
          subgraph c1["second"]
            n1["Two"]:::g0
          end
          n0 -->|"80"| n1
          classDef g0 stroke:#3b6fd1,stroke-width:2px

        """,
        GraphText.Write(Pair(), GraphFormat.Mermaid));

    [Fact]
    public void Write_MermaidOfHostileNames_HasNoSignThatItsLanguageTakesForMore()
    {
        var chart = GraphText.Write(TestGraphs.HostileOne(), GraphFormat.Mermaid);

        var node = chart.Split('\n').Single(line => line.TrimStart().StartsWith("n0[", StringComparison.Ordinal));
        Assert.Matches("""^    n0\["[^"<>`*_&\\{}%]*"\]:::g[01]$""", node);
        Assert.Contains("""n1["end"]""", chart, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(GraphFormat.Svg)]
    [InlineData(GraphFormat.Dot)]
    [InlineData(GraphFormat.Mermaid)]
    public void Write_SameGraph_GivesTheSameText(GraphFormat format)
    {
        var text = GraphText.Write(TestGraphs.HostileOne(), format);

        Assert.Equal(text, GraphText.Write(TestGraphs.HostileOne(), format));
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
    }

    private static Graph Pair() => new()
    {
        Title = "Pair",
        Description = "Two.",
        Columns = ["first", "second"],
        Nodes = [new GraphNode("one", "One", "g") { Column = 0 }, new GraphNode("two", "Two", "g") { Column = 1 }],
        Edges = [new GraphEdge("one", "two", "80")],
    };
}
