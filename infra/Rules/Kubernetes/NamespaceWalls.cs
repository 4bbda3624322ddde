using Infra.Components;
using Infra.Planning;

namespace Infra.Rules.Kubernetes;

/// <summary>K8S002.</summary>
public sealed class NamespaceWalls : PlanRule
{
    /// <summary>The label by which Pod Security refuses pods.</summary>
    public const string EnforceLabel = "pod-security.kubernetes.io/enforce";

    private const string Privileged = "privileged";
    private static readonly string[] Levels = ["restricted", "baseline", Privileged];

    /// <inheritdoc/>
    public override string Id => "K8S002";

    /// <inheritdoc/>
    public override string Title => "Every namespace denies traffic by default, and Pod Security is enforced in it";

    /// <inheritdoc/>
    public override string Why =>
        "Without a policy that selects all pods, a pod that no other policy names may call everybody. Without the label, a pod may be privileged, and with it the machine's owner.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-deny-all-ingress-and-all-egress-traffic; "
        + "https://kubernetes.io/docs/concepts/security/pod-security-admission";

    /// <inheritdoc/>
    public override string Fix =>
        "Declare the namespace with its add-on, from which the policy and the labels follow; the level \"privileged\" is for what the declaration says so of.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var denying = context.Manifests.NetworkPolicies.All.Where(DeniesAll).Select(policy => policy.Manifest.Namespace).ToHashSet(StringComparer.Ordinal);
        foreach (var @namespace in context.Manifests.Namespaces)
        {
            if (!denying.Contains(@namespace.Name))
                yield return Broken(@namespace.Subject, "It has no NetworkPolicy that denies all pods all traffic, in both directions.");
            var level = @namespace.Labels[EnforceLabel];
            if (Array.IndexOf(Levels, level) < 0)
                yield return Broken(@namespace.Subject, $"The label {EnforceLabel} is \"{level}\", and none of {string.Join(", ", Levels)}.");
            else if (level == Privileged && context.Facts.Platform?.Declarations.FindNamespace(@namespace.Name) is { PodSecurity: not PodSecurityLevel.Privileged })
                yield return Broken(@namespace.Subject, "It lets privileged pods in, and its declaration does not say so.");
        }
    }

    private static bool DeniesAll(PodPolicy policy) => policy.Pods.IsEmpty && policy.Types.Contains("Ingress") && policy.Types.Contains("Egress") && policy.Ingress.IsEmpty && policy.Egress.IsEmpty;
}
