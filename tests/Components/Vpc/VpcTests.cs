using Infra.Components;

namespace Infra.Tests.Components;

public sealed class VpcTests
{
    private const string SecondCluster = "b.dev.example.com";
    private static readonly string[] Zones = ["eu-central-1a", "eu-central-1b", "eu-central-1c"];

    [Fact]
    public async Task Constructor_Defaults_HasThreeSubnetsAndNatInEveryZone()
    {
        var resources = await RunAsync();

        Assert.Equal("10.0.0.0/16", resources["net-vpc"]["cidrBlock"]);
        Assert.Equal([true, true], [resources["net-vpc"]["enableDnsSupport"], resources["net-vpc"]["enableDnsHostnames"]]);
        Assert.Equal(9, resources.OfType("aws:ec2/subnet:Subnet").Count);
        Assert.Equal(3, resources.OfType("aws:ec2/natGateway:NatGateway").Count);
        Assert.Equal(3, resources.OfType("aws:ec2/eip:Eip").Count);
        Assert.Equal(4, resources.OfType("aws:ec2/routeTable:RouteTable").Count);
        Assert.Equal(9, resources.OfType("aws:ec2/routeTableAssociation:RouteTableAssociation").Count);
        Assert.All(resources.OfType("aws:ec2/subnet:Subnet"), subnet => Assert.Equal(false, subnet["mapPublicIpOnLaunch"]));
        Assert.Equal("10.0.64.0/21", resources["net-private-main-eu-central-1b"]["cidrBlock"]);
        Assert.Equal("eu-central-1b", resources["net-private-main-eu-central-1b"]["availabilityZone"]);
    }

    [Fact]
    public async Task Constructor_Routes_LeadPrivateSubnetsToTheirZonesNat()
    {
        var resources = await RunAsync();

        Assert.Equal(["net-internet-id", "net-public-table-id", "0.0.0.0/0"], Of(resources["net-public-internet"], "gatewayId", "routeTableId", "destinationCidrBlock"));
        foreach (var zone in Zones)
        {
            Assert.Equal([$"net-nat-{zone}-id", $"net-private-{zone}-table-id"], Of(resources[$"net-private-{zone}-nat"], "natGatewayId", "routeTableId"));
            Assert.Equal([$"net-private-main-{zone}-id", $"net-private-{zone}-table-id"], Of(resources[$"net-private-main-{zone}-routes"], "subnetId", "routeTableId"));
            Assert.Equal("net-public-table-id", resources[$"net-utility-main-{zone}-routes"]["routeTableId"]);
            Assert.Equal("net-public-table-id", resources[$"net-public-{zone}-routes"]["routeTableId"]);
            Assert.Equal([$"net-public-{zone}-id", $"net-nat-{zone}-address-id"], Of(resources[$"net-nat-{zone}"], "subnetId", "allocationId"));
        }
    }

    [Fact]
    public async Task Constructor_SingleNat_SendsAllZonesThroughTheFirst()
    {
        var resources = await RunAsync(args => args with { Nat = NatMode.Single });

        Assert.Equal(["net-nat-eu-central-1a"], resources.NamesOfType("aws:ec2/natGateway:NatGateway"));
        Assert.Equal("net-nat-eu-central-1a-id", resources["net-private-eu-central-1c-nat"]["natGatewayId"]);
    }

    [Fact]
    public async Task Constructor_Clusters_HaveSubnetsOfTheirOwn()
    {
        var resources = await RunAsync(TwoClusters);

        Assert.Equal(15, resources.OfType("aws:ec2/subnet:Subnet").Count);
        Assert.Equal(["10.0.8.0/21", "eu-central-1a"], Of(resources["net-private-b-eu-central-1a"], "cidrBlock", "availabilityZone"));
        Assert.Equal("10.0.36.0/22", resources["net-utility-b-eu-central-1a"]["cidrBlock"]);
        Assert.Equal(4, resources.OfType("aws:ec2/routeTable:RouteTable").Count);
        Assert.Equal("net-private-eu-central-1a-table-id", resources["net-private-b-eu-central-1a-routes"]["routeTableId"]);
        Assert.Equal("net-public-table-id", resources["net-utility-b-eu-central-1a-routes"]["routeTableId"]);
    }

    [Fact]
    public async Task Constructor_Clusters_TagTheirOwnSubnetsAndThePublicOnes()
    {
        var resources = await RunAsync(TwoClusters);

        Assert.Equal("1", resources["net-private-main-eu-central-1a"].Map("tags")["kubernetes.io/role/internal-elb"]);
        Assert.Equal("1", resources["net-utility-main-eu-central-1a"].Map("tags")["kubernetes.io/role/elb"]);
        Assert.Equal("1", resources["net-public-eu-central-1a"].Map("tags")["kubernetes.io/role/elb"]);
        Assert.Equal([TestScope.Cluster], Clusters(resources["net-private-main-eu-central-1a"]));
        Assert.Equal([TestScope.Cluster], Clusters(resources["net-utility-main-eu-central-1a"]));
        Assert.Equal([SecondCluster], Clusters(resources["net-private-b-eu-central-1c"]));
        Assert.Equal([SecondCluster], Clusters(resources["net-utility-b-eu-central-1c"]));
        Assert.Equal([SecondCluster, TestScope.Cluster], Clusters(resources["net-public-eu-central-1a"]));

        static IEnumerable<string> Clusters(RegisteredResource subnet)
        {
            const string prefix = "kubernetes.io/cluster/";
            var tags = subnet.Map("tags").Where(tag => tag.Key.StartsWith(prefix, StringComparison.Ordinal)).ToList();
            Assert.All(tags, tag => Assert.Equal("shared", tag.Value));
            return tags.Select(tag => tag.Key[prefix.Length..]).Order(StringComparer.Ordinal);
        }
    }

    [Fact]
    public async Task Constructor_ClusterAddedAtTheEnd_ChangesOnlyThePublicSubnetsTags()
    {
        var (one, two) = (await RunAsync(), await RunAsync(TwoClusters));

        Assert.Empty(one.All.Select(resource => resource.Name).Except(two.All.Select(resource => resource.Name)));
        foreach (var subnet in one.OfType("aws:ec2/subnet:Subnet"))
            Assert.Equal(subnet["cidrBlock"], two[subnet.Name]["cidrBlock"]);
        Assert.Equal(one["net-sts"].Texts("subnetIds"), two["net-sts"].Texts("subnetIds"));
    }

    [Fact]
    public async Task Constructor_DefaultSecurityGroup_HasNoRules()
    {
        var group = (await RunAsync())["net-default"];

        Assert.Equal("net-vpc-id", group["vpcId"]);
        Assert.Null(group["ingress"]);
        Assert.Null(group["egress"]);
    }

    [Fact]
    public async Task Constructor_FlowLogs_KeepAllTrafficEncrypted()
    {
        var resources = await RunAsync(args => args with { FlowLogRetentionInDays = 365 });

        Assert.Equal(["infra-dev-vpc-flow-logs", "arn:of:keys-logs", 365.0], Of(resources["net-flow-logs"], "name", "kmsKeyId", "retentionInDays"));
        Assert.Equal(
            ["net-vpc-id", "ALL", "arn:of:net-flow-logs", "arn:of:net-flow-logs-role"],
            Of(resources["net-flow-log"], "vpcId", "trafficType", "logDestination", "iamRoleArn"));
        Assert.Contains("vpc-flow-logs.amazonaws.com", resources["net-flow-logs-role"].Text("assumeRolePolicy"), StringComparison.Ordinal);
        Assert.Equal("arn:aws:iam::111122223333:policy/infra-dev-flow-log-boundary", resources["net-flow-logs-role"]["permissionsBoundary"]);
    }

    [Fact]
    public async Task Constructor_Endpoints_StayInsideTheVpc()
    {
        var resources = await RunAsync();

        Assert.Equal(["net-ecr-api", "net-ecr-dkr", "net-kms", "net-s3", "net-sts"], resources.NamesOfType("aws:ec2/vpcEndpoint:VpcEndpoint"));
        Assert.Equal("com.amazonaws.eu-central-1.s3", resources["net-s3"]["serviceName"]);
        Assert.Equal(
            ["net-public-table-id", "net-private-eu-central-1a-table-id", "net-private-eu-central-1b-table-id", "net-private-eu-central-1c-table-id"],
            resources["net-s3"].Texts("routeTableIds"));
        Assert.Equal(["com.amazonaws.eu-central-1.ecr.dkr", true], Of(resources["net-ecr-dkr"], "serviceName", "privateDnsEnabled"));
        Assert.Equal(Zones.Select(zone => $"net-private-main-{zone}-id"), resources["net-sts"].Texts("subnetIds"));
        Assert.Equal(["net-endpoints-id"], resources["net-kms"].Texts("securityGroupIds"));
        Assert.Equal(
            ["net-endpoints-id", "tcp", 443.0, 443.0, "10.0.0.0/16"],
            Of(resources["net-endpoints-https"], "securityGroupId", "ipProtocol", "fromPort", "toPort", "cidrIpv4"));
        Assert.Null(resources["net-endpoints"]["egress"]);
    }

    [Fact]
    public async Task Constructor_WithoutInterfaceEndpoints_KeepsTheGateway()
    {
        var resources = await RunAsync(args => args with { InterfaceEndpoints = false });

        Assert.Equal(["net-s3"], resources.NamesOfType("aws:ec2/vpcEndpoint:VpcEndpoint"));
        Assert.Empty(resources.OfType("aws:ec2/securityGroup:SecurityGroup"));
    }

    [Fact]
    public async Task Constructor_EveryTaggableResource_IsTagged()
    {
        foreach (var resource in (await RunAsync()).All.Where(resource => resource.Type.StartsWith("aws:", StringComparison.Ordinal)))
        {
            if (resource.Type is "aws:kms/alias:Alias" or "aws:ec2/route:Route" or "aws:ec2/routeTableAssociation:RouteTableAssociation" or "aws:iam/rolePolicy:RolePolicy")
                continue;
            Assert.Equal(["cc-1001", "platform"], Of(resource, "tags.CostCentre", "tags.Owner"));
        }
    }

    [Fact]
    public async Task Zones_Component_ExposesWhatKopsNeeds()
    {
        Vpc? vpc = null;
        await AwsMocks.RunAsync(() => vpc = Create(args => args with { Nat = NatMode.Single }));

        Assert.Equal(Zones, vpc!.Zones.Select(zone => zone.Name));
        Assert.Equal("net-utility-main-eu-central-1b", Assert.Single(vpc.Zones[1].Clusters).Utility.GetResourceName());
        Assert.Equal("net-private-main-eu-central-1b", vpc.Zones[1].Clusters[0].Private.GetResourceName());
        Assert.Equal(TestScope.Cluster, vpc.Zones[1].Clusters[0].ClusterName);
        Assert.All(vpc.Zones, zone => Assert.Equal("net-nat-eu-central-1a", zone.Nat.GetResourceName()));
    }

    [Fact]
    public async Task Constructor_WrongArguments_Fails()
    {
        Assert.Contains("FlowLogRetentionInDays is 45", await FailAsync(args => args with { FlowLogRetentionInDays = 45 }), StringComparison.Ordinal);
        Assert.Contains(
            "Zone 'us-east-1a' is not in the region eu-central-1",
            await FailAsync(args => args with { Addresses = TestScope.Addresses(1, "us-east-1a") }),
            StringComparison.Ordinal);
        Assert.Contains("ClusterNames has 0 names", await FailAsync(args => args with { ClusterNames = [] }), StringComparison.Ordinal);
        Assert.Contains("planned for 1 clusters", await FailAsync(args => args with { ClusterNames = [TestScope.Cluster, SecondCluster] }), StringComparison.Ordinal);
        Assert.Contains(
            "The clusters main.dev.example.com and main.example.com have one label, 'main'",
            await FailAsync(args => TwoClusters(args) with { ClusterNames = [TestScope.Cluster, "main.example.com"] }),
            StringComparison.Ordinal);
    }

    private static IReadOnlyList<object?> Of(RegisteredResource resource, params string[] paths) => [.. paths.Select(path => resource[path])];

    private static Task<RegisteredResources> RunAsync(Func<VpcArgs, VpcArgs>? change = null) => AwsMocks.RunAsync(() => Create(change ?? (args => args)));

    private static Task<string> FailAsync(Func<VpcArgs, VpcArgs> change) => AwsMocks.FailAsync(() => Create(change));

    private static Vpc Create(Func<VpcArgs, VpcArgs> change) =>
        new("net", change(new VpcArgs { Scope = TestScope.Dev, Keys = TestScope.Keys(), FlowLogBoundary = TestScope.Boundary("flow-log"), Addresses = TestScope.Addresses(1, Zones), ClusterNames = [TestScope.Cluster] }));

    private static VpcArgs TwoClusters(VpcArgs args) => args with { ClusterNames = [TestScope.Cluster, SecondCluster], Addresses = TestScope.Addresses(2, Zones) };
}
