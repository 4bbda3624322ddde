using Infra.Components;
using Infra.Graphs;
using Infra.Planning;

namespace Infra.Reports.Page;

/// <summary>In which order Applications are delivered, as a picture and as a list.</summary>
internal static class WavePart
{
    /// <summary>The part; null where the plan has no Applications.</summary>
    public static PagePart? Of(Plan plan, PlatformModel? platform)
    {
        var graph = WaveGraph.Of(plan, platform);
        return graph.Nodes.IsEmpty ? null : new PagePart("waves", "Waves", FormattableString.Invariant($"{graph.Columns.Length}"), page => Write(page, graph));
    }

    private static void Write(MarkupWriter page, Graph graph)
    {
        using (page.Section("waves", "Waves", "In which order Argo CD delivers the platform."))
        {
            using (page.Element("figure"))
            {
                using (page.Element("div", ("class", "scroll picture"), ("tabindex", "0"), ("role", "group"), ("aria-label", "Picture of the waves")))
                    SvgWriter.Write(page, graph, "waves-picture");
                page.Leaf("figcaption", graph.Description);
            }
            using (page.Element("details", ("class", "entry")))
            {
                page.Leaf("summary", $"All {graph.Nodes.Length} Applications as a list");
                using (page.Element("dl", ("class", "help")))
                {
                    for (var wave = 0; wave < graph.Columns.Length; wave++)
                    {
                        page.Leaf("dt", graph.Columns[wave]);
                        page.Leaf("dd", string.Join(", ", graph.Nodes.Where(node => node.Column == wave).Select(node => node.Label)));
                    }
                }
            }
        }
    }
}
