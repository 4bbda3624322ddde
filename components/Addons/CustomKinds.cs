namespace Infra.Components;

/// <summary>Custom kinds of one group that a chart brings.</summary>
/// <param name="Group">The group: "cert-manager.io".</param>
/// <param name="Kinds">The kinds: "Certificate".</param>
public sealed record CustomKinds(string Group, params IReadOnlyList<string> Kinds);

/// <summary>Fields that controllers change, which Argo CD compares without (https://argo-cd.readthedocs.io/en/stable/user-guide/diffing).</summary>
/// <param name="Group">The group, empty for core: "admissionregistration.k8s.io". A wrong one silently does nothing.</param>
/// <param name="Kind">The kind.</param>
/// <param name="JqPathExpressions">The fields, as jq paths: ".webhooks[]?.clientConfig.caBundle".</param>
public sealed record IgnoredDifference(string Group, string Kind, params IReadOnlyList<string> JqPathExpressions)
{
    /// <summary>The object's name. Default: all of the kind.</summary>
    public string? Name { get; init; }
}
