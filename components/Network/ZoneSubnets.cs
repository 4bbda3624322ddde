namespace Infra.Components;

/// <summary>The subnets of one availability zone.</summary>
/// <param name="Zone">Name of the availability zone, such as <c>eu-central-1a</c>.</param>
/// <param name="Private">For nodes, pods' interfaces and interface endpoints: half of the zone's block.</param>
/// <param name="Utility">For the load balancers of the clusters' API servers: a sixteenth of the zone's block.</param>
/// <param name="Public">For NAT gateways and internet-facing load balancers: a sixteenth of the zone's block.</param>
public sealed record ZoneSubnets(string Zone, Cidr Private, Cidr Utility, Cidr Public);
