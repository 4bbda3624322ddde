using Infra.Configuration;
using Infra.Planning.Manifests;
using Infra.Stacks;
using Pulumi.Offline;

namespace Infra.Planning;

/// <summary>Computes plans with the offline engine, from a stack's configuration.</summary>
/// <param name="program">What the environment is made of; it returns the stack's outputs.</param>
public sealed class Planner(Func<EnvironmentConfig, IDictionary<string, object?>> program) : IPlanner
{
    /// <inheritdoc/>
    public async Task<PlanningResult> PlanAsync(PlanRequest request)
    {
        StackSettings settings;
        EnvironmentConfig environment;
        try
        {
            settings = StackSettings.Load(request.Directory, request.Stack, PulumiProject.Load(request.Directory));
            environment = settings.ReadEnvironment();
        }
        catch (ConfigurationException exception)
        {
            return PlanningResult.Failed(exception.Problems.Select(problem => new PlanProblem(problem.ToString(), exception.InnerException)));
        }

        var options = new OfflineOptions
        {
            Project = settings.Project,
            Stack = settings.Stack,
            RootDirectory = request.Directory,
            Config = settings.Values,
            EncryptedKeys = settings.SecretKeys,
        };
        var result = await OfflineEngine.RunAsync(options, () => program(environment)).ConfigureAwait(false);
        if (!result.Errors.IsEmpty)
            return PlanningResult.Failed(result.Errors.Select(PlanProblem.From)) with { Warnings = result.Warnings };

        var plan = Plan.From(settings.Project, settings.Stack, result);
        var (manifests, problems) = ClusterDocuments.Of(plan);
        return problems.IsEmpty
            ? PlanningResult.Of(plan with { Manifests = manifests }, new PlanFacts(environment.Protect, IsTaggable), result.Warnings)
            : PlanningResult.Failed(problems) with { Warnings = result.Warnings };
    }

    private static bool IsTaggable(string type) =>
        ProviderSchema.Load(typeof(Pulumi.Aws.Provider).Assembly).Find(type)?.Inputs.ContainsKey("tags") ?? false;
}
