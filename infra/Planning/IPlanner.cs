namespace Infra.Planning;

/// <summary>Computes the plan of a stack.</summary>
public interface IPlanner
{
    /// <summary>The plan, or all that stands in its way.</summary>
    Task<PlanningResult> PlanAsync(PlanRequest request);
}
