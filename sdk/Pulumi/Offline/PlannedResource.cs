using System.Collections.Immutable;

namespace Pulumi.Offline;

/// <summary>A resource as the engine would see it: everything that the program said of it.</summary>
public sealed record PlannedResource
{
    /// <summary>The engine's URN: "urn:pulumi:stack::project::parent type$type::name".</summary>
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

    /// <summary>The URNs that must exist before, explicit and by inputs, sorted.</summary>
    public ImmutableArray<string> DependsOn { get; init; } = [];

    /// <summary>The URNs that the resource had before, by its own aliases and those that it inherits from its parent, sorted, none twice.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>By input: the URNs that its value comes from, sorted.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> PropertyDependencies { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);

    /// <summary>Whether `destroy` and replacement are refused.</summary>
    public bool Protect { get; init; }

    /// <summary>Whether the resource stays when the stack lets go of it.</summary>
    public bool RetainOnDelete { get; init; }

    /// <summary>Inputs whose changes are ignored.</summary>
    public ImmutableArray<string> IgnoreChanges { get; init; } = [];

    /// <summary>Inputs whose changes replace the resource, beside those for which the provider does.</summary>
    public ImmutableArray<string> ReplaceOnChanges { get; init; } = [];

    /// <summary>The inputs, by wire name.</summary>
    public required PlanValue.MapValue Inputs { get; init; }

    /// <summary>Where the program makes the resource; null where the run does not ask (<see cref="OfflineOptions.WithSources"/>), or no symbols say.</summary>
    public SourceLine? Source { get; init; }
}
