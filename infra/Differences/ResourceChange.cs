using System.Collections.Immutable;

namespace Infra.Differences;

/// <summary>What becomes of a resource between two plans.</summary>
public sealed record ResourceChange
{
    /// <summary>Whether it comes, goes, changes or is called something else.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>Its URN in the second plan; in the first where the second lacks it.</summary>
    public required string Urn { get; init; }

    /// <summary>Its URN in the first plan where that is another; null otherwise.</summary>
    public string? FormerUrn { get; init; }

    /// <summary>The type token, such as "aws:ec2/vpc:Vpc".</summary>
    public required string Type { get; init; }

    /// <summary>The name within the program.</summary>
    public required string Name { get; init; }

    /// <summary>What differs, by path; nothing where it comes or goes.</summary>
    public ImmutableArray<PropertyChange> Properties { get; init; } = [];

    /// <summary>The inputs, sorted, of which a change has the provider make a new resource in place of this one; nothing where it can be changed as it is.</summary>
    public ImmutableArray<string> ReplacedBy { get; init; } = [];

    /// <summary>What is lost where it is deleted or replaced; null where it stays, or nobody will miss it.</summary>
    public Loss? Loss { get; init; }

    /// <summary>Whether nothing differs but what it waits for: its provider is asked nothing, only the order is another.</summary>
    public bool IsOrderOnly => Kind == ChangeKind.Changed && ReplacedBy.IsEmpty && !Properties.IsEmpty && Properties.All(change => change.Path == PropertyChange.DependsOn);

    /// <summary>Whether the first plan protects it: then the engine refuses to delete or replace it, and the `up` fails.</summary>
    public bool WasProtected { get; init; }
}
