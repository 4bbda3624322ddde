using Infra.Components;
using Infra.Cost;
using Infra.Planning;
using Infra.Rules;
using Infra.Stacks;
using Infra.Tests.Support;
using Pulumi.Offline;
using static Infra.Tests.Cost.CostPlans;

namespace Infra.Tests.Cost;

/// <summary>
/// What the repository's own stacks cost, computed by hand from the figures of prices.json and the stacks' files. What add-ons claim for their pods comes and goes with them: it is
/// counted here from their declarations.
/// </summary>
public sealed class EnvironmentCostTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Dev_Sum_IsWhatItsPartsCost()
    {
        var (plan, facts) = await PlanAsync("dev", Settings("dev"));
        // One control plane, two spot workers at half the price, their disks of 64 GiB, etcd's two of 20 GiB, and the API's balancer with an address in each of two zones.
        var cluster = Cents(730 * 0.048m) + (2 * Cents(730 * 0.192m * 0.5m)) + (3 * Cents(64 * 0.0952m)) + (2 * Cents(20 * 0.0952m)) + Cents(730 * (0.027m + 0.006m + (2 * 0.005m))) + (100 * 0.09m) + (200 * 0.01m);
        // One NAT gateway and its address, four endpoints in two zones, flow logs of 14 days.
        var network = Cents((730 * 0.052m) + (100 * 0.052m)) + Cents(730 * 0.005m) + (4 * Cents((2 * 730 * 0.012m) + (10 * 0.01m))) + Cents((10 * 0.63m) + (10 * 14 / 30m * 0.0324m));
        var gateway = Cents(730 * (0.027m + 0.006m + (2 * 0.005m)));

        Assert.Equal(cluster + network + gateway + Databases(plan, 0.0952m) + Store(plan, 0.0245m) + Declared(facts, ["main"], 0.0952m), facts.Cost!.Monthly);
        Assert.Equal(facts.Cost.Monthly, plan.Cost!.Monthly);
        Assert.Empty(facts.Cost.Unpriced);
    }

    [Fact]
    public async Task Prod_Sum_IsWhatItsPartsCost()
    {
        var (plan, facts) = await PlanAsync("prod", Settings("prod"));
        var balancer = Cents(730 * (0.0252m + 0.006m + (3 * 0.005m)));
        // Three control planes, three workers, the spot groups empty, their disks of 128 GiB, etcd's twice three of 20 GiB.
        var cluster = (3 * Cents(730 * 0.107m)) + (3 * Cents(730 * 0.214m)) + (6 * Cents(128 * 0.088m)) + (2 * Cents(3 * 20 * 0.088m)) + balancer + (100 * 0.09m) + (200 * 0.01m);
        var network = (3 * Cents((730 * 0.048m) + (100 * 0.048m))) + (3 * Cents(730 * 0.005m)) + (4 * Cents((3 * 730 * 0.011m) + (10 * 0.01m))) + Cents((10 * 0.57m) + (10 * 90 / 30m * 0.03m));

        Assert.Equal((2 * cluster) + network + (2 * balancer) + Databases(plan, 0.088m) + Store(plan, 0.023m) + Declared(facts, ["a", "b"], 0.088m), facts.Cost!.Monthly);
        Assert.Empty(facts.Cost.Unpriced);
        // Of four workers and four spot workers a zone, both clusters have three zones.
        Assert.Equal(
            2 * 3 * (Cents(4 * 730 * 0.214m) - Cents(730 * 0.214m) + Cents(4 * 128 * 0.088m) - Cents(128 * 0.088m) + Cents(4 * 730 * 0.214m * 0.5m) + Cents(4 * 128 * 0.088m)),
            facts.Cost.Maximum - facts.Cost.Minimum);
    }

    // Added up by hand once more, figure by figure, with the machines that pods need: two of t3.xlarge in dev; three of m6i.xlarge in each of prod's clusters, and three more in its first.
    [Theory]
    [InlineData("dev", 417.34)]
    [InlineData("prod", 2512.38)]
    public async Task Sum_OfTheStacksAsTheyAre_IsTheOneByHand(string stack, double usd) =>
        Assert.Equal((decimal)usd, (await PlanAsync(stack, File.ReadAllText(Path.Combine(Repository.Root, $"Pulumi.{stack}.yaml")))).Facts.Cost!.Monthly);

    [Theory]
    [InlineData("dev", 500)]
    [InlineData("prod", 6000)]
    public async Task Sum_OfWhatPodsNeed_IsBetweenTheBoundsAndWithinTheBudget(string stack, int budget)
    {
        var cost = (await PlanAsync(stack, Settings(stack).Replace("nodes: minimum", "nodes: needed", StringComparison.Ordinal))).Facts.Cost!;
        Assert.InRange(cost.Monthly, cost.Minimum, cost.Maximum);
        Assert.True(cost.Monthly <= budget, "the budget");
        Assert.All(cost.ByTeam, share => Assert.True(share.BudgetUsd is null || share.Monthly <= share.BudgetUsd, share.Name));
        Assert.Equal(cost.Monthly, cost.ByTeam.Sum(share => share.Monthly));
        Assert.Equal(cost.Monthly, cost.ByComponent.Sum(component => component.Value));
    }

    [Theory]
    [InlineData("          min: 1\n", "          min: 2\n", (2 * (140.16 - 70.08)) + (2 * (12.19 - 6.09)))]
    [InlineData("    nat: single\n", "    nat: perZone\n", (730 * 0.052) + (100 * 0.052) + (730 * 0.005))]
    [InlineData("          spot: true\n", "          spot: true\n          volumeGiB: 200\n", 2 * (19.04 - 6.09))]
    [InlineData("            storage: 5Gi\n", "            storage: 9Gi\n", 1.33 - 0.95)]
    public async Task Dev_OneChange_CostsExactlyItsPart(string before, string after, double more)
    {
        var settings = Settings("dev");
        Assert.Contains(before, settings, StringComparison.Ordinal);
        var was = (await PlanAsync("dev", settings)).Plan;
        var plan = (await PlanAsync("dev", settings.Replace(before, after, StringComparison.Ordinal))).Plan;
        var comparison = CostComparison.Of(was.Cost!, plan.Cost!);
        Assert.Equal((decimal)Math.Round(more, 2), comparison.Difference);
        Assert.Equal(comparison.Difference, comparison.Changes.Sum(change => change.Difference));
    }

    // Six keys or more, buckets, repositories, secrets and two zones: how many there are is not what is tested.
    private static decimal Store(Plan plan, decimal bucketGiB)
    {
        int Count(string type) => plan.Resources.Count(resource => resource.Type == type);
        return (Count("aws:kms/key:Key") * (1 + (10 * 0.03m))) + (Count("aws:s3/bucket:Bucket") * Cents(20 * bucketGiB)) + (Count("aws:ecr/repository:Repository") * 0.5m)
            + (Count("aws:secretsmanager/secret:Secret") * 0.4m) + 0.5m + 0.9m;
    }

    // The servers' volumes, for data and for logs, in the home cluster alone.
    private static decimal Databases(Plan plan, decimal usd) =>
        plan.Manifests.Select(manifest => manifest.Object).Where(manifest => manifest["apiVersion"].Text()?.StartsWith("postgresql.cnpg.io/", StringComparison.Ordinal) == true && manifest["kind"].Text() == "Cluster")
            .Sum(manifest => Cents((decimal)((PlanValue.NumberValue)manifest.At("spec", "instances")!).Value * (GiB(manifest.At("spec", "storage", "size").Text()!) + GiB(manifest.At("spec", "walStorage", "size").Text()!)) * usd));

    private static decimal GiB(string size) => (decimal)Quantity.Bytes(size)!.Value / (1L << 30);

    private static decimal Declared(PlanFacts facts, IReadOnlyList<string> clusters, decimal usd) =>
    (
        from addon in facts.Platform!.Declarations.Addons
        from workload in addon.Workloads
        where workload.Role != PlatformRole.DatabaseServer
        let size = workload.Size
        where size is not null && size.Volumes.Count > 0
        let gib = size.Volumes.Sum(GiB)
        select Cents(size.Replicas * gib * usd) * (addon.Placement == AddonPlacement.EveryCluster ? clusters.Count : 1)).Sum();

    // The fewest machines, since what pods need comes and goes with the add-ons.
    private static string Settings(string stack) => $"{File.ReadAllText(Path.Combine(Repository.Root, $"Pulumi.{stack}.yaml"))}  platform:costs:\n    nodes: minimum\n";

    private async Task<(Plan Plan, PlanFacts Facts)> PlanAsync(string stack, string settings)
    {
        _folder.Write("Pulumi.yaml", File.ReadAllText(Path.Combine(Repository.Root, "Pulumi.yaml")));
        _folder.Write($"Pulumi.{stack}.yaml", settings);
        var planning = await new Planner(Platform.Define, EnvironmentPlatform.Of).PlanAsync(new PlanRequest(_folder.Path, stack));
        Assert.Empty(planning.Problems);
        return (planning.Plan!, planning.Facts!);
    }
}
