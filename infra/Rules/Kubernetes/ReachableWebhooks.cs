using Infra.Components;
using Infra.Planning;

namespace Infra.Rules.Kubernetes;

/// <summary>K8S006.</summary>
public sealed class ReachableWebhooks : PlanRule
{
    /// <inheritdoc/>
    public override string Id => "K8S006";

    /// <inheritdoc/>
    public override string Title => "The API server reaches every webhook";

    /// <inheritdoc/>
    public override string Why =>
        "A webhook that does not answer refuses what it reviews, to everybody. The API server calls from a machine, with an address of the machines' or, through the overlay, of the "
        + "pods' network; and it is not in the mesh, so it speaks no mTLS.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers; https://istio.io/latest/docs/ops/common-problems/injection; "
        + "https://github.com/cert-manager/cert-manager/issues/4713";

    /// <inheritdoc/>
    public override string Fix => "Declare the port with its \"WebhookService\": the network policy, and in the mesh the port's mode PERMISSIVE, follow from it.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        if (context.Facts.Platform is not { } platform)
            yield break;
        IReadOnlyList<Cidr> callers = [.. platform.Declarations.Context.NodeCidrs, .. platform.Declarations.Context.PodCidrs];
        foreach (var pods in platform.Declarations.Pods.Where(pods => !pods.Workload.HostNetwork))
        {
            foreach (var port in pods.Workload.Ports.Where(port => port.WebhookService is not null))
            {
                foreach (var message in Judge(context.Manifests, pods, port.Number, callers))
                    yield return Broken(SubjectOf(pods, port), message);
            }
        }
    }

    internal static string SubjectOf(FlowEnd.Pods pods, WorkloadPort port) => $"{pods}:{port.Name}";

    private static IEnumerable<string> Judge(KubernetesManifests manifests, FlowEnd.Pods pods, int port, IReadOnlyList<Cidr> callers)
    {
        var (@namespace, labels) = (pods.Workload.Namespace, LabelSet.Of(pods.Workload.Labels));
        var networks = manifests.NetworkPolicies.Of(@namespace, labels).SelectMany(policy => policy.Ingress).Where(rule => rule.HasPort(port))
            .SelectMany(rule => rule.Peers).Select(peer => peer.Network).OfType<Cidr>().ToList();
        var missing = callers.Where(caller => !networks.Exists(network => network.Contains(caller))).ToList();
        if (missing.Count > 0)
            yield return FormattableString.Invariant($"No network policy lets {string.Join(", ", missing)} in to port {port}.");
        if (pods.IsInMesh && !manifests.MeshPolicies.ModesOf(@namespace, labels).Any(mode => mode.IsPermissive(port)))
            yield return FormattableString.Invariant($"It is in the mesh, and no PeerAuthentication has its port {port} take what is no mTLS.");
    }
}
