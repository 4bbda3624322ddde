using System.Collections.Immutable;
using Infra.Components;

namespace Infra.Stacks;

/// <summary>The VPC of an environment.</summary>
public sealed record EnvironmentNetwork
{
    /// <summary>The VPC's addresses: private, /16 to /21, with room for the subnets of every zone.</summary>
    public required Cidr Cidr { get; init; }

    /// <summary>Two to four availability zones of the region, none twice. Their order decides the subnets' addresses.</summary>
    public required ImmutableArray<string> Zones { get; init; }

    /// <summary>How private subnets reach the internet.</summary>
    public required NatMode Nat { get; init; }
}
