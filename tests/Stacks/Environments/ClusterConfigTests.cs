using Infra.Components;

namespace Infra.Tests.Stacks.Environments;

/// <summary>What is read of clusters where nothing is wrong.</summary>
public sealed class ClusterConfigTests
{
    [Fact]
    public void Read_RequiredKeysOnly_FillsTheSpecWithDefaults()
    {
        var cluster = Assert.Single(new Values().Config().Clusters);
        var group = Assert.Single(cluster.NodeGroups);

        Assert.Equal(("main", "1.36.3"), (cluster.Label, cluster.KubernetesVersion));
        Assert.Equal((Values.Cidr("100.64.0.0/16"), Values.Cidr("100.96.0.0/20")), (cluster.PodCidr, cluster.ServiceCidr));
        Assert.Equal([Values.Cidr("203.0.113.0/24")], cluster.ApiAccess.AsEnumerable());
        Assert.Equal(new ControlPlaneSpec { InstanceType = "t3.medium", Count = 1, VolumeGiB = 64 }, cluster.ControlPlane);
        Assert.Equal(("general", 2, 4, false, 64), (group.Name, group.Min, group.Max, group.Spot, group.VolumeGiB));
        Assert.Equal(["t3.large"], group.InstanceTypes.AsEnumerable());
        Assert.Empty(group.Zones);
        Assert.Empty(group.Labels);
        Assert.Empty(group.Taints);
    }

    [Fact]
    public void Read_OptionalKeys_TakesTheirValues()
    {
        const string at = "platform:clusters[0].nodeGroups[0]";
        var cluster = new Values()
            .With("platform:clusters[0].controlPlane.volumeGiB", "100")
            .With($"{at}.zones", """["eu-central-1b"]""")
            .With($"{at}.spot", "true")
            .With($"{at}.volumeGiB", "200")
            .With($"{at}.labels", """{"example.com/purpose":"batch","empty":""}""")
            .With($"{at}.taints", """["dedicated=batch:NoSchedule"]""")
            .Config().Clusters[0];
        var group = cluster.NodeGroups[0];

        Assert.Equal(100, cluster.ControlPlane.VolumeGiB);
        Assert.Equal(["eu-central-1b"], group.Zones.AsEnumerable());
        Assert.Equal((true, 200), (group.Spot, group.VolumeGiB));
        Assert.Equal(["empty=", "example.com/purpose=batch"], group.Labels.Select(label => $"{label.Key}={label.Value}"));
        Assert.Equal(["dedicated=batch:NoSchedule"], group.Taints.AsEnumerable());
    }

    [Fact]
    public void Read_SeveralClusters_KeepsTheirOrder() =>
        Assert.Equal(["main", "edge"], new Values().WithSecondCluster().Config().Clusters.Select(cluster => cluster.Label));

    [Theory]
    [InlineData("name", "\"a\"")]
    [InlineData("name", "\"a23456789-123456\"")]
    [InlineData("kubernetesVersion", "\"1.33.0\"")]
    [InlineData("podCidr", "\"10.64.0.0/20\"")]
    [InlineData("podCidr", "\"172.16.0.0/12\"")]
    [InlineData("serviceCidr", "\"172.16.0.0/12\"")]
    [InlineData("serviceCidr", "\"192.168.255.0/24\"")]
    [InlineData("apiAccess", """["8.0.0.0/8","203.0.113.7/32","10.0.0.0/16"]""")]
    [InlineData("controlPlane.instanceType", "\"m7i-flex.2xlarge\"")]
    [InlineData("nodeGroups[0].instanceTypes", """["u-6tb1.112xlarge","g5.xlarge","m7i.metal-48xl"]""")]
    [InlineData("nodeGroups[0].instanceTypes", """["c7g.metal","a1.large","g5g.xlarge","is4gen.medium"]""")]
    [InlineData("nodeGroups[0].min", "0")]
    [InlineData("nodeGroups[0].max", "2")]
    [InlineData("nodeGroups[0].taints", "[]")]
    [InlineData("nodeGroups[0].labels", "{}")]
    public void Read_EdgeOfWhatIsAllowed_IsRight(string key, string value) => Assert.Empty(new Values().With($"platform:clusters[0].{key}", value).Read().Problems);

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void Read_ControlPlaneOverThreeZones_IsRight(int count) => Assert.Equal(
        count,
        new Values()
            .With("platform:network.zones", """["eu-central-1a","eu-central-1b","eu-central-1c"]""")
            .With("platform:clusters[0].controlPlane.count", $"{count}")
            .Config().Clusters[0].ControlPlane.Count);

    [Fact]
    public void Read_PodsForEveryNode_IsRight() =>
        Assert.Empty(new Values().With("platform:clusters[0].podCidr", "\"100.64.0.0/20\"").With("platform:clusters[0].nodeGroups[0].max", "7").Read().Problems);
}
