namespace Infra.Components;

/// <summary>How many pods stay when machines are drained (https://kubernetes.io/docs/tasks/run-application/configure-pdb).</summary>
public sealed record PodDisruptionBudget() : KubernetesObject("policy/v1", "PodDisruptionBudget")
{
    /// <summary>How many of which.</summary>
    public required PodDisruptionBudgetSpec Spec { get; init; }
}

/// <summary>How many pods stay, and of which.</summary>
/// <param name="MinAvailable">How many stay at least.</param>
/// <param name="Selector">The pods.</param>
public sealed record PodDisruptionBudgetSpec(int MinAvailable, LabelSelector Selector);
