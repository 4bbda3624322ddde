using Infra.Planning;
using Infra.Rules.Kubernetes;

namespace Infra.Rules.Failures;

/// <summary>F16.</summary>
public sealed class InjectionPrivileges : PlanRule
{
    private const string Privileged = "privileged";

    /// <inheritdoc/>
    public override string Id => "F16";

    /// <inheritdoc/>
    public override string Title => "Sidecars need no privileges that Pod Security refuses";

    /// <inheritdoc/>
    public override string Why =>
        "Without the CNI plugin every pod in the mesh gets an init container that may change the network, and Pod Security refuses the pod. The plugin's own pods need the host, and so "
        + "their namespace lets privileged pods in.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://github.com/istio/istio/issues/35894; https://github.com/istio/istio/issues/46971; https://istio.io/latest/docs/setup/additional-setup/cni";

    /// <inheritdoc/>
    public override string Fix => "Install istio-cni, set \"cni.enabled\" of istiod's chart to true, and declare the mesh's root namespace with the level \"privileged\".";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var guarded = context.Manifests.Namespaces.FirstOrDefault(each => MeshCallers.IsInMesh(each) && each.Labels[NamespaceWalls.EnforceLabel] is not (null or Privileged));
        if (guarded is null)
            yield break;
        foreach (var istiod in context.Argo.OfChart("istiod"))
        {
            if (!context.Argo.OfChart("cni").Any(cni => cni.Cluster == istiod.Cluster))
                yield return Broken(istiod.Resource, $"Its cluster has no istio-cni, and Pod Security guards {guarded.Name}, which is in the mesh.");
            if (!istiod.Values("cni", "enabled").IsTrue() && !istiod.Values("pilot", "cni", "enabled").IsTrue())
                yield return Broken(istiod.Resource, "\"cni.enabled\" is not true, so that pods in the mesh get an init container with privileges.");
        }
        foreach (var home in context.Argo.OfChart("cni").Select(cni => context.Manifests.FindNamespace(cni.Namespace)).OfType<KubernetesManifest>().Distinct())
        {
            if (home.Labels[NamespaceWalls.EnforceLabel] != Privileged)
                yield return Broken(home.Subject, "istio-cni runs in it, which needs the host, and it does not let privileged pods in.");
        }
    }
}
