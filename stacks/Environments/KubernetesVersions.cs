using System.Collections.Immutable;

namespace Infra.Stacks;

/// <summary>
/// The minor versions of Kubernetes that kOps 1.36 installs without calling them deprecated: its own and the three before
/// (kubernetes/kops, branch release-1.36, upup/pkg/fi/cloudup/apply_cluster.go: OldestRecommendedKubernetesVersion).
/// </summary>
internal static class KubernetesVersions
{
    /// <summary>The minor version of kOps that the list is of.</summary>
    public const string Kops = "1.36";

    /// <summary>A patch of the newest one, which kOps' channel "stable" recommends (kubernetes/kops, channels/stable, August 2026).</summary>
    public const string Recommended = "1.36.3";

    /// <summary>The minor versions, the newest last.</summary>
    public static readonly ImmutableArray<string> Minors = ["1.33", "1.34", "1.35", "1.36"];
}
