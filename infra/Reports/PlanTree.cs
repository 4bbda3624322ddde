using Infra.Planning;

namespace Infra.Reports;

/// <summary>A component and what is in it, or a resource by itself.</summary>
internal sealed class PlanNode(PlanResource resource)
{
    public PlanResource Resource { get; } = resource;

    public ValueCensus Census { get; } = ValueCensus.Of(resource.Inputs);

    public List<PlanNode> Children { get; } = [];

    public PlanTotals Totals { get; } = new();

    public bool IsComponent => !Resource.Custom;
}

/// <summary>What is in a part of a plan, all levels together.</summary>
internal sealed class PlanTotals
{
    public int Resources { get; private set; }

    public int Components { get; private set; }

    public int Unknown { get; private set; }

    public int Secret { get; private set; }

    public int Protected { get; private set; }

    public void Add(PlanNode node)
    {
        if (node.IsComponent)
            Components++;
        else
            Resources++;
        Unknown += node.Census.Unknown.Count;
        Secret += node.Census.Secret.Count;
        Protected += node.Resource is { Protect: true, Custom: true } ? 1 : 0;
    }

    public void Add(PlanTotals totals)
    {
        Resources += totals.Resources;
        Components += totals.Components;
        Unknown += totals.Unknown;
        Secret += totals.Secret;
        Protected += totals.Protected;
    }
}

/// <summary>A plan by layers: the area of a component's token ("platform:network:Vpc"), or the package of what is in no component.</summary>
internal sealed class PlanTree
{
    private const string StackType = "pulumi:pulumi:Stack";

    public SortedDictionary<string, List<PlanNode>> Layers { get; } = new(StringComparer.Ordinal);

    public PlanTotals Totals { get; } = new();

    public static PlanTree Of(Plan plan)
    {
        var tree = new PlanTree();
        var nodes = new Dictionary<string, PlanNode>(plan.Resources.Length, StringComparer.Ordinal);
        foreach (var resource in plan.Resources)
        {
            if (resource.Type != StackType)
                nodes[resource.Urn] = new PlanNode(resource);
        }
        foreach (var resource in plan.Resources)
        {
            if (nodes.TryGetValue(resource.Urn, out var node))
                tree.Place(node, nodes);
        }
        foreach (var top in tree.Layers.Values.SelectMany(layer => layer))
        {
            Sum(top);
            tree.Totals.Add(top.Totals);
        }
        return tree;
    }

    private void Place(PlanNode node, Dictionary<string, PlanNode> nodes)
    {
        if (node.Resource.Parent is { } parent && nodes.TryGetValue(parent, out var above))
        {
            above.Children.Add(node);
            return;
        }
        var layer = LayerOf(node.Resource.Type);
        if (!Layers.TryGetValue(layer, out var tops))
            Layers[layer] = tops = [];
        tops.Add(node);
    }

    private static string LayerOf(string type) => type.Split(':') switch
    {
        ["platform", var area, _] => area,
        ["pulumi", "providers", _] => "providers",
        [var package, ..] => package,
        [] => type,
    };

    private static void Sum(PlanNode node)
    {
        node.Totals.Add(node);
        foreach (var child in node.Children)
        {
            Sum(child);
            node.Totals.Add(child.Totals);
        }
    }
}
