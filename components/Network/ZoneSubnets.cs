namespace Infra.Components;

/// <summary>The subnets of one availability zone.</summary>
/// <param name="Zone">Name of the availability zone, such as <c>eu-central-1a</c>.</param>
/// <param name="Clusters">The subnets of every cluster, in the order of the clusters.</param>
/// <param name="Public">For NAT gateways and internet-facing load balancers, shared by all clusters: a sixteenth of the zone's block.</param>
public sealed record ZoneSubnets(string Zone, IReadOnlyList<ClusterSubnets> Clusters, Cidr Public);
