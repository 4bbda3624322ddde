using Infra.Planning;
using Infra.Rules.Argo;
using Pulumi.Offline;

namespace Infra.Rules.Failures;

/// <summary>F9.</summary>
public sealed class FinishingJobs : PlanRule
{
    private const string NativeSidecars = "ENABLE_NATIVE_SIDECARS";

    /// <inheritdoc/>
    public override string Id => "F9";

    /// <inheritdoc/>
    public override string Title => "Jobs in the mesh come to an end";

    /// <inheritdoc/>
    public override string Why =>
        "A sidecar that is an ordinary container keeps its Job's pod running for ever: a backup never ends, and a hook that never ends holds the sync. Native sidecars end with the "
        + "last container; by itself Istio turns them on only where every kubelet is new enough.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://github.com/istio/istio/issues/11045; https://istio.io/latest/blog/2023/native-sidecars; https://github.com/argoproj/argo-cd/issues/6880; "
        + "https://cert-manager.io/docs/installation/helm";

    /// <inheritdoc/>
    public override string Fix => $"Set \"env.{NativeSidecars}\" of istiod's chart to \"true\", and turn off Jobs of charts that only wait for themselves.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var areOn = true;
        foreach (var istiod in context.Argo.OfChart("istiod"))
        {
            if (istiod.Values("env", NativeSidecars).IsTrue() || istiod.Values("pilot", "env", NativeSidecars).IsTrue())
                continue;
            areOn = false;
            yield return Broken(istiod.Resource, $"\"env.{NativeSidecars}\" is not \"true\".");
        }
        foreach (var pods in areOn ? [] : context.Facts.Platform?.Declarations.Pods.Where(pods => pods is { IsInMesh: true, Workload.RunsToCompletion: true }) ?? [])
            yield return Broken(pods.ToString(), "It runs to an end in the mesh, and its sidecar does not.");
        foreach (var certManager in context.Argo.OfChart("cert-manager").Where(each => each.Values("startupapicheck", "enabled") is not PlanValue.BoolValue { Value: false }))
            yield return Broken(certManager.Resource, "\"startupapicheck.enabled\" is not false: a Job waits for what Argo CD waits for already.");
        foreach (var monitoring in context.Argo.OfChart("kube-prometheus-stack").Where(PatchesWebhooks))
            yield return Broken(monitoring.Resource, "\"prometheusOperator.admissionWebhooks.certManager.enabled\" is not true: Jobs write the webhook's certificate.");
    }

    private static bool PatchesWebhooks(ArgoApplication application) =>
        application.Values("prometheusOperator", "admissionWebhooks") is var webhooks
        && webhooks.At("enabled") is not PlanValue.BoolValue { Value: false }
        && webhooks.At("patch", "enabled") is not PlanValue.BoolValue { Value: false }
        && !webhooks.At("certManager", "enabled").IsTrue();
}
