namespace Infra.Components;

/// <summary>The subnets that one cluster has to itself in one availability zone.</summary>
/// <param name="Private">For nodes, pods' interfaces and interface endpoints: an eighth of the zone's block.</param>
/// <param name="Utility">For the load balancer of the cluster's API servers: a sixteenth of the zone's block.</param>
public sealed record ClusterSubnets(Cidr Private, Cidr Utility);
