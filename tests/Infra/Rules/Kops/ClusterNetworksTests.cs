using Infra.Rules.Kops;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Kops;

public sealed class ClusterNetworksTests : RuleTest<ClusterNetworks>
{
    [Fact]
    public void Check_SoundCluster_Holds() => AssertHolds(KopsYaml.Plan());

    [Fact]
    public void Check_PlanWithoutClusters_Holds() => AssertHolds(new PlanBuilder());

    private const string Second = """
        kind: Cluster
        metadata: {name: tools.dev.example.com}
        spec: {networkCIDR: 10.0.0.0/16, podCIDR: 100.65.0.0/17, serviceClusterIPRange: 100.65.128.0/20}
        """;

    [Fact]
    public void Check_TwoClustersInOneVpc_Holds() =>
        AssertHolds(KopsYaml.Plan().AddCluster("tools.dev.example.com", Second).Add("aws:ec2/vpc:Vpc", "vpc", """{"cidrBlock": "10.0.0.0/16"}"""));

    [Theory]
    [InlineData("100.65.0.0/17", "100.64.64.0/18", "\"podCIDR\" 100.64.64.0/18 overlaps with \"podCIDR\" of main.dev.example.com")]
    [InlineData("100.65.128.0/20", "100.64.128.0/20", "overlaps with \"serviceClusterIPRange\" of main.dev.example.com")]
    [InlineData("100.65.128.0/20", "100.65.0.0/20", "overlaps with \"podCIDR\" of tools.dev.example.com")]
    public void Check_NetworkOfAnotherCluster_Breaks(string before, string after, string message) =>
        AssertBroken(
            KopsYaml.Plan().AddCluster("tools.dev.example.com", Second.Replace(before, after, StringComparison.Ordinal)),
            "clusters/dev/tools.yaml#Cluster/tools.dev.example.com", message);

    [Theory]
    [InlineData("10.0.128.0/17", "overlaps with the VPC of main.dev.example.com")]
    [InlineData("10.9.0.0/17", "overlaps with VPC 'other'")]
    [InlineData("100.64.0.1/17", "\"podCIDR\": '100.64.0.1/17' is an address")]
    public void Check_NetworkOfAVpcOrNone_Breaks(string podCidr, string message) =>
        AssertBroken(
            KopsYaml.WithLine("podCIDR", $"  podCIDR: {podCidr}").Add("aws:ec2/vpc:Vpc", "other", """{"cidrBlock": "10.9.0.0/16"}"""), KopsYaml.ClusterSubject, message);

    [Fact]
    public void Check_NetworkLeftToKops_Breaks() => AssertBroken(KopsYaml.WithLine("serviceClusterIPRange", ""), KopsYaml.ClusterSubject, "\"serviceClusterIPRange\": An IPv4 network is missing");
}
