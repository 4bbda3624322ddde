using System.Collections.Immutable;
using Infra.Planning;
using Infra.Planning.Manifests;
using Pulumi.Offline;

namespace Infra.Rules.Kops;

/// <summary>A cluster's documents: those of one path.</summary>
/// <param name="Cluster">The Cluster.</param>
/// <param name="InstanceGroups">Its instance groups, in the order of the documents.</param>
internal sealed record KopsCluster(KopsDocument Cluster, ImmutableArray<KopsDocument> InstanceGroups)
{
    /// <summary>The clusters of a plan, by path.</summary>
    public static ImmutableArray<KopsCluster> Of(Plan plan) =>
    [
        .. plan.Manifests
            .Where(manifest => manifest.Application == ClusterDocuments.Application)
            .Select(manifest => new KopsDocument(manifest))
            .GroupBy(document => document.Manifest.Path, StringComparer.Ordinal)
            .SelectMany(documents => documents
                .Where(document => document.Kind == "Cluster")
                .Select(cluster => new KopsCluster(cluster, [.. documents.Where(document => document.Kind == "InstanceGroup")]))),
    ];

    /// <summary>The zone of each subnet, by the subnet's name; a zone that is not known is left out.</summary>
    public ImmutableDictionary<string, string> ZoneBySubnet { get; } = Subnets(Cluster)
        .Select(subnet => (Name: subnet.At("name").Text(), Zone: subnet.At("zone").Text()))
        .Where(subnet => subnet is { Name: not null, Zone: not null })
        .DistinctBy(subnet => subnet.Name)
        .ToImmutableDictionary(subnet => subnet.Name!, subnet => subnet.Zone!, StringComparer.Ordinal);

    /// <summary>The subnets of a Cluster.</summary>
    public static IEnumerable<PlanValue> Subnets(KopsDocument cluster) => cluster.Spec("subnets").Items();

    /// <summary>The zones that an instance group's machines are in, sorted, none twice.</summary>
    public ImmutableArray<string> ZonesOf(KopsDocument group) =>
    [
        .. group.Spec("subnets").Items()
            .Select(name => name.Text() is { } known ? ZoneBySubnet.GetValueOrDefault(known) : null)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];
}
