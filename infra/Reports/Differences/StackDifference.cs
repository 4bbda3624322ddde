using Infra.Cost;
using Infra.Differences;
using Infra.Planning;
using Infra.Rules;

namespace Infra.Reports.Differences;

/// <summary>A difference of plans of a stack, with what is to be said of the second plan as a whole: what a file of `infra diff --json` holds.</summary>
/// <param name="After">The second plan.</param>
/// <param name="Difference">What differs.</param>
public sealed record StackDifference(PlanSummary After, PlanDifference Difference);

/// <summary>The figures of a plan.</summary>
public sealed record PlanSummary
{
    /// <summary>The name of the project.</summary>
    public required string Project { get; init; }

    /// <summary>The name of the stack.</summary>
    public required string Stack { get; init; }

    /// <summary>How many resources a provider makes.</summary>
    public int Resources { get; init; }

    /// <summary>How many Kubernetes objects there are.</summary>
    public int Manifests { get; init; }

    /// <summary>How many findings fail the preview.</summary>
    public int Errors { get; init; }

    /// <summary>How many do not.</summary>
    public int Warnings { get; init; }

    /// <summary>How many findings an exemption excuses.</summary>
    public int Exempted { get; init; }

    /// <summary>The currency of all amounts: "USD".</summary>
    public string Currency { get; init; } = "USD";

    /// <summary>What a month costs; null where nobody has estimated it.</summary>
    public decimal? Monthly { get; init; }

    /// <summary>What a month may cost; null where nobody says.</summary>
    public decimal? Budget { get; init; }

    /// <summary>Those of a reviewed plan.</summary>
    /// <param name="reviewed">The plan.</param>
    /// <param name="cost">What a month of it costs; null where nobody has estimated it.</param>
    public static PlanSummary Of(ReviewedPlan reviewed, CostEstimate? cost)
    {
        ArgumentNullException.ThrowIfNull(reviewed);
        var plan = reviewed.Plan;
        return new PlanSummary
        {
            Project = plan.Project,
            Stack = plan.Stack,
            Resources = plan.Resources.Count(resource => resource.Custom),
            Manifests = plan.Manifests.Length,
            Errors = plan.Findings.Count(finding => finding.Severity == Severity.Error),
            Warnings = plan.Findings.Count(finding => finding.Severity == Severity.Warning),
            Exempted = reviewed.Exempted.Length,
            Currency = cost?.Currency ?? plan.Cost?.Currency ?? "USD",
            Monthly = cost?.Monthly ?? plan.Cost?.Monthly,
            Budget = cost?.Settings.BudgetUsd,
        };
    }
}
