namespace Infra.Components;

/// <summary>A namespace; its labels say what Pod Security allows and whether sidecars are injected.</summary>
public sealed record Namespace() : KubernetesObject("v1", "Namespace");

/// <summary>The most that a namespace's objects may ask for in all (https://kubernetes.io/docs/concepts/policy/resource-quotas).</summary>
public sealed record ResourceQuota() : KubernetesObject("v1", "ResourceQuota")
{
    /// <summary>The bounds.</summary>
    public required ResourceQuotaSpec Spec { get; init; }
}

/// <summary>The bounds of a <see cref="ResourceQuota"/>.</summary>
/// <param name="Hard">Quantities by what they bound: "requests.cpu".</param>
public sealed record ResourceQuotaSpec(IReadOnlyDictionary<string, string> Hard);

/// <summary>What containers of a namespace ask for where they don't say (https://kubernetes.io/docs/concepts/policy/limit-range).</summary>
public sealed record LimitRange() : KubernetesObject("v1", "LimitRange")
{
    /// <summary>The limits.</summary>
    public required LimitRangeSpec Spec { get; init; }
}

/// <summary>The limits of a <see cref="LimitRange"/>.</summary>
public sealed record LimitRangeSpec(IReadOnlyList<LimitRangeItem> Limits);

/// <summary>Defaults for one kind of thing.</summary>
/// <param name="Type">"Container".</param>
/// <param name="DefaultRequest">Requests by resource: "cpu".</param>
/// <param name="Default">Limits by resource.</param>
public sealed record LimitRangeItem(string Type, IReadOnlyDictionary<string, string> DefaultRequest, IReadOnlyDictionary<string, string>? Default = null);
