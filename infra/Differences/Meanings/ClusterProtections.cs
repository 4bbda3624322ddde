using Infra.Rules;
using Infra.Rules.Kops;
using Pulumi.Offline;

namespace Infra.Differences.Meanings;

/// <summary>What keeps clusters' machines and what is stored on them safe: encryption, who may ask without a name, tokens of machines.</summary>
internal static class ClusterProtections
{
    /// <summary>Reads them.</summary>
    public static void Read(PlanReading plan, MeaningReading reading)
    {
        foreach (var cluster in plan.Rules.Clusters)
        {
            var (name, label) = (cluster.Cluster.Name, PlanReading.LabelOf(cluster.Cluster));
            reading.Add(name, "encryption of Secrets", Safety.Switch(cluster.Cluster.Spec("encryptionConfig").IsTrue()));
            reading.Add(name, "anonymous calls of the API server", Safety.Danger(cluster.Cluster.Spec("kubeAPIServer", "anonymousAuth").IsTrue()));
            reading.Add(name, "audit log", Safety.Switch(cluster.Cluster.Spec("kubeAPIServer", "auditLogPath").IsSet()));
            reading.Add(name, "encryption of etcd", Safety.Switch(cluster.Cluster.Spec("etcdClusters").Items().SelectMany(etcd => etcd.At("etcdMembers").Items()).All(member => member.At("encryptedVolume").IsTrue())));
            foreach (var topology in new[] { "masters", "nodes", "controlPlane" })
            {
                if (cluster.Cluster.Spec("topology", topology).Text() is { } text)
                    reading.Add(name, $"topology of {topology}", new Guard(text, text == "private" ? 1 : 0, double.NaN, IsOfBoth: true));
            }
            foreach (var group in MachineGroups.Of(cluster))
            {
                Add(group, "encryption of volumes", each => each.Spec("rootVolumeEncryption").IsTrue(), label);
                Add(group, "metadata by token only", each => each.Spec("instanceMetadata", "httpTokens").Text() == "required", label);
                Add(group, "metadata for machines only", each => each.Spec("instanceMetadata", "httpPutResponseHopLimit") is PlanValue.NumberValue { Value: <= 1 }, label);
            }
        }

        void Add(MachineGroups group, string what, Func<KopsDocument, bool> isSafe, string label) =>
            reading.Add(group.Name, what, new Holes(group.Say(each => isSafe(each) ? "yes" : "no"), [.. group.Groups.Where(each => !isSafe(each.Group)).Select(each => each.Group.Name)]), label);
    }
}
