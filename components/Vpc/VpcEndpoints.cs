using System.Collections.Immutable;
using Pulumi;
using Aws = Pulumi.Aws;

namespace Infra.Components;

/// <summary>
/// The endpoints of a VPC: S3 by a gateway, which is free, and ECR, STS and KMS by interfaces with private DNS names. An interface endpoint
/// takes one subnet of a zone; the first cluster's is as good as another's, for all of the VPC reaches it.
/// </summary>
internal static class VpcEndpoints
{
    private const int Https = 443;

    public static void Create(
        string name, VpcArgs args, Aws.Ec2.Vpc vpc, IReadOnlyList<Aws.Ec2.RouteTable> routes, IReadOnlyList<VpcZone> zones, Func<CustomResourceOptions> child)
    {
        var account = args.Scope.Account;
        _ = new Aws.Ec2.VpcEndpoint($"{name}-s3", new Aws.Ec2.VpcEndpointArgs
        {
            VpcId = vpc.Id,
            ServiceName = $"com.amazonaws.{account.Region}.s3",
            VpcEndpointType = "Gateway",
            RouteTableIds = routes.Select(table => table.Id).ToArray(),
            Policy = VpcPolicies.S3Gateway(account, args.ReadableBuckets).ToJson(),
            Tags = Tags(args, "endpoint-s3"),
        }, child());
        if (!args.InterfaceEndpoints)
            return;

        var group = CreateSecurityGroup(name, args, vpc, child);
        CreateInterface("ecr.api", VpcPolicies.OwnRoles(account, "ecr"));
        CreateInterface("ecr.dkr", VpcPolicies.OwnRoles(account, "ecr"));
        CreateInterface("kms", VpcPolicies.OwnRoles(account, "kms"));
        CreateInterface("sts", VpcPolicies.Sts(account));

        void CreateInterface(string service, PolicyDocument policy)
        {
            var thing = service.Replace('.', '-');
            _ = new Aws.Ec2.VpcEndpoint($"{name}-{thing}", new Aws.Ec2.VpcEndpointArgs
            {
                VpcId = vpc.Id,
                ServiceName = $"com.amazonaws.{account.Region}.{service}",
                VpcEndpointType = "Interface",
                PrivateDnsEnabled = true,
                SubnetIds = zones.Select(zone => zone.Clusters[0].Private.Id).ToArray(),
                SecurityGroupIds = group.Id,
                Policy = policy.ToJson(),
                Tags = Tags(args, $"endpoint-{thing}"),
            }, child());
        }
    }

    // No egress rule: an endpoint answers and never calls.
    private static Aws.Ec2.SecurityGroup CreateSecurityGroup(string name, VpcArgs args, Aws.Ec2.Vpc vpc, Func<CustomResourceOptions> child)
    {
        var group = new Aws.Ec2.SecurityGroup($"{name}-endpoints", new Aws.Ec2.SecurityGroupArgs
        {
            Name = args.Scope.Name("endpoints").ToString(),
            Description = "HTTPS from the VPC to the interface endpoints",
            VpcId = vpc.Id,
            Tags = Tags(args, "endpoints"),
        }, child());
        _ = new Aws.Vpc.SecurityGroupIngressRule($"{name}-endpoints-https", new Aws.Vpc.SecurityGroupIngressRuleArgs
        {
            SecurityGroupId = group.Id,
            Description = "HTTPS from the VPC",
            IpProtocol = "tcp",
            FromPort = Https,
            ToPort = Https,
            CidrIpv4 = args.Addresses.Vpc.ToString(),
            Tags = Tags(args, "endpoints-https"),
        }, child());
        return group;
    }

    private static ImmutableDictionary<string, string> Tags(VpcArgs args, string thing) => args.Scope.Tags.For(args.Scope.Name(thing).ToString());
}
