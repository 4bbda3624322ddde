using Infra.Components;
using Infra.Planning;

namespace Infra.Rules.Kops;

/// <summary>KOPS007.</summary>
public sealed class KubernetesVersion : PlanRule
{
    /// <inheritdoc/>
    public override string Id => "KOPS007";

    /// <inheritdoc/>
    public override string Title => "The Kubernetes version is one that kOps supports";

    /// <inheritdoc/>
    public override string Why => "kOps refuses versions that it is too old or too new for when it runs, which is when half an `up` is done.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://github.com/kubernetes/kops/blob/master/docs/releases/1.36-NOTES.md; https://kops.sigs.k8s.io/welcome/releases/";

    /// <inheritdoc/>
    public override string Fix => "Choose a patch release of a supported minor version; go up one minor version at a time.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        foreach (var cluster in context.Clusters.Select(each => each.Cluster))
        {
            var given = cluster.Spec("kubernetesVersion").Text();
            if (given is null || !Version.TryParse(given.TrimStart('v'), out var version) || version.Build < 0)
                yield return Broken(cluster.Subject, $"\"kubernetesVersion\" is \"{given}\"; it is a release, such as 1.35.2.");
            else if (version.Major != 1 || version.Minor < KopsRelease.OldestKubernetesMinor || version.Minor > KopsRelease.NewestKubernetesMinor)
                yield return Broken(cluster.Subject, FormattableString.Invariant($"kOps {KopsRelease.Version} does not run Kubernetes {given}, but 1.{KopsRelease.OldestKubernetesMinor} to 1.{KopsRelease.NewestKubernetesMinor}."));
        }
    }
}
