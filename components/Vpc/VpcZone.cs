using Pulumi.Aws.Ec2;

namespace Infra.Components;

/// <summary>What a <see cref="Vpc"/> has in one availability zone.</summary>
/// <param name="Name">Name of the zone, such as <c>eu-central-1a</c>.</param>
/// <param name="Private">Subnet of nodes and of interface endpoints; out to the internet by NAT only.</param>
/// <param name="Utility">Subnet of the API servers' load balancers and bastions: kOps' <c>Utility</c> subnet.</param>
/// <param name="Public">Subnet of NAT gateways and of internet-facing load balancers.</param>
/// <param name="Nat">The NAT gateway that the private subnet goes out by: kOps' <c>egress</c>. All zones share one where the mode is single.</param>
public sealed record VpcZone(string Name, Subnet Private, Subnet Utility, Subnet Public, NatGateway Nat);
