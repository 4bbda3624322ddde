using System.Globalization;
using Infra.Components;
using Infra.Planning;
using Infra.Rules.Kubernetes;

namespace Infra.Rules.Failures;

/// <summary>F1.</summary>
public sealed class PortExceptions : PlanRule
{
    private const int StatusPort = 8000;
    private const int PostgresPort = 5432;
    private const string OperatorGroup = "postgresql.cnpg.io";
    private const string InstanceLabel = "cnpg.io/podRole";

    /// <inheritdoc/>
    public override string Id => "F1";

    /// <inheritdoc/>
    public override string Title => "Exceptions from mTLS are single ports of selected pods, and CloudNativePG's operator reaches its instances";

    /// <inheritdoc/>
    public override string Why =>
        "The operator calls its instances by their addresses, which no sidecar knows: under STRICT it reads no status, and the Cluster never becomes healthy. Istio passes over an "
        + "exception without a selector, for a Service's port or in the root namespace; one for all ports opens the database.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://github.com/cloudnative-pg/cloudnative-pg/issues/1245; https://github.com/istio/istio/issues/37431; https://github.com/istio/istio/issues/27994; "
        + "https://istio.io/latest/docs/reference/config/security/peer_authentication";

    /// <inheritdoc/>
    public override string Fix =>
        "Declare the port, and let its caller say that it calls it: the exception follows, for pods that callers outside of the mesh call, at the container's port. Only the operator and the instances themselves call 8000.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var platform = context.Facts.Platform;
        var root = MeshIndex.RootOf(platform);
        var called = platform is null ? null : CalledFromOutside(platform.Declarations);
        foreach (var mode in context.Manifests.MeshPolicies.Modes)
        {
            foreach (var message in Judge(mode, root, called))
                yield return Broken(mode.Manifest.Subject, message);
        }
        foreach (var (pods, message) in platform is null ? [] : Instances(platform.Declarations, context.Manifests))
            yield return Broken(pods.ToString(), message);
    }

    private static IEnumerable<string> Judge(PeerMode mode, string root, ILookup<(string Namespace, string Port), LabelSet>? called)
    {
        if (mode.Mode == PeerMode.Permissive)
            yield return "It takes what is no mTLS at every port.";
        var ports = mode.Ports.Where(port => port.Value == PeerMode.Permissive).Select(port => port.Key).Order(StringComparer.Ordinal).ToList();
        if (mode.Ports.Count > 0 && mode.Pods.IsEmpty)
            yield return "It has modes of ports and no selector, and Istio passes over them.";
        if (mode.Ports.Count > 0 && mode.Manifest.Namespace == root)
            yield return $"It has modes of ports in the root namespace {root}, where Istio passes over them.";
        foreach (var port in called is null ? [] : ports.Where(port => !called[(mode.Manifest.Namespace, port)].Any(mode.Pods.Selects)))
            yield return $"It lets plain traffic to port {port}, which nobody outside of the mesh says that he calls.";
    }

    private static ILookup<(string Namespace, string Port), LabelSet> CalledFromOutside(PlatformDeclarations all) =>
        (from flow in all.Flows
         where flow.To.IsInMesh && !flow.From.IsInMesh
         let pods = (FlowEnd.Pods)flow.To
         select (Key: (pods.Workload.Namespace, flow.Port.ToString(CultureInfo.InvariantCulture)), Labels: LabelSet.Of(pods.Workload.Labels)))
        .ToLookup(each => each.Key, each => each.Labels);

    private static IEnumerable<(FlowEnd.Pods Pods, string Message)> Instances(PlatformDeclarations all, KubernetesManifests manifests)
    {
        if (all.FindOwnerOf(OperatorGroup) is not { } @operator)
            yield break;
        var homes = @operator.Workloads.Select(workload => workload.Namespace).ToHashSet(StringComparer.Ordinal);
        foreach (var pods in all.Pods.Where(pods => pods.Workload.Labels.ContainsKey(InstanceLabel)))
        {
            var labels = LabelSet.Of(pods.Workload.Labels);
            var callers = manifests.NetworkPolicies.Of(pods.Workload.Namespace, labels).SelectMany(policy => policy.Ingress).Where(rule => rule.HasPort(StatusPort)).ToList();
            if (callers.Count == 0)
                yield return (pods, $"No network policy lets the operator in to port {StatusPort}.");
            else if (callers.Exists(rule => rule.Peers.IsEmpty || rule.Peers.Any(peer => !IsOperator(peer) && !IsSame(peer, pods.Workload.Namespace, labels))))
                yield return (pods, $"Others than the operator and itself are let in to port {StatusPort}.");
            var modes = manifests.MeshPolicies.ModesOf(pods.Workload.Namespace, labels).ToList();
            if (pods.IsInMesh && !modes.Exists(mode => mode.IsPermissive(StatusPort)))
                yield return (pods, $"It is in the mesh, and its port {StatusPort} takes mTLS alone, which the operator does not speak to a pod's address.");
            if (modes.Exists(mode => mode.IsPermissive(PostgresPort)))
                yield return (pods, $"Its port {PostgresPort} takes what is no mTLS.");
        }

        bool IsOperator(TrafficPeer peer) => peer is { IsPods: true, Namespace: { } home } && homes.Contains(home);

        // Instances ask each other whether they are cut off.
        static bool IsSame(TrafficPeer peer, string @namespace, LabelSet labels) => peer.IsPods && peer.Namespace == @namespace && peer.Pods.Text == labels.Text;
    }
}
