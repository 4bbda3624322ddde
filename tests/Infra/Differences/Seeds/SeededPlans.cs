using Infra.Cost;
using Infra.Planning;
using Infra.Rules;
using Infra.Rules.Exemptions;
using Infra.Stacks;
using Infra.Tests.Support;
using PlanDifference = Infra.Differences.PlanDifference;

namespace Infra.Tests.Differences.Seeds;

/// <summary>The plans before and after a seeded change: dev's, with protection, of the repository's own settings, program and exemptions.</summary>
public sealed class SeededPlans : IDisposable
{
    private const string Stack = "dev";

    // By which exemptions are judged: a day on which all of the repository's hold.
    private static readonly DateOnly Today = new(2026, 6, 1);

    private readonly TemporaryFolder _folder = new();
    private readonly string _settings = PlanEdits.Replace(
        PlanEdits.Replace(File.ReadAllText(Path.Combine(Repository.Root, "Pulumi.dev.yaml")), "platform:protect: false", "platform:protect: true"),
        "kubernetesVersion: \"1.36.3\"",
        "kubernetesVersion: \"1.36.2\"");

    private PlanningResult? _before;

    public SeededPlans()
    {
        foreach (var file in (IEnumerable<string>)["Pulumi.yaml", ExemptionFile.Name, .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "runbooks")).Select(file => Path.GetRelativePath(Repository.Root, file))])
            _folder.Write(file, File.ReadAllText(Path.Combine(Repository.Root, file)));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>The difference that a change makes, and the plan after it.</summary>
    public async Task<(PlanDifference Difference, ReviewedPlan After, PlanFacts Facts)> OfAsync(SeededChange change)
    {
        _before ??= await PlanAsync(_settings);
        var after = change.Settings is { } edit ? await PlanAsync(edit(_settings)) : Edited(_before, change.Program!);
        var (old, now) = (Review(_before), Review(after));
        return (PlanDifference.Of(old.Plan, now.Plan, "main (0000000)", Stack), now, after.Facts!);
    }

    private async Task<PlanningResult> PlanAsync(string settings)
    {
        _folder.Write("Pulumi.dev.yaml", settings);
        var planning = await new Planner(Platform.Define, EnvironmentPlatform.Of).PlanAsync(new PlanRequest(_folder.Path, Stack));
        Assert.Empty(planning.Problems);
        return planning;
    }

    private static PlanningResult Edited(PlanningResult before, Func<Plan, Plan> edit)
    {
        var plan = edit(before.Plan!);
        var cost = CostEstimate.Of(plan, before.Facts!.Cost!.Settings, before.Facts.Platform);
        return PlanningResult.Of(plan with { Cost = cost.ToPlanCost() }, before.Facts with { Cost = cost }, []);
    }

    private ReviewedPlan Review(PlanningResult planning) =>
        PlanReview.Run(planning.Plan!, planning.Facts!, ExemptionFile.Load(_folder.Path).Exemptions, Today);
}
