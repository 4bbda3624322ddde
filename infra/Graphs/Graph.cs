using System.Collections.Immutable;

namespace Infra.Graphs;

/// <summary>A picture before it is one: what stands in it and what leads where. Time, or a call, goes from left to right.</summary>
public sealed record Graph
{
    /// <summary>What the picture is called: "Waves of platform/prod".</summary>
    public required string Title { get; init; }

    /// <summary>How to read it, and what it leaves out, in a few sentences.</summary>
    public required string Description { get; init; }

    /// <summary>The headings of the columns, from the left; nothing where nodes stand wherever their edges put them.</summary>
    public ImmutableArray<string> Columns { get; init; } = [];

    /// <summary>What stands in it, each id once.</summary>
    public required ImmutableArray<GraphNode> Nodes { get; init; }

    /// <summary>What leads where: both ends are nodes, no pair stands twice.</summary>
    public required ImmutableArray<GraphEdge> Edges { get; init; }

    /// <summary>The groups of its nodes, sorted: each has a colour and a line in the legend.</summary>
    public ImmutableArray<string> Groups => [.. Nodes.Select(node => node.Group).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}

/// <summary>Something in a picture.</summary>
/// <param name="Id">What it is known by; no reader sees it.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Group">What it has in common with others: "mesh".</param>
public sealed record GraphNode(string Id, string Label, string Group)
{
    /// <summary>What more there is to say of it; null where there is nothing.</summary>
    public string? Detail { get; init; }

    /// <summary>Its column, from 0; null where its edges decide.</summary>
    public int? Column { get; init; }
}

/// <summary>What leads from one node to another.</summary>
/// <param name="From">The id of the node that it leads from.</param>
/// <param name="To">The id of the node that it leads to.</param>
/// <param name="Label">What it is: "8080, 9090"; null where it needs no word.</param>
public sealed record GraphEdge(string From, string To, string? Label = null);
