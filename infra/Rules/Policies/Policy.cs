using System.Collections.Immutable;

namespace Infra.Rules.Policies;

/// <summary>A policy document of AWS, as far as it is known before `up`.</summary>
/// <param name="Statements">Its statements, in order.</param>
/// <param name="Problem">Why the document could not be read; null where it could.</param>
public sealed record Policy(ImmutableArray<PolicyStatement> Statements, string? Problem = null)
{
    /// <summary>A policy that says nothing, or nothing yet.</summary>
    public static Policy Empty { get; } = new(ImmutableArray<PolicyStatement>.Empty);
}
