using Pulumi.Offline;

namespace Infra.Planning;

/// <summary>Computes plans with the offline engine, from a stack's configuration.</summary>
public sealed class Planner : IPlanner
{
    /// <inheritdoc/>
    public async Task<PlanningResult> PlanAsync(PlanRequest request)
    {
        var options = new OfflineOptions { Project = "platform", Stack = request.Stack, RootDirectory = request.Directory };
        var result = await OfflineEngine.RunAsync(options, () => new Dictionary<string, object?>()).ConfigureAwait(false);
        return result.Errors.IsEmpty
            ? PlanningResult.Of(Plan.From(options.Project, options.Stack, result), new PlanFacts(false, _ => true), result.Warnings)
            : PlanningResult.Failed(result.Errors.Select(PlanProblem.From));
    }
}
