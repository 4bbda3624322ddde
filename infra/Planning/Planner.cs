using Infra.Components;
using Infra.Configuration;
using Infra.Cost;
using Infra.Planning.Manifests;
using Infra.Planning.Workflows;
using Infra.Stacks;
using Pulumi.Offline;

namespace Infra.Planning;

/// <summary>Computes plans with the offline engine, from a stack's configuration.</summary>
/// <param name="program">What the environment is made of; it returns the stack's outputs.</param>
/// <param name="platform">What derives the platform of one of its clusters.</param>
public sealed class Planner(Func<EnvironmentConfig, IDictionary<string, object?>> program, Func<EnvironmentConfig, ClusterSpec, PlatformModel> platform) : IPlanner
{
    /// <inheritdoc/>
    public async Task<PlanningResult> PlanAsync(PlanRequest request)
    {
        var (stack, problems) = StackEnvironment.Read(request.Directory, request.Stack);
        if (stack is null)
            return PlanningResult.Failed(problems);
        var (settings, environment) = stack;
        // Beside the program: most of a preview is the runtime's first look at the code, and the two share little of it.
        var rendering = Task.Run(() => EnvironmentManifests.Of(environment, platform));
        var workflows = Task.Run(() => WorkflowFiles.Load(request.Directory));

        var options = new OfflineOptions
        {
            Project = settings.Project,
            Stack = settings.Stack,
            RootDirectory = request.Directory,
            Config = settings.Values,
            EncryptedKeys = settings.SecretKeys,
            WithSources = request.WithSources,
        };
        var result = await OfflineEngine.RunAsync(options, () => program(environment)).ConfigureAwait(false);
        var (rendered, mistakes) = await rendering.ConfigureAwait(false);
        // The program fails of the same mistakes, and says less of them.
        if (rendered is null)
            return PlanningResult.Failed(mistakes);
        if (!result.Errors.IsEmpty)
            return PlanningResult.Failed(result.Errors.Select(PlanProblem.From)) with { Warnings = result.Warnings };

        var plan = Plan.From(settings.Project, settings.Stack, result);
        var (documents, unreadable) = ClusterDocuments.Of(plan);
        if (!unreadable.IsEmpty)
            return PlanningResult.Failed(unreadable) with { Warnings = result.Warnings };
        // Sorts without swapping what is equal: the documents of a path keep their order.
        plan = plan with { Manifests = [.. documents.Concat(rendered.Manifests.Select(each => each.Manifest)).OrderBy(manifest => manifest.Path, StringComparer.Ordinal)] };
        var cost = CostEstimate.Of(plan, CostSettings.Of(environment), rendered.Model);
        var facts = new PlanFacts(environment.Protect, IsTaggable, rendered.Model)
        {
            Cost = cost,
            Runbooks = RunbookPages.Load(request.Directory),
            Workflows = await workflows.ConfigureAwait(false),
            Sources = new PlanSources(plan, result.Resources, stack).Find,
            State = new StateFacts(PulumiProject.StackFileName(settings.Stack), settings.SecretsProvider, settings.HasPassphrase, StateBackend.Of(environment)),
        };
        return PlanningResult.Of(plan with { Cost = cost.ToPlanCost() }, facts, result.Warnings);
    }

    private static bool IsTaggable(string type) =>
        ProviderSchema.Load(typeof(Pulumi.Aws.Provider).Assembly).Find(type)?.Inputs.ContainsKey("tags") ?? false;
}
