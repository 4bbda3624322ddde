using Infra.Stacks;
using Infra.Tests.Support;
using static Infra.Tests.Cost.CostPlans;

namespace Infra.Tests.Cost;

/// <summary>What kOps makes of documents, by the figures of prices.json for eu-west-1: m6i.large 0.107 an hour, gp3 0.088 a GiB.</summary>
public sealed class ClusterCostsTests
{
    private const decimal Machine = 0.107m * Hours;
    private const decimal GiB = 0.088m;
    private const string Spot = "mixedInstancesPolicy: {instances: [m6i.large, m5.large], onDemandBase: 0, onDemandAboveBase: 0}";

    // Three control planes and three workers, with kOps' own sizes for volumes; etcd's are twice three of 20 GiB.
    private static readonly decimal Whole = (6 * Cents(Machine)) + (3 * Cents(64 * GiB)) + (3 * Cents(128 * GiB)) + (2 * Cents(3 * 20 * GiB)) + Traffic;

    private static decimal Traffic => (100 * 0.09m) + (2 * 100 * 0.01m);

    [Fact]
    public void Of_Documents_CostsWhatTheyMake()
    {
        var cost = Estimate(KopsYaml.Plan());
        Assert.Equal(Whole, cost.Monthly);
        Assert.Equal([("main", Whole)], cost.ByCluster.Select(each => (each.Key, each.Value)));
        Assert.Empty(cost.Unpriced);
        // Workers may become four in each zone.
        Assert.Equal((Whole, Whole + (3 * (Cents(4 * Machine) - Cents(Machine))) + (3 * (Cents(4 * 128 * GiB) - Cents(128 * GiB)))), (cost.Minimum, cost.Maximum));
    }

    [Fact]
    public void Of_Machine_NamesItsGroupAndItsArithmetic()
    {
        var item = Estimate(KopsYaml.Plan()).ItemOf("#InstanceGroup/general-a");
        Assert.StartsWith(PlanBuilder.Urn("aws:s3/bucketObjectv2:BucketObjectv2", "main.dev.example.com-documents"), item.Urn, StringComparison.Ordinal);
        Assert.Equal((Cents(Machine), "1 x m6i.large, 730 h x 0.107", "main"), (item.Monthly, item.Basis, item.Cluster));
    }

    [Fact]
    public void Of_DoubledNodeGroups_CostsTheirMachinesAndVolumesMore() =>
        Assert.Equal(
            Whole + (3 * (Cents(2 * Machine) - Cents(Machine))) + (3 * (Cents(2 * 128 * GiB) - Cents(128 * GiB))),
            Estimate(KopsYaml.With("  minSize: 1\n  maxSize: 4", "  minSize: 2\n  maxSize: 4")).Monthly);

    [Fact]
    public void Of_BiggerDisk_CostsItsGiBMore() =>
        Assert.Equal(Whole + Cents(500 * GiB) - Cents(128 * GiB), Estimate(KopsYaml.With("  maxSize: 4", "  maxSize: 4\n  rootVolumeSize: 500", once: true)).Monthly);

    [Fact]
    public void Of_FasterDisk_CostsWhatIsAboveTheIncluded() =>
        Assert.Equal(
            Whole - Cents(128 * GiB) + Cents((128 * GiB) + (2000 * 0.0055m) + (75 * 0.044m)),
            Estimate(KopsYaml.With("  maxSize: 4", "  maxSize: 4\n  rootVolumeIops: 5000\n  rootVolumeThroughput: 200", once: true)).Monthly);

    [Fact]
    public void Of_SpotMachine_CostsLess()
    {
        var plan = KopsYaml.WithGroup(KopsYaml.Group("spot-a", "Node", "a", 2, 3, Spot));
        var item = Estimate(plan).ItemOf("/spot-a");
        Assert.Equal((Cents(2 * Machine * 0.5m), Cents(3 * Machine * 0.5m)), (item.Minimum, item.Maximum));
        Assert.Equal("2 x m6i.large spot at 50%, 730 h x 0.107", item.Basis);
        Assert.Equal(Cents(2 * Machine * 0.3m), Estimate(plan, With(new EnvironmentCosts { SpotDiscountPercent = 70 })).ItemOf("/spot-a").Monthly);
    }

    [Fact]
    public void Of_SpotGroupWithABaseOnDemand_CostsBoth() =>
        Assert.Equal(
            Cents((1 * Machine) + (1 * Machine * 0.5m)),
            Estimate(KopsYaml.WithGroup(KopsYaml.Group("spot-a", "Node", "a", 2, 3, Spot.Replace("onDemandBase: 0", "onDemandBase: 1", StringComparison.Ordinal)))).ItemOf("/spot-a").Monthly);

    [Fact]
    public void Of_MostMachines_AreCountedWhereAskedFor()
    {
        var cost = Estimate(KopsYaml.Plan(), With(new EnvironmentCosts { Nodes = CountedNodes.Maximum }));
        Assert.Equal(cost.Maximum, cost.Monthly);
        Assert.Equal("4 x m6i.large, 730 h x 0.107", cost.ItemOf("/general-a").Basis);
    }

    [Fact]
    public void Of_PublicApi_CostsABalancerAndAnAddressInEachZone()
    {
        var cost = Estimate(KopsYaml.WithLine("topology", "  api: {loadBalancer: {class: Network, type: Public}}\n  topology: {dns: {type: Private}}"));
        Assert.Equal(Cents((Hours * 0.0252m) + (Hours * 0.006m) + (Hours * 0.005m)), cost.ItemOf("/apiLoadBalancer").Monthly);
        var inside = Estimate(KopsYaml.WithLine("topology", "  api: {loadBalancer: {class: Network, type: Internal}}\n  topology: {dns: {type: Private}}"), With(new EnvironmentCosts { LoadBalancerCapacityUnits = 3 }));
        Assert.Equal(Cents((Hours * 0.0252m) + (3 * Hours * 0.006m)), inside.ItemOf("/apiLoadBalancer").Monthly);
    }

    [Theory]
    [InlineData("machineType: m6i.large", "machineType: z9.large", "ec2.z9.large.hour in eu-west-1")]
    [InlineData("machineType: m6i.large", "machineType: z9.large", "processors and memory of z9.large")]
    [InlineData("  maxSize: 4", "  maxSize: 4\n  rootVolumeType: io9", "ebs.io9.gibMonth in eu-west-1")]
    [InlineData("  minSize: 1\n  maxSize: 4", "  maxSize: 4", "clusters/dev/main.yaml#InstanceGroup/general-a, which lacks a machineType, a minSize or a maxSize")]
    [InlineData("  topology: {", "  api: {loadBalancer: {class: Classic, type: Public}}\n  topology: {", "load balancers of the class Classic")]
    public void Of_WhatHasNoPrice_IsSaidToHaveNone(string before, string after, string unpriced) => Assert.Contains(unpriced, Estimate(KopsYaml.With(before, after)).Unpriced);
}
