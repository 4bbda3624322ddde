using System.Collections.Immutable;
using Pulumi;
using Aws = Pulumi.Aws;

namespace Infra.Components;

/// <summary>
/// The stack's network: a VPC that in every zone has a public subnet and for each cluster a private and a utility subnet of its own, NAT,
/// endpoints for the AWS services that nodes use all the time, flow logs, and a default security group that admits nothing.
/// </summary>
/// <remarks>Utility and public subnets route to the internet gateway. Nothing in them gets a public address unless it asks for one.</remarks>
public sealed class Vpc : ComponentResource
{
    private const string Anywhere = "0.0.0.0/0";

    private readonly string _name;
    private readonly VpcArgs _args;
    private readonly Aws.Ec2.Vpc _vpc;

    /// <param name="name">Name of the component; its children's names begin with it.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Options of the component.</param>
    /// <exception cref="ArgumentException">A zone is in another region, the clusters are not those the addresses are planned for, or the retention is none of CloudWatch's.</exception>
    public Vpc(string name, VpcArgs args, ComponentResourceOptions? options = null)
        : base("platform:aws:Vpc", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        args.Check();
        _name = name;
        _args = args;
        Addresses = args.Addresses;

        _vpc = CreateVpc();
        var internet = new Aws.Ec2.InternetGateway($"{name}-internet", new Aws.Ec2.InternetGatewayArgs { VpcId = _vpc.Id, Tags = Tags("internet") }, Child());
        var publicRoutes = CreateRoutes("public");
        _ = new Aws.Ec2.Route($"{name}-public-internet", new Aws.Ec2.RouteArgs
        {
            RouteTableId = publicRoutes.Id,
            DestinationCidrBlock = Anywhere,
            GatewayId = internet.Id,
        }, Child());

        List<Aws.Ec2.RouteTable> routes = [publicRoutes];
        List<Aws.Ec2.Eip> addresses = [];
        List<VpcZone> zones = [];
        foreach (var plan in Addresses.Zones)
        {
            var open = CreateSubnet("public", plan.Zone, plan.Public, SubnetTags.Public(args.ClusterNames), publicRoutes);
            var nat = args.Nat == NatMode.Single && zones.Count > 0 ? zones[0].Nat : CreateNat(plan.Zone, open, internet, addresses);
            var privateRoutes = CreatePrivateRoutes(plan.Zone, nat);
            routes.Add(privateRoutes);
            var clusters = args.ClusterNames.Zip(plan.Clusters, (cluster, cidrs) => new VpcClusterSubnets(
                cluster,
                CreateSubnet($"private-{VpcArgs.Label(cluster)}", plan.Zone, cidrs.Private, SubnetTags.Private(cluster), privateRoutes),
                CreateSubnet($"utility-{VpcArgs.Label(cluster)}", plan.Zone, cidrs.Utility, SubnetTags.Utility(cluster), publicRoutes)));
            zones.Add(new VpcZone(plan.Zone, [.. clusters], open, nat));
        }

        Zones = zones;
        NatAddresses = Output.All(addresses.Select(address => address.PublicIp));
        VpcEndpoints.Create(name, args, _vpc, routes, zones, () => Child());
        FlowLogs.Create(name, args, _vpc, () => Child());

        RegisterOutputs(new Dictionary<string, object?> { ["vpcId"] = Id, ["cidr"] = Addresses.Vpc.ToString(), ["natAddresses"] = NatAddresses });
    }

    /// <summary>Id of the VPC: kOps' <c>networkID</c>.</summary>
    public Output<string> Id => _vpc.Id;

    /// <summary>The VPC's network and every subnet's, known in a plan.</summary>
    public AddressPlan Addresses { get; }

    /// <summary>What there is in every zone, in the order of the address plan.</summary>
    public IReadOnlyList<VpcZone> Zones { get; }

    /// <summary>Public addresses that nodes are seen with on the internet: one per NAT gateway.</summary>
    public Output<ImmutableArray<string>> NatAddresses { get; }

    private Aws.Ec2.Vpc CreateVpc()
    {
        var vpc = new Aws.Ec2.Vpc($"{_name}-vpc", new Aws.Ec2.VpcArgs
        {
            CidrBlock = Addresses.Vpc.ToString(),
            EnableDnsSupport = true,
            EnableDnsHostnames = true,
            Tags = Tags("vpc"),
        }, Child(_args.Protect));

        // AWS's own default group admits all traffic among its members; what forgets to name a group would be in it.
        _ = new Aws.Ec2.DefaultSecurityGroup($"{_name}-default", new Aws.Ec2.DefaultSecurityGroupArgs { VpcId = vpc.Id, Tags = Tags("default") }, Child());
        return vpc;
    }

    private Aws.Ec2.Subnet CreateSubnet(string kind, string zone, Cidr cidr, IEnumerable<(string Key, string Value)> tags, Aws.Ec2.RouteTable routes)
    {
        var subnet = new Aws.Ec2.Subnet($"{_name}-{kind}-{zone}", new Aws.Ec2.SubnetArgs
        {
            VpcId = _vpc.Id,
            AvailabilityZone = zone,
            CidrBlock = cidr.ToString(),
            MapPublicIpOnLaunch = false,
            Tags = Tags($"{kind}-{zone}", tags),
        }, Child(_args.Protect));
        _ = new Aws.Ec2.RouteTableAssociation($"{_name}-{kind}-{zone}-routes", new Aws.Ec2.RouteTableAssociationArgs
        {
            SubnetId = subnet.Id,
            RouteTableId = routes.Id,
        }, Child());
        return subnet;
    }

    private Aws.Ec2.NatGateway CreateNat(string zone, Aws.Ec2.Subnet subnet, Aws.Ec2.InternetGateway internet, List<Aws.Ec2.Eip> addresses)
    {
        var address = new Aws.Ec2.Eip($"{_name}-nat-{zone}-address", new Aws.Ec2.EipArgs { Domain = "vpc", Tags = Tags($"nat-{zone}") }, Child(false, internet));
        addresses.Add(address);
        return new Aws.Ec2.NatGateway($"{_name}-nat-{zone}", new Aws.Ec2.NatGatewayArgs
        {
            AllocationId = address.Id,
            SubnetId = subnet.Id,
            Tags = Tags($"nat-{zone}"),
        }, Child(false, internet));
    }

    private Aws.Ec2.RouteTable CreatePrivateRoutes(string zone, Aws.Ec2.NatGateway nat)
    {
        var routes = CreateRoutes($"private-{zone}");
        _ = new Aws.Ec2.Route($"{_name}-private-{zone}-nat", new Aws.Ec2.RouteArgs
        {
            RouteTableId = routes.Id,
            DestinationCidrBlock = Anywhere,
            NatGatewayId = nat.Id,
        }, Child());
        return routes;
    }

    private Aws.Ec2.RouteTable CreateRoutes(string kind) =>
        new($"{_name}-{kind}-table", new Aws.Ec2.RouteTableArgs { VpcId = _vpc.Id, Tags = Tags(kind) }, Child());

    private ImmutableDictionary<string, string> Tags(string thing, params IEnumerable<(string Key, string Value)> more) =>
        _args.Scope.Tags.For(_args.Scope.Name(thing).ToString(), more);

    private CustomResourceOptions Child(bool protect = false, params Resource[] dependsOn) => new() { Parent = this, Protect = protect ? true : null, DependsOn = dependsOn };
}
