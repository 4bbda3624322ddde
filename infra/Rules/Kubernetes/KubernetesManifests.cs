using System.Collections.Immutable;
using Infra.Planning;
using Infra.Planning.Manifests;

namespace Infra.Rules.Kubernetes;

/// <summary>The objects that a plan renders into Git, kOps' documents left out: by kind, by name and by Application.</summary>
internal sealed class KubernetesManifests
{
    private readonly ILookup<(string Group, string Kind), KubernetesManifest> _byKind;
    private readonly ILookup<ObjectKey, KubernetesManifest> _byKey;
    private readonly ILookup<string, KubernetesManifest> _byApplication;
    private readonly Lazy<PodPolicyIndex> _networkPolicies;
    private readonly Lazy<MeshIndex> _meshPolicies;

    /// <summary>Indexes a plan's manifests.</summary>
    public KubernetesManifests(Plan plan)
    {
        All = [.. plan.Manifests.Where(manifest => manifest.Application != ClusterDocuments.Application).Select(manifest => new KubernetesManifest(manifest))];
        _byKind = All.ToLookup(manifest => (manifest.Group, manifest.Kind));
        _byKey = All.ToLookup(manifest => manifest.Key);
        _byApplication = All.ToLookup(manifest => manifest.Application, StringComparer.Ordinal);
        _networkPolicies = new Lazy<PodPolicyIndex>(() => new PodPolicyIndex(OfKind("networking.k8s.io", "NetworkPolicy")));
        _meshPolicies = new Lazy<MeshIndex>(() => new MeshIndex(this));
    }

    /// <summary>Every object, in the plan's order.</summary>
    public ImmutableArray<KubernetesManifest> All { get; }

    /// <summary>Its network policies.</summary>
    public PodPolicyIndex NetworkPolicies => _networkPolicies.Value;

    /// <summary>Its mesh's policies.</summary>
    public MeshIndex MeshPolicies => _meshPolicies.Value;

    /// <summary>The namespaces that are declared.</summary>
    public IEnumerable<KubernetesManifest> Namespaces => OfKind("", "Namespace");

    /// <summary>The objects of a kind.</summary>
    public IEnumerable<KubernetesManifest> OfKind(string group, string kind) => _byKind[(group, kind)];

    /// <summary>The objects of a group, kind, namespace and name: one where the plan is sound.</summary>
    public IEnumerable<KubernetesManifest> Named(ObjectKey key) => _byKey[key];

    /// <summary>An object by its group, kind, namespace and name; null where there is none.</summary>
    public KubernetesManifest? Find(string group, string kind, string @namespace, string name) => Named(new ObjectKey(group, kind, @namespace, name)).FirstOrDefault();

    /// <summary>A namespace; null where nobody declares it.</summary>
    public KubernetesManifest? FindNamespace(string name) => Find("", "Namespace", "", name);

    /// <summary>What an Application delivers.</summary>
    public IEnumerable<KubernetesManifest> OfApplication(string application) => _byApplication[application];
}
