using System.Collections.Immutable;
using Pulumi.Offline;

namespace Infra.Planning;

/// <summary>
/// What `up` would make of a stack, as far as that is known before. Rules, diff, reports and exports read it and nothing else.
/// </summary>
public sealed record Plan
{
    /// <summary>The name of the project, as in Pulumi.yaml.</summary>
    public required string Project { get; init; }

    /// <summary>The name of the stack.</summary>
    public required string Stack { get; init; }

    /// <summary>Every resource, components and the stack included, in the ordinal order of their URNs.</summary>
    public required ImmutableArray<PlanResource> Resources { get; init; }

    /// <summary>The Kubernetes objects that are rendered into Git.</summary>
    public ImmutableArray<PlanManifest> Manifests { get; init; } = [];

    /// <summary>The stack's outputs.</summary>
    public PlanValue.MapValue Outputs { get; init; } = PlanValue.MapValue.Empty;

    /// <summary>What the rules hold against it and no exemption excuses, in <see cref="Finding.Order"/>.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>What a month of it costs; null where nobody has estimated it.</summary>
    public PlanCost? Cost { get; init; }

    /// <summary>
    /// The plan of a run. The order of registration is left behind: it tells of the program's text, while URNs
    /// stay where they are when code moves, so that the difference of two plans is the difference of what they make.
    /// </summary>
    public static Plan From(string project, string stack, OfflineResult result)
    {
        var resources = ImmutableArray.CreateBuilder<PlanResource>(result.Resources.Length);
        foreach (var resource in result.Resources)
            resources.Add(PlanResource.From(resource));
        resources.Sort((left, right) => string.CompareOrdinal(left.Urn, right.Urn));
        return new Plan { Project = project, Stack = stack, Resources = resources.MoveToImmutable(), Outputs = result.Outputs };
    }
}
