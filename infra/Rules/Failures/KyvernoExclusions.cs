using Infra.Components;
using Infra.Planning;
using Infra.Rules.Argo;
using Infra.Rules.Kubernetes;
using Pulumi.Offline;

namespace Infra.Rules.Failures;

/// <summary>F7.</summary>
public sealed class KyvernoExclusions : PlanRule
{
    private const string Chart = "kyverno";
    private const string PoliciesChart = "kyverno-policies";
    private const int LeastReplicas = 3;
    private static readonly string[] Groups = ["kyverno.io", "policies.kyverno.io"];

    /// <inheritdoc/>
    public override string Id => "F7";

    /// <inheritdoc/>
    public override string Title => "Kyverno does not review what it needs to start";

    /// <inheritdoc/>
    public override string Why =>
        "Where its webhook reviews kube-system, the mesh's control plane or its own pods, a cluster whose Kyverno is down starts nothing any more, Kyverno included. One replica is "
        + "down with its machine; a policy that comes with the chart is refused by a webhook that does not answer yet.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://github.com/kyverno/kyverno/issues/8872; https://github.com/kyverno/kyverno/issues/12385; https://github.com/kyverno/kyverno/issues/16177; "
        + "https://kyverno.io/docs/installation/customization/#namespace-selectors; https://kyverno.io/docs/installation/methods/#high-availability-installation";

    /// <inheritdoc/>
    public override string Fix =>
        "Exclude kube-system, Kyverno's, the mesh's root and Argo CD's namespace in \"config.webhooks.namespaceSelector\", a map; where highly available, run three admission controllers with a budget; keep policies in a later wave.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var platform = context.Facts.Platform;
        var waves = new ManifestWaves(context.Argo);
        foreach (var kyverno in context.Argo.OfChart(Chart))
        {
            foreach (var message in Exclusions(kyverno, MeshIndex.RootOf(platform)).Concat(platform?.Declarations.Context.IsHighlyAvailable == true ? Replicas(kyverno) : []))
                yield return Broken(kyverno.Resource, message);
            foreach (var policies in context.Argo.OfChart(PoliciesChart).Where(policies => policies.Cluster == kyverno.Cluster && policies.Wave <= kyverno.Wave))
                yield return Broken(policies.Resource, "Its policies are delivered no later than Kyverno itself.");
        }
        if (context.Argo.OfChart(Chart).FirstOrDefault()?.Name is { } name)
        {
            foreach (var policy in context.Manifests.All.Where(manifest => Array.IndexOf(Groups, manifest.Group) >= 0 && waves.Wrong(name, manifest.Application) is not null))
                yield return Broken(policy.Subject, "It is delivered no later than Kyverno itself.");
        }
    }

    private static IEnumerable<string> Exclusions(ArgoApplication kyverno, string meshRoot)
    {
        var webhooks = kyverno.Values("config", "webhooks");
        if (webhooks is not (null or PlanValue.MapValue))
        {
            yield return "\"config.webhooks\" is no map, which the chart has taken since 3.0.";
            yield break;
        }
        var excluded = Excluded(webhooks);
        if (kyverno.Values("config", "excludeKyvernoNamespace") is not PlanValue.BoolValue { Value: false })
            excluded.Add(kyverno.Namespace);
        foreach (var @namespace in new[] { WellKnown.SystemNamespace, kyverno.Namespace, meshRoot, ArgoCd.Namespace }.Where(each => !excluded.Contains(each)))
            yield return $"\"config.webhooks.namespaceSelector\" does not exclude the namespace {@namespace}.";
    }

    // What the chart excludes by itself where nothing is said.
    private static HashSet<string> Excluded(PlanValue? webhooks) => webhooks.At("namespaceSelector", "matchExpressions") is not PlanValue.ListValue expressions
        ? new HashSet<string>(StringComparer.Ordinal) { WellKnown.SystemNamespace }
        : expressions.Items.Where(each => each.At("key").Text() == WellKnown.NamespaceLabel && each.At("operator").Text() == "NotIn")
            .SelectMany(each => each.At("values").Items()).Select(each => each.Text() ?? "").ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Replicas(ArgoApplication kyverno)
    {
        if (kyverno.Values("admissionController", "replicas") is not PlanValue.NumberValue { Value: >= LeastReplicas })
            yield return $"\"admissionController.replicas\" is not {LeastReplicas} or more.";
        if (!kyverno.Values("admissionController", "podDisruptionBudget", "enabled").IsTrue())
            yield return "\"admissionController.podDisruptionBudget.enabled\" is not true.";
    }
}
