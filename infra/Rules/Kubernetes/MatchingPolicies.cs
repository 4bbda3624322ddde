using Infra.Planning;

namespace Infra.Rules.Kubernetes;

/// <summary>K8S005.</summary>
public sealed class MatchingPolicies : PlanRule
{
    /// <inheritdoc/>
    public override string Id => "K8S005";

    /// <inheritdoc/>
    public override string Title => "Traffic that one side's network policy allows, the other side's allows too";

    /// <inheritdoc/>
    public override string Why =>
        "A connection needs both: the caller's way out and the called one's way in. One without the other is a connection that times out, or a hole that nobody needs.";

    /// <inheritdoc/>
    public override string Evidence => "https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation";

    /// <inheritdoc/>
    public override string Fix => "Say in the caller's \"Calls\" whom it calls; policies of both sides follow from it. Take away what only one side says.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var manifests = context.Manifests;
        foreach (var policy in manifests.NetworkPolicies.All)
        {
            foreach (var (peer, port) in Ends(policy.Egress, manifests))
            {
                if (!IsMet(manifests, policy, peer, port, each => each.IngressPeers))
                    yield return Broken(policy.Manifest.Subject, $"It lets {policy.Pods} call {peer.Pods} in {peer.Namespace}{At(port)}, which no policy there lets in.");
            }
            foreach (var (peer, port) in Ends(policy.Ingress, manifests))
            {
                if (!IsMet(manifests, policy, peer, port, each => each.EgressPeers))
                    yield return Broken(policy.Manifest.Subject, $"It lets {peer.Pods} of {peer.Namespace} in to {policy.Pods}{At(port)}, which no policy there lets out.");
            }
        }
    }

    // Ends that are pods of one of our namespaces by its name; of others nobody can say what is there.
    private static IEnumerable<(TrafficPeer Peer, string? Port)> Ends(IEnumerable<TrafficRule> rules, KubernetesManifests manifests) =>
        from rule in rules
        from peer in rule.Peers
        where peer is { IsPods: true, Namespace: { } name } && manifests.FindNamespace(name) is not null
        from port in rule.Ports?.Order(StringComparer.Ordinal).Cast<string?>() ?? [null]
        select (peer, port);

    private static bool IsMet(KubernetesManifests manifests, PodPolicy policy, TrafficPeer peer, string? port, Func<PodPolicy, PeerIndex> otherSide)
    {
        var home = policy.Manifest.Namespace;
        var labels = manifests.FindNamespace(home)?.Labels ?? LabelSet.Empty;
        return manifests.NetworkPolicies.Of(peer.Namespace!, peer.Pods).Any(other => otherSide(other).Allows(home, labels, policy.Pods, port));
    }

    private static string At(string? port) => port is null ? "" : $" at {port}";
}
