using System.Collections.Immutable;

namespace Infra.Rules.Kubernetes;

/// <summary>The pods at the other ends of a policy's rules: a control plane's policy names everybody who calls it.</summary>
internal sealed class PeerIndex
{
    private readonly ImmutableArray<TrafficRule> _rules;
    private readonly Dictionary<(string Namespace, string Pods), List<TrafficRule>> _exact = [];

    /// <summary>Indexes rules.</summary>
    public PeerIndex(ImmutableArray<TrafficRule> rules)
    {
        _rules = rules;
        foreach (var rule in rules)
        {
            foreach (var peer in rule.Peers.Where(peer => peer is { IsPods: true, Namespace: not null }))
            {
                var key = (peer.Namespace!, peer.Pods.Text);
                if (!_exact.TryGetValue(key, out var list))
                    _exact[key] = list = [];
                list.Add(rule);
            }
        }
    }

    /// <summary>Whether pods with at least these labels, in a namespace of at least those, are an end of a rule with the port; null for any port.</summary>
    public bool Allows(string @namespace, LabelSet namespaceLabels, LabelSet pods, string? port)
    {
        if (_exact.TryGetValue((@namespace, pods.Text), out var exact) && exact.Exists(HasPort))
            return true;
        return _rules.Any(rule => HasPort(rule)
            && (rule.Peers.IsEmpty || rule.Peers.Any(peer => peer.IsPods && IsIn(peer, @namespace, namespaceLabels) && peer.Pods.Selects(pods))));

        bool HasPort(TrafficRule rule) => port is null || rule.HasPort(port);
    }

    // The name is a label that every namespace has, whether its manifest says so or not.
    private static bool IsIn(TrafficPeer peer, string @namespace, LabelSet labels) => peer.Namespace is { } name ? name == @namespace : peer.Namespaces.Selects(labels);
}
