using System.Collections.Immutable;
using Pulumi.Offline;

namespace Infra.Planning;

/// <summary>A resource of a plan: exactly what the plan's JSON holds of it, so that a plan that was read serves like one just computed.</summary>
public sealed record PlanResource
{
    /// <summary>The engine's URN.</summary>
    public required string Urn { get; init; }

    /// <summary>The type token, such as "aws:ec2/vpc:Vpc".</summary>
    public required string Type { get; init; }

    /// <summary>The name within the program.</summary>
    public required string Name { get; init; }

    /// <summary>True where a provider makes the resource, false for components and the stack.</summary>
    public required bool Custom { get; init; }

    /// <summary>The parent's URN; null for the stack alone.</summary>
    public string? Parent { get; init; }

    /// <summary>The URN of the explicit provider; null for the default one.</summary>
    public string? Provider { get; init; }

    /// <summary>The URNs that must exist before, sorted.</summary>
    public ImmutableArray<string> DependsOn { get; init; } = [];

    /// <summary>The URNs that the resource had before, by its own aliases and its parent's, sorted: a resource of such a URN becomes this one, and is not made anew.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>Whether `destroy` and replacement are refused.</summary>
    public bool Protect { get; init; }

    /// <summary>Whether the resource stays in the cloud when the stack lets go of it.</summary>
    public bool RetainOnDelete { get; init; }

    /// <summary>Inputs of which `up` leaves a change be, as paths of Pulumi's.</summary>
    public ImmutableArray<string> IgnoreChanges { get; init; } = [];

    /// <summary>Inputs whose changes replace the resource, beside those for which the provider does, as paths of Pulumi's.</summary>
    public ImmutableArray<string> ReplaceOnChanges { get; init; } = [];

    /// <summary>The inputs, by wire name.</summary>
    public PlanValue.MapValue Inputs { get; init; } = PlanValue.MapValue.Empty;

    /// <summary>What the plan keeps of a resource that the engine yielded.</summary>
    public static PlanResource From(PlannedResource resource) => new()
    {
        Urn = resource.Urn,
        Type = resource.Type,
        Name = resource.Name,
        Custom = resource.Custom,
        Parent = resource.Parent,
        Provider = resource.Provider,
        DependsOn = resource.DependsOn,
        Aliases = resource.Aliases,
        Protect = resource.Protect,
        RetainOnDelete = resource.RetainOnDelete,
        IgnoreChanges = resource.IgnoreChanges,
        ReplaceOnChanges = resource.ReplaceOnChanges,
        Inputs = resource.Inputs,
    };
}
