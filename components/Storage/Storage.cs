namespace Infra.Components;

/// <summary>Classes of persistent volumes: EBS, encrypted with the stack's own key. The driver is kOps' (docs/decisions/0006).</summary>
public static class Storage
{
    /// <summary>The class of claims that name none: a volume goes with its claim.</summary>
    public const string DefaultClass = "encrypted";

    /// <summary>The class for what must not be lost with a claim, such as databases: the volume stays, until somebody deletes it.</summary>
    public const string RetainedClass = "encrypted-retained";

    /// <summary>The add-on's name.</summary>
    public static AddonName Name { get; } = new("storage");

    /// <summary>Declares it.</summary>
    public static Addon Declare(AddonContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new Addon
        {
            Name = Name,
            Summary = "Encrypted classes of persistent volumes",
            Layer = AddonLayer.Cluster,
            Objects = StorageObjects.For(context),
            ClusterKinds = ["storage.k8s.io/StorageClass"],
        };
    }
}
