using System.Collections.Immutable;
using Infra.Planning;
using Infra.Rules.Argo;
using Infra.Rules.Kops;
using Infra.Rules.Kubernetes;
using Infra.Rules.Policies;
using Infra.Rules.Secrets;

namespace Infra.Rules;

/// <summary>A plan as rules read it.</summary>
public sealed class RuleContext
{
    private readonly Lazy<ImmutableArray<KopsCluster>> _clusters;
    private readonly Lazy<KubernetesManifests> _manifests;
    private readonly Lazy<ArgoApplications> _argo;
    private readonly Lazy<ImmutableArray<VaultInstance>> _vaults;
    private readonly Lazy<ExternalSecretIndex> _externalSecrets;

    /// <summary>Indexes a plan for one run of the rules.</summary>
    public RuleContext(Plan plan, PlanFacts facts)
    {
        Plan = plan;
        Facts = facts;
        Index = new PlanIndex(plan);
        _clusters = new Lazy<ImmutableArray<KopsCluster>>(() => KopsCluster.Of(plan));
        _manifests = new Lazy<KubernetesManifests>(() => new KubernetesManifests(plan));
        _argo = new Lazy<ArgoApplications>(() => new ArgoApplications(Index));
        _vaults = new Lazy<ImmutableArray<VaultInstance>>(() => [.. VaultInstance.Of(Index)]);
        _externalSecrets = new Lazy<ExternalSecretIndex>(() => new ExternalSecretIndex(Manifests));
    }

    /// <summary>The plan itself.</summary>
    public Plan Plan { get; }

    /// <summary>What is known beside it.</summary>
    public PlanFacts Facts { get; }

    /// <summary>Its resources, by type and by what refers to them.</summary>
    public PlanIndex Index { get; }

    /// <summary>Its policies, each read once.</summary>
    public PolicyReader Policies { get; } = new();

    /// <summary>Its kOps clusters, by path.</summary>
    internal ImmutableArray<KopsCluster> Clusters => _clusters.Value;

    /// <summary>The Kubernetes objects that it renders into Git.</summary>
    internal KubernetesManifests Manifests => _manifests.Value;

    /// <summary>Its Argo CD Applications and projects.</summary>
    internal ArgoApplications Argo => _argo.Value;

    /// <summary>Its clusters' Vaults.</summary>
    internal ImmutableArray<VaultInstance> Vaults => _vaults.Value;

    /// <summary>The stores and ExternalSecrets that it renders into Git.</summary>
    internal ExternalSecretIndex ExternalSecrets => _externalSecrets.Value;
}
