using Infra.Differences;
using Infra.Graphs;
using Infra.Reports.Differences;

namespace Infra.Reports.Page;

/// <summary>The resources as a tree; a resource's inputs are shown when it is unfolded.</summary>
internal sealed class ResourcePart
{
    private readonly Dictionary<string, ResourceChange> _changes;
    private readonly ValueTable _values;

    private ResourcePart(PlanDifference? difference, ValueTable values)
    {
        _changes = difference is null ? [] : difference.Resources.ToDictionary(change => change.Urn, StringComparer.Ordinal);
        _values = values;
    }

    /// <summary>The part.</summary>
    /// <param name="tree">The resources.</param>
    /// <param name="difference">What differs, which the tree marks; null where there is nothing to compare with.</param>
    /// <param name="values">Where inputs are put.</param>
    public static PagePart Of(PlanTree tree, PlanDifference? difference, ValueTable values)
    {
        var part = new ResourcePart(difference, values);
        return new PagePart("resources", "Resources", FormattableString.Invariant($"{tree.Totals.Resources}"), page => part.Write(page, tree));
    }

    private void Write(MarkupWriter page, PlanTree tree)
    {
        using (page.Section("resources", "Resources", "By layer and component. Unfold a resource to see its inputs; arrow keys go through the tree."))
        using (page.Element("div", ("class", "tree"), ("data-tree", "")))
        {
            foreach (var (layer, nodes) in tree.Layers)
            {
                using (page.Element("details", ("class", "layer"), ("open", "")))
                {
                    using (page.Element("summary"))
                    {
                        page.Leaf("strong", layer);
                        page.Text(" ");
                        page.Leaf("small", Words.Count(nodes.Sum(node => node.Totals.Resources), "resource"));
                    }
                    foreach (var node in nodes)
                        Write(page, node, isOpen: nodes.Count == 1);
                }
            }
        }
    }

    private void Write(MarkupWriter page, PlanNode node, bool isOpen = false)
    {
        var resource = node.Resource;
        var key = resource.Custom || resource.Inputs.Items.Count > 0 ? _values.Add(resource.Inputs) : null;
        using (page.Element("details", ("class", node.IsComponent ? "item component" : "item"), ("data-value", key), ("open", isOpen && node.IsComponent ? "" : null)))
        {
            using (page.Element("summary", ("title", resource.Urn)))
            {
                page.Text(TreeSection.ShortType(resource.Type));
                page.Text(" ");
                page.Leaf("strong", resource.Name);
                if (_changes.TryGetValue(resource.Urn, out var change))
                    page.Badge(ChangeText.IsReplaced(change) ? "replaced" : change.Kind.ToString().ToLowerInvariant(), "accent");
                if (node.IsComponent)
                    page.Leaf("small", $" {Words.Count(node.Totals.Resources, "resource")}");
                if (resource is { Protect: true, Custom: true })
                    page.Badge("protected", "good");
                if (node.Census.Secret.Count > 0)
                    page.Badge(Words.Count(node.Census.Secret.Count, "secret"), "warning");
                if (node.Census.Unknown.Count > 0)
                    page.Leaf("small", $" {node.Census.Unknown.Count} after up");
            }
            foreach (var child in node.Children)
                Write(page, child);
        }
    }
}
