using System.Collections.Immutable;

namespace Infra.Rules.Kubernetes;

/// <summary>The network policies of a plan, each read once, by the pods that they select.</summary>
internal sealed class PodPolicyIndex
{
    private readonly SelectorIndex<PodPolicy> _byPods = new();

    /// <summary>Reads policies.</summary>
    public PodPolicyIndex(IEnumerable<KubernetesManifest> manifests)
    {
        All = [.. manifests.Select(manifest => new PodPolicy(manifest))];
        foreach (var policy in All)
            _byPods.Add(policy.Manifest.Namespace, policy.Pods, policy);
    }

    /// <summary>Every policy, in the plan's order.</summary>
    public ImmutableArray<PodPolicy> All { get; }

    /// <summary>The policies that hold for pods of a namespace with at least these labels.</summary>
    public IEnumerable<PodPolicy> Of(string @namespace, LabelSet labels) => _byPods.Selecting(@namespace, labels);
}
