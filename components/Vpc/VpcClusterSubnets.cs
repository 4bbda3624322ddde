using Pulumi.Aws.Ec2;

namespace Infra.Components;

/// <summary>The subnets that one cluster has to itself in one availability zone of a <see cref="Vpc"/>.</summary>
/// <param name="ClusterName">kOps name of the cluster, such as <c>main.dev.example.com</c>.</param>
/// <param name="Private">Subnet of nodes and, for the first cluster, of interface endpoints; out to the internet by NAT only.</param>
/// <param name="Utility">Subnet of the API servers' load balancers and bastions: kOps' <c>Utility</c> subnet.</param>
public sealed record VpcClusterSubnets(string ClusterName, Subnet Private, Subnet Utility);
