namespace Infra.Components;

/// <summary>
/// The release of kOps that the documents are written for. It runs Kubernetes of its own minor version and of older ones;
/// kops upup/pkg/fi/cloudup/apply_cluster.go, OldestSupportedKubernetesVersion, and docs/releases/1.36-NOTES.md.
/// </summary>
internal static class KopsRelease
{
    /// <summary>The release.</summary>
    public const string Version = "1.36";

    /// <summary>The oldest minor version of Kubernetes 1 that it runs.</summary>
    public const int OldestKubernetesMinor = 31;

    /// <summary>The newest.</summary>
    public const int NewestKubernetesMinor = 36;
}
