namespace Infra.Stacks;

/// <summary>How private subnets reach the internet.</summary>
public enum NatMode
{
    /// <summary>One NAT gateway for all zones: cheap, and the zone it is in takes all others' way out with it.</summary>
    Single,

    /// <summary>A NAT gateway per zone: no zone depends on another.</summary>
    PerZone,
}
