namespace Infra.Components;

/// <summary>A zone's subnets that a cluster takes as they are. Ids may be placeholders; they are written as given.</summary>
/// <param name="Zone">Name of the availability zone, such as <c>eu-central-1a</c>; also kOps' name of the private subnet.</param>
/// <param name="PrivateSubnetId">Id of the nodes' subnet.</param>
/// <param name="PrivateCidr">The nodes' subnet.</param>
/// <param name="UtilitySubnetId">Id of the subnet of the API servers' load balancer.</param>
/// <param name="UtilityCidr">The subnet of the API servers' load balancer.</param>
public sealed record KopsZone(string Zone, string PrivateSubnetId, Cidr PrivateCidr, string UtilitySubnetId, Cidr UtilityCidr);
