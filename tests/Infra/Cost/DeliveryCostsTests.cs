using Infra.Components;
using Infra.Cost;
using Infra.Planning;
using Infra.Tests.Support;
using Pulumi.Offline;
using static Infra.Tests.Cost.CostPlans;

namespace Infra.Tests.Cost;

/// <summary>What Applications make in eu-west-1: gp3 0.088 a GiB, m6i.large 0.107 an hour.</summary>
public sealed class DeliveryCostsTests
{
    private const string Application = "kubernetes:argoproj.io/v1alpha1:Application";
    private const string Folder = "kubernetes/dev/shop";
    private const string Balancer = """
        {"metadata": {"name": "gateway"}, "spec": {"source": {"chart": "gateway", "helm": {"valuesObject": {"service": {"annotations": {
          "service.beta.kubernetes.io/aws-load-balancer-type": "external", "service.beta.kubernetes.io/aws-load-balancer-scheme": "internet-facing"} } } } } } }
        """;

    private static readonly CostSettings Teams = Settings with { TeamBudgets = Budgets(("shop", 10)) };

    [Fact]
    public void Of_ServiceOfAChart_CostsABalancer()
    {
        var cost = Estimate(Clustered(KopsYaml.Plan(), "gateway", Balancer));
        Assert.Equal(Cents((Hours * 0.0252m) + (Hours * 0.006m) + (Hours * 0.005m)), cost.ItemOf("gateway#loadBalancer").Monthly);
        Assert.Equal(("main", "main"), (cost.ItemOf("gateway#loadBalancer").Cluster, cost.ItemOf("/traffic").Cluster));
    }

    [Fact]
    public void Of_InternalServiceAmongManifests_CostsABalancerWithoutAddresses()
    {
        var plan = WithManifests(Delivery(), """{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "inside"}, "spec": {"type": "LoadBalancer"} }""", """{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "other"}, "spec": {"type": "ClusterIP"} }""");
        Assert.Equal(Cents((Hours * 0.0252m) + (Hours * 0.006m)), Estimate(plan).Monthly);
    }

    [Fact]
    public void Of_Database_CostsTheVolumesOfEachServer()
    {
        var cost = Estimate(WithManifests(Delivery(), Database(3, "10Gi", "5Gi", "shop")), Teams);
        var item = Assert.Single(cost.Items);
        Assert.Equal((Cents(3 * 15 * 0.088m), "shop", "3 x 10 GiB gp3 x 0.088 + 3 x 5 GiB gp3 x 0.088"), (item.Monthly, item.Team, item.Basis));
        Assert.EndsWith("::shop#Cluster/web-db/volumes", item.Urn, StringComparison.Ordinal);
        Assert.Equal(Cents(3 * 16 * 0.088m), Estimate(WithManifests(Delivery(), Database(3, "11Gi", "5Gi", "shop"))).Monthly);
    }

    [Fact]
    public void Of_DatabaseInNoFolderOfAnApplication_CostsNothing() =>
        Assert.Empty(Estimate(WithManifests(new PlanBuilder(), Database(3, "10Gi", "5Gi", "shop"))).Items);

    [Fact]
    public void Of_Claim_CostsItsClassOfVolume()
    {
        const string Class = """{"kind": "StorageClass", "metadata": {"name": "archive"}, "parameters": {"type": "st1"} }""";
        const string Claim = """{"kind": "PersistentVolumeClaim", "metadata": {"name": "files"}, "spec": {"resources": {"requests": {"storage": "100Gi"} } } }""";
        Assert.Equal(8.8m, Estimate(WithManifests(Delivery(), Class, Claim)).Monthly);
        var archived = Estimate(WithManifests(Delivery(), Class, Claim.Replace("\"resources\"", "\"storageClassName\": \"archive\", \"resources\"", StringComparison.Ordinal)));
        Assert.Equal(["ebs.st1.gibMonth in eu-west-1"], archived.Unpriced.AsEnumerable());
        Assert.Equal(["a volume of the size 'much', of PersistentVolumeClaim/files"], Estimate(WithManifests(Delivery(), Claim.Replace("100Gi", "much", StringComparison.Ordinal))).Unpriced.AsEnumerable());
    }

    [Fact]
    public void Of_DeclaredVolumes_CostForEachPod()
    {
        var size = new WorkloadSize { Replicas = 3, Containers = [new ContainerSize("server", "100m", "128Mi", "256Mi")], Volumes = ["10Gi", "2Gi"] };
        var platform = Sized(size);
        var plan = new PlanBuilder().Add(Application, "guard", """{"metadata": {"name": "guard"}, "spec": {"source": {"path": "kubernetes/dev/guard"} } }""").Build();
        var item = Assert.Single(CostEstimate.Of(plan, Settings, platform).Items);
        Assert.Equal((Cents(3 * 12 * 0.088m), "3 x 10 GiB gp3 x 0.088 + 3 x 2 GiB gp3 x 0.088"), (item.Monthly, item.Basis));
        Assert.EndsWith("::guard#webhook/volumes", item.Urn, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_Teams_ShareTheMachinesByWhatTheyAskFor()
    {
        // Three workers of 2 processors and 8 GiB; a team's database asks for 0.5 and 4 in all, the platform's pods for 1 and 2, and kOps' for 0.38 and 120 MiB on each worker and 0.42 and 550 MiB beside.
        var size = new WorkloadSize { Replicas = 2, Containers = [new ContainerSize("server", "500m", "1Gi", "1Gi")] };
        var plan = Clustered(KopsYaml.Plan(), "guard", """{"metadata": {"name": "guard"}, "spec": {"source": {"path": "kubernetes/dev/guard"} } }""");
        plan.AddUnder(PlanBuilder.Urn("platform:cluster:Cluster", "main"), Application, "shop", $$"""{"metadata": {"name": "shop"}, "spec": {"source": {"path": "{{Folder}}"} } }""");
        var cost = CostEstimate.Of(WithManifests(plan, Database(1, "10Gi", "5Gi", "shop", "500m", "4Gi")), Teams, Sized(size));

        const decimal Core = 0.031611m, GiB = 0.004237m;
        var workers = 3 * (Cents(0.107m * Hours) + Cents(128 * 0.088m));
        var whole = (6 * Core) + (24 * GiB);
        var shop = cost.ByTeam.Single(share => share.Name == "shop");
        Assert.Equal((0.5m, 4m, Cents(workers * ((0.5m * Core) + (4 * GiB)) / whole), 15 * 0.088m, 10m), (shop.Cores, shop.GiB, shop.Machines, shop.Own, shop.BudgetUsd));
        var platform = cost.ByTeam.Single(share => share.Name == CostShare.Platform);
        const decimal SystemCores = (3 * 0.38m) + 0.42m, SystemGiB = ((3 * 120m) + 550m) / 1024;
        Assert.Equal(Cents(workers * (((1 + SystemCores) * Core) + ((2 + SystemGiB) * GiB)) / whole), platform.Monthly);
        Assert.Equal(workers - shop.Machines - platform.Machines, cost.ByTeam.Single(share => share.Name == CostShare.Idle).Monthly);
        Assert.Equal(cost.Monthly, cost.ByTeam.Sum(share => share.Monthly));
        Assert.Equal(["shop", CostShare.Platform, CostShare.Idle, CostShare.Shared], cost.ByTeam.Select(share => share.Name));
        Assert.Equal(new ClusterLoad("main", 3, 6, 24, 1.5m + SystemCores, 6 + SystemGiB), Assert.Single(cost.Loads));
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(5, 6)]
    [InlineData(100, 12)]
    public void Of_WhatPodsNeed_IsCountedInEachZoneAlike(int pods, int workers)
    {
        // Each takes more than half of a machine of 2 processors, so that it has one for itself.
        var size = new WorkloadSize { Replicas = pods, Containers = [new ContainerSize("server", "1100m", "1Gi", "1Gi")] };
        var cost = CostEstimate.Of(KopsYaml.Plan().Build(), Settings, Sized(size));
        Assert.Equal(workers, Assert.Single(cost.Loads).Machines);
        Assert.Equal(workers == 3 ? cost.Minimum : workers == 12 ? cost.Maximum : cost.Minimum + (3 * (Cents(2 * 0.107m * Hours) - Cents(0.107m * Hours))) + (3 * (Cents(256 * 0.088m) - Cents(128 * 0.088m))), cost.Monthly);
    }

    [Fact]
    public void Of_MoreThanThereIs_IsPartedAmongThoseWhoAsk()
    {
        var plan = Clustered(KopsYaml.Plan(), "shop", $$"""{"metadata": {"name": "shop"}, "spec": {"source": {"path": "{{Folder}}"} } }""");
        var cost = CostEstimate.Of(WithManifests(plan, Database(1, "10Gi", "5Gi", "shop", "20", "100Gi")), Teams, null);
        Assert.True(Assert.Single(cost.Loads).IsShort);
        Assert.Equal(0, cost.ByTeam.Single(share => share.Name == CostShare.Idle).Monthly);
        Assert.Equal(3 * (Cents(0.107m * Hours) + Cents(128 * 0.088m)), cost.ByTeam.Single(share => share.Name == "shop").Machines);
    }

    private static PlanBuilder Delivery() => new PlanBuilder().Add(Application, "shop", $$"""{"metadata": {"name": "shop"}, "spec": {"source": {"path": "{{Folder}}"} } }""");

    private static PlanBuilder Clustered(PlanBuilder plan, string name, string inputs) =>
        plan.AddComponent("platform:cluster:Cluster", "main").AddUnder(PlanBuilder.Urn("platform:cluster:Cluster", "main"), Application, name, inputs);

    private static Plan WithManifests(PlanBuilder plan, params IEnumerable<string> manifests)
    {
        var built = plan.Build();
        return built with { Manifests = [.. built.Manifests, .. manifests.Select((json, at) => new PlanManifest("shop", FormattableString.Invariant($"{Folder}/{at}.yaml"), (PlanValue.MapValue)PlanBuilder.Value(json)))] };
    }

    private static string Database(int servers, string storage, string log, string team, string cpu = "200m", string memory = "1Gi") => $$"""
        {"apiVersion": "postgresql.cnpg.io/v1", "kind": "Cluster", "metadata": {"name": "web-db", "labels": {"team": "{{team}}"} },
         "spec": {"instances": {{servers}}, "storage": {"size": "{{storage}}"}, "walStorage": {"size": "{{log}}"}, "resources": {"requests": {"cpu": "{{cpu}}", "memory": "{{memory}}"} } } }
        """;

    private static PlatformModel Sized(WorkloadSize size)
    {
        var guard = TestPlatform.Guard(RuleAddons.Context);
        return PlatformModel.Derive(RuleAddons.Context, [guard with { Workloads = [guard.Workloads[0] with { Size = size }] }]);
    }
}
