using System.Collections.Immutable;
using Infra.Components;
using Infra.Cost;
using Infra.Planning.Workflows;
using Infra.Stacks;

namespace Infra.Planning;

/// <summary>What rules need to know beside the plan.</summary>
/// <param name="Protect">Whether the stack's config asks for protection of what holds data.</param>
/// <param name="IsTaggable">Whether resources of a type can carry tags: the type's schema has the input "tags".</param>
/// <param name="Platform">What the add-ons declare, and what is derived from it; null where a plan has no platform.</param>
public sealed record PlanFacts(bool Protect, Func<string, bool> IsTaggable, PlatformModel? Platform = null)
{
    /// <summary>The pages of <c>docs/runbooks</c> with the anchors of their headings: "docs/runbooks/vault.md" with "vaultsealed". Default: none.</summary>
    public ImmutableDictionary<string, ImmutableHashSet<string>> Runbooks { get; init; } = ImmutableDictionary<string, ImmutableHashSet<string>>.Empty;

    /// <summary>The workflows of the repository, and its own actions, by path. Default: none.</summary>
    public ImmutableArray<WorkflowFile> Workflows { get; init; } = [];

    /// <summary>What a month costs, by whom and what. Default: null, nobody has estimated it.</summary>
    public CostEstimate? Cost { get; init; }

    /// <summary>What encrypts the stack's secrets, and where its state is. Default: null, nobody has looked.</summary>
    public StateFacts? State { get; init; }

    /// <summary>
    /// Where the subject of a finding is declared, from the project's root: a resource's line of C#, an object's file under <c>kubernetes/</c>, a line of a settings file.
    /// Null where nobody knows. Default: nobody knows any.
    /// </summary>
    public Func<string, SourceLocation?> Sources { get; init; } = _ => null;
}
