namespace Infra.Components;

/// <summary>Certificates of authorities that trust-manager copies into namespaces (https://cert-manager.io/docs/trust/trust-manager).</summary>
public sealed record Bundle() : KubernetesObject("trust.cert-manager.io/v1alpha1", "Bundle")
{
    /// <summary>From where to where.</summary>
    public required BundleSpec Spec { get; init; }
}

/// <summary>From where to where certificates are copied.</summary>
public sealed record BundleSpec(IReadOnlyList<BundleSource> Sources, BundleTarget Target);

/// <summary>A place that certificates are taken from.</summary>
public sealed record BundleSource(BundleKey Secret);

/// <summary>One entry of a Secret in trust-manager's namespace.</summary>
public sealed record BundleKey(string Name, string Key);

/// <summary>A ConfigMap of the Bundle's name in each namespace.</summary>
public sealed record BundleTarget(BundleTargetKey ConfigMap)
{
    /// <summary>The namespaces; null for all.</summary>
    public LabelSelector? NamespaceSelector { get; init; }
}

/// <summary>The entry that certificates are put into.</summary>
public sealed record BundleTargetKey(string Key);
