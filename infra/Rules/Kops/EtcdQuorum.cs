using Infra.Planning;
using Pulumi.Offline;

namespace Infra.Rules.Kops;

/// <summary>KOPS006.</summary>
public sealed class EtcdQuorum : PlanRule
{
    private static readonly string[] EtcdClusters = ["main", "events"];

    /// <inheritdoc/>
    public override string Id => "KOPS006";

    /// <inheritdoc/>
    public override string Title => "etcd has an odd number of members, and no zone a majority of them";

    /// <inheritdoc/>
    public override string Why =>
        "An even member adds a machine that can fail and no failure that is outlived; where a zone has the majority, the cluster goes with the zone.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://etcd.io/docs/latest/faq/#why-an-odd-number-of-cluster-members; https://kops.sigs.k8s.io/operations/high_availability/";

    /// <inheritdoc/>
    public override string Fix =>
        "Give the etcd clusters main and events 1, 3 or 5 members, each on a control plane group of its own, spread over the zones.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        foreach (var cluster in context.Clusters)
        {
            foreach (var name in EtcdClusters)
            {
                var etcd = cluster.Cluster.Spec("etcdClusters").Items().FirstOrDefault(each => each.At("name").Text() == name);
                foreach (var message in Judge(cluster, etcd.At("etcdMembers").Items().ToList()))
                    yield return Broken(cluster.Cluster.Subject, $"etcd cluster '{name}' {message}.");
            }
        }
    }

    private static IEnumerable<string> Judge(KopsCluster cluster, List<PlanValue> members)
    {
        if (members.Count % 2 == 0)
            yield return members.Count == 0 ? "has no members" : FormattableString.Invariant($"has {members.Count} members");
        var controlPlane = cluster.InstanceGroups.Where(group => group.Role == "ControlPlane").ToLookup(group => group.Name, StringComparer.Ordinal);
        foreach (var group in members.Select(member => member.At("instanceGroup").Text()).GroupBy(name => name, StringComparer.Ordinal))
        {
            if (group.Key is null || !controlPlane[group.Key].Any())
                yield return $"has a member on '{group.Key}', which is no control plane group";
            else if (group.Count() > 1)
                yield return $"has several members on '{group.Key}'";
        }
        var zones = members.SelectMany(member => controlPlane[member.At("instanceGroup").Text() ?? ""].Take(1)).SelectMany(group => cluster.ZonesOf(group));
        foreach (var zone in zones.GroupBy(zone => zone, StringComparer.Ordinal).Where(zone => members.Count > 1 && zone.Count() * 2 > members.Count))
            yield return FormattableString.Invariant($"has {zone.Count()} of its {members.Count} members in {zone.Key}");
    }
}
