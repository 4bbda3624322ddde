using System.Collections.Immutable;
using Infra.Components;

namespace Infra.Stacks;

/// <summary>The keys at the top, and what has to hold between them.</summary>
internal static class EnvironmentKeys
{
    public static readonly Property<string> Account = Property<string>.Required("account", AwsText.Account, "The AWS account that the environment lives in, and no other.");
    public static readonly Property<string> Region = Property<string>.Required("region", AwsText.Region, "The AWS region.");
    public static readonly Property<string> Domain = Property<string>.Required("domain", AwsText.Domain, "The DNS name under which the environment's services are reached.");
    public static readonly Property<EnvironmentTags> Tags = Property<EnvironmentTags>.Required("tags", new TagsShape(), "Tags of every resource.");
    public static readonly Property<EnvironmentNetwork> Network = Property<EnvironmentNetwork>.Required("network", new NetworkShape(), "The VPC.");
    public static readonly Property<EnvironmentNodes> Nodes = Property<EnvironmentNodes>.Required("nodes", new NodesShape(), "The machines of the clusters.");
    public static readonly Property<EnvironmentRetention> Retention = Property<EnvironmentRetention>.Required("retention", new RetentionShape(), "How long things are kept.");

    public static readonly Property<bool> Protect = Property<bool>.Optional(
        "protect", new BooleanShape(true), false, "Whether what holds data refuses to be deleted; `true` wherever data matters.");

    public static readonly Property<ImmutableArray<Cidr>> PeerNetworks = Property<ImmutableArray<Cidr>>.Optional(
        "peerNetworks",
        new ListShape<Cidr>(NetworkText.PrivateCidr, 0, 50, "10.1.0.0/16"),
        [],
        "Networks that the VPC will be connected with; none may share addresses with it or with another.",
        "[]");

    public static readonly ImmutableArray<Property> All = [Account, Region, Domain, Tags, Network, Nodes, Retention, Protect, PeerNetworks];

    /// <summary>Reports where right values don't go together.</summary>
    public static void Check(ObjectReading reading)
    {
        // Though the rest of the network may be wrong.
        if (reading.Inside(Network) is not { } network)
            return;
        if (reading.Has(Region, out var region) && network.Has(NetworkShape.Zones, out var zones))
            CheckZones(network.PlaceOf(NetworkShape.Zones), zones, region);
        if (reading.Has(PeerNetworks, out var peers) && network.Has(NetworkShape.Cidr, out var vpc))
            CheckPeers(reading.PlaceOf(PeerNetworks), peers, network.PlaceOf(NetworkShape.Cidr).Path, vpc);
    }

    private static void CheckZones(Place place, ImmutableArray<string> zones, string region)
    {
        for (var i = 0; i < zones.Length; i++)
        {
            if (zones[i][..^1] != region)
                place.Item(i).Report(ConfigurationProblemCode.Conflict, $"'{zones[i]}'", $"a zone of the region {region}: {region}a to {region}f", $"{region}{zones[i][^1]}");
        }
    }

    private static void CheckPeers(Place place, ImmutableArray<Cidr> peers, KeyPath vpcPath, Cidr vpc)
    {
        for (var i = 0; i < peers.Length; i++)
        {
            var others = peers.Take(i).Select((peer, index) => (Path: place.Path.Item(index), Cidr: peer)).Prepend((Path: vpcPath, Cidr: vpc));
            foreach (var other in others.Where(other => other.Cidr.Overlaps(peers[i])))
            {
                place.Item(i).ReportWithFix(
                    ConfigurationProblemCode.Overlap,
                    $"'{peers[i]}'",
                    $"a network that shares no address with {other.Path}, which is {other.Cidr}",
                    PulumiCommand.Remove(place.Stack, place.Path.Item(i)));
            }
        }
    }
}
