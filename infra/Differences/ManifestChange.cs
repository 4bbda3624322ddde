using System.Collections.Immutable;

namespace Infra.Differences;

/// <summary>What becomes of a Kubernetes object between two plans. Objects are the same where application, kind, namespace and name are.</summary>
public sealed record ManifestChange
{
    /// <summary>Whether it comes, goes or changes.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>The Argo CD Application that delivers it.</summary>
    public required string Application { get; init; }

    /// <summary>Its file in the plan that has it, the second where both have.</summary>
    public required string Path { get; init; }

    /// <summary>Its kind: "NetworkPolicy".</summary>
    public required string ObjectKind { get; init; }

    /// <summary>Its namespace; null for what belongs to the whole cluster.</summary>
    public string? Namespace { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What differs, by path; nothing where it comes or goes.</summary>
    public ImmutableArray<PropertyChange> Properties { get; init; } = [];

    /// <summary>What is lost where it is deleted: a claim's data, a namespace with all that it holds; null where it stays, or nobody will miss it.</summary>
    public Loss? Loss { get; init; }
}
