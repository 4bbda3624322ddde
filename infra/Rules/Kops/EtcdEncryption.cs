using Infra.Planning;
using Pulumi.Offline;

namespace Infra.Rules.Kops;

/// <summary>KOPS001.</summary>
public sealed class EtcdEncryption : PlanRule
{
    /// <inheritdoc/>
    public override string Id => "KOPS001";

    /// <inheritdoc/>
    public override string Title => "etcd volumes are encrypted with a KMS key of ours";

    /// <inheritdoc/>
    public override string Why =>
        "etcd holds every Secret of the cluster; who reads a snapshot of its volume reads them all, unless the key can be denied apart from the volume.";

    /// <inheritdoc/>
    public override string Evidence => "https://kops.sigs.k8s.io/cluster_spec/#etcdclusters";

    /// <inheritdoc/>
    public override string Fix => "Set \"encryptedVolume\" to true and \"kmsKeyId\" to the ARN of a key for every etcd member.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        foreach (var cluster in context.Clusters.Select(each => each.Cluster))
        {
            foreach (var etcd in cluster.Spec("etcdClusters").Items())
            {
                foreach (var member in etcd.At("etcdMembers").Items())
                {
                    var name = $"Member {Shown(member)} of etcd cluster {Shown(etcd)}";
                    if (!member.At("encryptedVolume").IsTrue())
                        yield return Broken(cluster.Subject, $"{name} has a volume that is not encrypted.");
                    else if (!member.At("kmsKeyId").IsSet())
                        yield return Broken(cluster.Subject, $"{name} has a volume without a KMS key of ours.");
                }
            }
        }
    }

    private static string Shown(PlanValue value) => $"'{value.At("name").Text()}'";
}
