using System.Collections.Immutable;
using Pulumi.Aws.Ec2;

namespace Infra.Components;

/// <summary>What a <see cref="Vpc"/> has in one availability zone.</summary>
/// <param name="Name">Name of the zone, such as <c>eu-central-1a</c>.</param>
/// <param name="Clusters">The subnets of every cluster, in the order of the clusters.</param>
/// <param name="Public">Subnet of NAT gateways and of internet-facing load balancers, which all clusters share.</param>
/// <param name="Nat">The NAT gateway that the private subnets go out by: kOps' <c>egress</c>. All zones share one where the mode is single.</param>
public sealed record VpcZone(string Name, ImmutableArray<VpcClusterSubnets> Clusters, Subnet Public, NatGateway Nat);
