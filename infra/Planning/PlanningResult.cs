using System.Collections.Immutable;

namespace Infra.Planning;

/// <summary>What planning a stack gave: a plan, or the problems that kept it from being one.</summary>
public sealed record PlanningResult
{
    /// <summary>The plan, without findings yet; null where there are problems.</summary>
    public Plan? Plan { get; init; }

    /// <summary>What the rules need to know beside the plan; null where there are problems.</summary>
    public PlanFacts? Facts { get; init; }

    /// <summary>Every problem that was found, in one pass.</summary>
    public ImmutableArray<PlanProblem> Problems { get; init; } = [];

    /// <summary>What the program logged as a warning.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>A plan that came out whole.</summary>
    public static PlanningResult Of(Plan plan, PlanFacts facts, ImmutableArray<string> warnings) =>
        new() { Plan = plan, Facts = facts, Warnings = warnings };

    /// <summary>No plan, and why.</summary>
    public static PlanningResult Failed(IEnumerable<PlanProblem> problems) => new() { Problems = [.. problems] };
}
