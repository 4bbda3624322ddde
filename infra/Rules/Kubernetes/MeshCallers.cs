using Infra.Components;
using Infra.Planning;

namespace Infra.Rules.Kubernetes;

/// <summary>K8S009.</summary>
public sealed class MeshCallers : PlanRule
{
    /// <inheritdoc/>
    public override string Id => "K8S009";

    /// <inheritdoc/>
    public override string Title => "In the mesh nobody is called but by whom a declaration names";

    /// <inheritdoc/>
    public override string Why =>
        "A namespace without a policy that allows nothing lets everybody in to what no other policy selects. A flow that is declared and not allowed is a 403 that only running pods show.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://istio.io/latest/docs/ops/best-practices/security/#use-default-deny-patterns; https://istio.io/latest/docs/reference/config/security/authorization-policy";

    /// <inheritdoc/>
    public override string Fix => "Let the policies be derived from the declarations: an empty AuthorizationPolicy for each namespace in the mesh, and one for each workload that is called.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var mesh = context.Manifests.MeshPolicies;
        var closed = mesh.Callers.Where(policy => policy.AllowsNothing).Select(policy => policy.Manifest.Namespace).ToHashSet(StringComparer.Ordinal);
        foreach (var @namespace in context.Manifests.Namespaces.Where(IsInMesh).Where(@namespace => !closed.Contains(@namespace.Name)))
            yield return Broken(@namespace.Subject, "It is in the mesh and has no AuthorizationPolicy that allows nothing.");
        if (context.Facts.Platform is not { } platform)
            yield break;
        foreach (var flow in platform.Declarations.Flows.Where(flow => !flow.To.IsPastSidecar(flow.Port)))
        {
            if (flow.To is FlowEnd.Pods { IsInMesh: true } called && !IsAllowed(mesh, flow, called))
                yield return Broken(called.ToString(), FormattableString.Invariant($"{flow.From} calls it at {flow.Port} ({flow.Why}), and no AuthorizationPolicy lets it in."));
        }
    }

    internal static bool IsInMesh(KubernetesManifest @namespace) => @namespace.Labels[NamespaceObjects.InjectionLabel] == "enabled";

    private static bool IsAllowed(MeshIndex mesh, Flow flow, FlowEnd.Pods called)
    {
        var caller = flow.From is FlowEnd.Pods { IsInMesh: true } pods ? pods.Workload : null;
        return mesh.CallersOf(called.Workload.Namespace, LabelSet.Of(called.Workload.Labels)).Any(policy => policy.Allows(caller?.Namespace, caller?.ServiceAccount, flow.Port));
    }
}
