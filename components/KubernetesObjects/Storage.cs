namespace Infra.Components;

/// <summary>How volumes are made (https://kubernetes.io/docs/concepts/storage/storage-classes).</summary>
public sealed record StorageClass() : KubernetesObject("storage.k8s.io/v1", "StorageClass")
{
    /// <summary>The driver.</summary>
    public required string Provisioner { get; init; }

    /// <summary>The driver's parameters.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>"Delete" or "Retain".</summary>
    public required string ReclaimPolicy { get; init; }

    /// <summary>"WaitForFirstConsumer": in the zone of the pod.</summary>
    public required string VolumeBindingMode { get; init; }

    /// <summary>Whether volumes may grow.</summary>
    public required bool AllowVolumeExpansion { get; init; }
}
