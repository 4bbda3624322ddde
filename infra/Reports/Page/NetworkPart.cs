using Infra.Components;
using Infra.Graphs;

namespace Infra.Reports.Page;

/// <summary>Who may call whom: the namespaces as a picture, and all flows as a table that a choice of workload narrows.</summary>
internal static class NetworkPart
{
    /// <summary>The part.</summary>
    public static PagePart Of(PlatformModel platform) =>
        new("network", "Network", FormattableString.Invariant($"{platform.Declarations.Flows.Count}"), page => Write(page, platform));

    private static void Write(MarkupWriter page, PlatformModel platform)
    {
        var graph = NetworkGraph.Of(platform);
        using (page.Section("network", "Network", "Who may call whom, and at which port: policies let this through and nothing else, but for calls of the cluster's DNS."))
        {
            using (page.Element("p", ("class", "choice"), ("hidden", "")))
            {
                page.Leaf("label", "Workload ", ("for", "workload"));
                using (page.Element("select", ("id", "workload")))
                {
                    page.Leaf("option", "all", ("value", ""));
                    foreach (var end in platform.Declarations.Flows.SelectMany(flow => new[] { flow.From.ToString()!, flow.To.ToString()! }).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
                        page.Leaf("option", end);
                }
            }
            using (page.Element("figure", ("id", "network-all")))
            {
                using (page.Element("div", ("class", "scroll picture"), ("tabindex", "0"), ("role", "group"), ("aria-label", "Picture of the network")))
                    SvgWriter.Write(page, graph, "network-picture");
                page.Leaf("figcaption", graph.Description);
            }
            page.Leaf("div", null, ("id", "network-one"), ("class", "scroll picture"), ("hidden", ""));
            WriteFlows(page, platform.Declarations.Flows);
        }
    }

    private static void WriteFlows(MarkupWriter page, IReadOnlyList<Flow> flows)
    {
        using (page.Element("details", ("class", "entry"), ("id", "flows-fold")))
        {
            page.Leaf("summary", $"All {flows.Count} flows as a table");
            using (page.Element("div", ("class", "scroll")))
            using (page.Element("table", ("id", "flows")))
            {
                page.Headings("From", "To", "Port", "For", "mTLS");
                using (page.Element("tbody"))
                {
                    foreach (var flow in flows)
                    {
                        using (page.Element("tr", ("class", "item")))
                        {
                            page.Leaf("td", flow.From.ToString());
                            page.Leaf("td", flow.To.ToString());
                            page.Leaf("td", FormattableString.Invariant($"{flow.Port}"), ("class", "number"));
                            page.Leaf("td", flow.Why);
                            page.Leaf("td", flow.IsMutualTls ? "yes" : "");
                        }
                    }
                }
            }
        }
    }
}
