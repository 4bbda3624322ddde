using Infra.Components;
using Infra.Planning;
using Infra.Rules.Aws;

namespace Infra.Rules.Kops;

/// <summary>KOPS008.</summary>
public sealed class ClusterNetworks : PlanRule
{
    private static readonly string[] OwnNetworks = ["podCIDR", "serviceClusterIPRange"];

    /// <inheritdoc/>
    public override string Id => "KOPS008";

    /// <inheritdoc/>
    public override string Title => "Pods, services and VPCs have networks of their own";

    /// <inheritdoc/>
    public override string Why =>
        "An address that two networks have reaches one of them only; across clusters of a mesh, or from a pod into the VPC, the wrong one. "
        + "None of these networks can be changed later without a new cluster.";

    /// <inheritdoc/>
    public override string Evidence => "https://kops.sigs.k8s.io/networking/; https://kops.sigs.k8s.io/cluster_spec/#podcidr";

    /// <inheritdoc/>
    public override string Fix => "Choose \"podCIDR\" and \"serviceClusterIPRange\" of every cluster outside of all VPCs and of each other.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var taken = new List<(Cidr Network, string Whose)>();
        foreach (var vpc in context.Index.OfType(AwsTypes.Vpc))
        {
            if (Cidr.TryParse(vpc.Inputs["cidrBlock"].Text(), out var network, out _))
                taken.Add((network, $"VPC '{vpc.Name}'"));
        }
        foreach (var cluster in context.Clusters.Select(each => each.Cluster))
        {
            foreach (var shared in cluster.Spec("additionalNetworkCIDRs").Items().Append(cluster.Spec("networkCIDR")))
            {
                if (Cidr.TryParse(shared.Text(), out var network, out _))
                    taken.Add((network, $"the VPC of {cluster.Name}"));
            }
        }
        foreach (var cluster in context.Clusters.Select(each => each.Cluster))
        {
            foreach (var key in OwnNetworks)
            {
                if (!Cidr.TryParse(cluster.Spec(key).Text(), out var network, out var problem))
                {
                    yield return Broken(cluster.Subject, $"\"{key}\": {problem}");
                    continue;
                }
                foreach (var (_, whose) in taken.Where(other => other.Network.Overlaps(network)).DistinctBy(other => other.Whose))
                    yield return Broken(cluster.Subject, $"\"{key}\" {network} overlaps with {whose}.");
                taken.Add((network, $"\"{key}\" of {cluster.Name}"));
            }
        }
    }
}
