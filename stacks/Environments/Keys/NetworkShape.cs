using System.Collections.Immutable;
using Infra.Components;

namespace Infra.Stacks;

/// <summary><c>platform:network</c>.</summary>
internal sealed class NetworkShape : ObjectShape<EnvironmentNetwork>
{
    public static readonly Property<Cidr> Cidr = Property<Cidr>.Required("cidr", NetworkText.VpcCidr, "The VPC's addresses.");

    public static readonly Property<ImmutableArray<string>> Zones = Property<ImmutableArray<string>>.Required(
        "zones",
        new ListShape<string>(AwsText.Zone, 2, AddressPlan.MostZones, "eu-central-1a", "eu-central-1b"),
        "The availability zones. Their order decides the subnets' addresses: add new ones at the end.");

    public static readonly Property<NatMode> Nat = Property<NatMode>.Required("nat", NetworkText.Nat, "How private subnets reach the internet: one NAT gateway, or one per zone.");

    public override IReadOnlyList<Property> Properties { get; } = [Cidr, Zones, Nat];

    protected override EnvironmentNetwork Build(ObjectReading reading) => new()
    {
        Cidr = reading.Get(Cidr),
        Zones = reading.Get(Zones),
        Nat = reading.Get(Nat),
    };
}
