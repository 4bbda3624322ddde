using Infra.Planning;

namespace Infra.Rules.Kops;

/// <summary>KOPS002.</summary>
public sealed class RootVolumeEncryption : PlanRule
{
    /// <inheritdoc/>
    public override string Id => "KOPS002";

    /// <inheritdoc/>
    public override string Title => "Volumes of kOps machines are encrypted";

    /// <inheritdoc/>
    public override string Why => "Images, logs, caches and emptyDir volumes of every pod lie on a machine's volumes, and outlive it in snapshots.";

    /// <inheritdoc/>
    public override string Evidence => "https://kops.sigs.k8s.io/instance_groups/#encrypting-the-root-volume";

    /// <inheritdoc/>
    public override string Fix => "Set \"rootVolumeEncryption\" to true, and \"encrypted\" of every further volume.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        foreach (var group in context.Clusters.SelectMany(each => each.InstanceGroups))
        {
            if (!group.Spec("rootVolumeEncryption").IsTrue())
                yield return Broken(group.Subject, "The root volumes are not said to be encrypted.");
            foreach (var volume in group.Spec("volumes").Items().Where(volume => !volume.At("encrypted").IsTrue()))
                yield return Broken(group.Subject, $"The volume {volume.At("device").Text()} is not encrypted.");
        }
    }
}
