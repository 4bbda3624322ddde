using Infra.Planning;

namespace Infra.Rules.Kops;

/// <summary>KOPS005.</summary>
public sealed class PrivateTopology : PlanRule
{
    private static readonly string[] TopologyKeys = ["masters", "nodes"];

    /// <inheritdoc/>
    public override string Id => "KOPS005";

    /// <inheritdoc/>
    public override string Title => "Machines are in private subnets";

    /// <inheritdoc/>
    public override string Why =>
        "A machine with a public address is one security group rule away from the internet; behind NAT it is not there to be found.";

    /// <inheritdoc/>
    public override string Evidence => "https://kops.sigs.k8s.io/topology/";

    /// <inheritdoc/>
    public override string Fix => "Put instance groups into subnets of type Private, and leave \"associatePublicIp\" out.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        foreach (var cluster in context.Clusters)
        {
            foreach (var key in TopologyKeys)
            {
                if (cluster.Cluster.Spec("topology", key).Text() is { } topology && topology != "private")
                    yield return Broken(cluster.Cluster.Subject, $"\"topology.{key}\" is {topology}.");
            }
            var typeBySubnet = KopsCluster.Subnets(cluster.Cluster).ToLookup(subnet => subnet.At("name").Text(), subnet => subnet.At("type").Text());
            foreach (var group in cluster.InstanceGroups.Where(group => group.Role != "Bastion"))
            {
                foreach (var message in Judge(group, typeBySubnet))
                    yield return Broken(group.Subject, message);
            }
        }
    }

    private static IEnumerable<string> Judge(KopsDocument group, ILookup<string?, string?> typeBySubnet)
    {
        if (group.Spec("associatePublicIp").IsTrue())
            yield return "Its machines get public addresses.";
        var subnets = group.Spec("subnets").Items().Select(subnet => subnet.Text()).OfType<string>().ToList();
        if (subnets.Count == 0)
            yield return "It names no subnet.";
        foreach (var subnet in subnets)
        {
            if (!typeBySubnet.Contains(subnet))
                yield return $"Its subnet '{subnet}' is none of the cluster's.";
            else if (typeBySubnet[subnet].Any(type => type != "Private"))
                yield return $"Its subnet '{subnet}' is not of type Private.";
        }
    }
}
