namespace Infra.Components;

/// <summary>How many NAT gateways a VPC has.</summary>
public enum NatMode
{
    /// <summary>One in each zone: a zone's nodes reach the internet while the other zones are down, and pay no traffic between zones.</summary>
    PerZone,

    /// <summary>One, in the first zone, for all: a third of the price, and no way out when that zone is down.</summary>
    Single,
}
