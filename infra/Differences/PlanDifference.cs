using System.Collections.Immutable;
using Infra.Cost;
using Infra.Planning;

namespace Infra.Differences;

/// <summary>What differs between two plans, by what stands in them and by what it means. It says nothing of what is the same in both.</summary>
public sealed record PlanDifference
{
    /// <summary>What the first plan is, for people: "main (2983e98)", "plan.json", "dev".</summary>
    public required string Before { get; init; }

    /// <summary>What the second plan is, for people: "dev".</summary>
    public required string After { get; init; }

    /// <summary>Whether the plans are those of two environments: then nothing is deleted, replaced or let in by what differs, and what asks for care is not looked for.</summary>
    public bool IsOfEnvironments { get; init; }

    /// <summary>The resources that differ, in the ordinal order of their URNs.</summary>
    public ImmutableArray<ResourceChange> Resources { get; init; } = [];

    /// <summary>The Kubernetes objects that differ, by application, kind, namespace and name.</summary>
    public ImmutableArray<ManifestChange> Manifests { get; init; } = [];

    /// <summary>The stack's outputs that differ, by path.</summary>
    public ImmutableArray<PropertyChange> Outputs { get; init; } = [];

    /// <summary>What it means, in <see cref="MeaningChange.Order"/>.</summary>
    public ImmutableArray<MeaningChange> Meanings { get; init; } = [];

    /// <summary>What the rules find anew, and no more.</summary>
    public required FindingChanges Findings { get; init; }

    /// <summary>What it costs; null where one of the plans has no estimate.</summary>
    public CostComparison? Cost { get; init; }

    /// <summary>Whether the plans are the same in all that is compared.</summary>
    public bool IsEmpty => Resources.IsEmpty && Manifests.IsEmpty && Outputs.IsEmpty && Meanings.IsEmpty
        && Findings.Broken.IsEmpty && Findings.Mended.IsEmpty && (Cost is null || Cost.Changes.IsEmpty);

    /// <summary>Compares two plans.</summary>
    /// <param name="before">The first plan, with its findings and costs.</param>
    /// <param name="after">The second plan, with its own.</param>
    /// <param name="beforeName">What the first is, for people.</param>
    /// <param name="afterName">What the second is.</param>
    public static PlanDifference Of(Plan before, Plan after, string beforeName, string afterName)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var resources = ResourceChanges.Of(before, after);
        var renamed = resources.Where(change => change.FormerUrn is not null).ToDictionary(change => change.FormerUrn!, change => change.Urn, StringComparer.Ordinal);
        return new PlanDifference
        {
            Before = beforeName,
            After = afterName,
            Resources = resources,
            Manifests = ManifestChanges.Of(before, after),
            Outputs = ValueChanges.Between(before.Outputs, after.Outputs),
            Meanings = MeaningChanges.Of(before, after),
            Findings = FindingChanges.Of(before.Findings, after.Findings, renamed.GetValueOrDefault),
            Cost = before.Cost is { } old && after.Cost is { } now ? CostComparison.Of(old, now, renamed.GetValueOrDefault) : null,
        };
    }

    /// <summary>
    /// Compares the plans of two environments, which <see cref="Environments.Normalised(Plan, Stacks.EnvironmentConfig)"/> has made comparable. Nothing is deleted, replaced or let in by that: what one has otherwise is
    /// said without it.
    /// </summary>
    /// <param name="before">The first plan.</param>
    /// <param name="after">The second plan.</param>
    /// <param name="beforeName">What the first environment is called.</param>
    /// <param name="afterName">What the second is called.</param>
    public static PlanDifference OfEnvironments(Plan before, Plan after, string beforeName, string afterName)
    {
        var difference = Of(before, after, beforeName, afterName);
        return difference with
        {
            IsOfEnvironments = true,
            Resources = [.. difference.Resources.Select(change => change with { ReplacedBy = [], Loss = null, WasProtected = false })],
            Manifests = [.. difference.Manifests.Select(change => change with { Loss = null })],
            Meanings = [.. difference.Meanings.Select(change => change with { Widens = false })],
        };
    }
}
