using System.Collections.Immutable;
using Infra.Components;
using Pulumi.Offline;

namespace Infra.Rules.Kubernetes;

/// <summary>A NetworkPolicy as rules read it.</summary>
internal sealed class PodPolicy
{
    /// <summary>Reads a policy.</summary>
    public PodPolicy(KubernetesManifest manifest)
    {
        Manifest = manifest;
        Pods = LabelSet.OfSelector(manifest.Spec("podSelector"));
        Ingress = [.. manifest.Spec("ingress").Items().Select(rule => new TrafficRule(rule, "from", manifest.Namespace))];
        Egress = [.. manifest.Spec("egress").Items().Select(rule => new TrafficRule(rule, "to", manifest.Namespace))];
        Types = TypesOf(manifest.Spec("policyTypes"));
        IngressPeers = new PeerIndex(Ingress);
        EgressPeers = new PeerIndex(Egress);
    }

    /// <summary>The object.</summary>
    public KubernetesManifest Manifest { get; }

    /// <summary>The pods that it holds for.</summary>
    public LabelSet Pods { get; }

    /// <summary>"Ingress", "Egress" or both.</summary>
    public ImmutableArray<string> Types { get; }

    /// <summary>Who may call the pods.</summary>
    public ImmutableArray<TrafficRule> Ingress { get; }

    /// <summary>Whom they may call.</summary>
    public ImmutableArray<TrafficRule> Egress { get; }

    /// <summary>The callers, by their namespaces and labels.</summary>
    public PeerIndex IngressPeers { get; }

    /// <summary>The called, by their namespaces and labels.</summary>
    public PeerIndex EgressPeers { get; }

    // Who names none means callers, and the called where he names some (https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource).
    private ImmutableArray<string> TypesOf(PlanValue? types) =>
        types is PlanValue.ListValue { Items.IsEmpty: false } list ? [.. list.Items.Select(type => type.Text()).OfType<string>()] : Egress.IsEmpty ? ["Ingress"] : ["Ingress", "Egress"];
}

/// <summary>Other ends and ports of a NetworkPolicy's rule.</summary>
internal sealed class TrafficRule
{
    /// <summary>Reads a rule.</summary>
    public TrafficRule(PlanValue rule, string peersKey, string @namespace)
    {
        Peers = [.. rule.At(peersKey).Items().Select(peer => new TrafficPeer(peer, @namespace))];
        Ports = rule.At("ports") is PlanValue.ListValue { Items: { Length: > 0 } ports } ? [.. ports.Select(PortOf)] : null;
    }

    /// <summary>The other ends; none where it is anybody.</summary>
    public ImmutableArray<TrafficPeer> Peers { get; }

    /// <summary>The ports, as "TCP/8080", "TCP/8000-8999" or "TCP/*"; null for all.</summary>
    public IReadOnlyList<string>? Ports { get; }

    /// <summary>Whether it lets TCP traffic to a port through.</summary>
    public bool HasPort(int port) => HasPort(FormattableString.Invariant($"TCP/{port}"));

    /// <summary>Whether it lets traffic to a port through, or to one of a range.</summary>
    public bool HasPort(string port) => Ports is null || Ports.Any(own => PortRange.Meet(own, port));

    private static string PortOf(PlanValue port) =>
        $"{port.At("protocol").Text() ?? "TCP"}/{NumberOf(port.At("port")) ?? "*"}{(NumberOf(port.At("endPort")) is { } last && last != NumberOf(port.At("port")) ? $"-{last}" : "")}";

    private static string? NumberOf(PlanValue? value) => value is PlanValue.NumberValue number ? FormattableString.Invariant($"{number.Value}") : value.TextWithUnknowns();
}

/// <summary>An end of a NetworkPolicy's rule: pods, or addresses.</summary>
internal sealed class TrafficPeer
{
    /// <summary>Reads an end.</summary>
    public TrafficPeer(PlanValue peer, string @namespace)
    {
        Address = peer.At("ipBlock", "cidr").TextWithUnknowns() ?? "";
        Network = Cidr.TryParse(Address, out var cidr, out _) ? cidr : null;
        Except = [.. peer.At("ipBlock", "except").Items().Select(each => each.TextWithUnknowns()).OfType<string>().Order(StringComparer.Ordinal)];
        IsPods = peer.At("ipBlock") is null;
        Pods = LabelSet.OfSelector(peer.At("podSelector"));
        Namespaces = peer.At("namespaceSelector") is { } selector ? LabelSet.OfSelector(selector) : LabelSet.Of([new(WellKnown.NamespaceLabel, @namespace)]);
    }

    /// <summary>The addresses as they are written; empty where it is pods.</summary>
    public string Address { get; }

    /// <summary>The addresses that are left out, sorted.</summary>
    public ImmutableArray<string> Except { get; }

    /// <summary>The addresses; null where it is pods, or where they cannot be read.</summary>
    public Cidr? Network { get; }

    /// <summary>Whether it is pods.</summary>
    public bool IsPods { get; }

    /// <summary>The pods.</summary>
    public LabelSet Pods { get; }

    /// <summary>The pods' namespaces.</summary>
    public LabelSet Namespaces { get; }

    /// <summary>The pods' namespace, where it is one by name.</summary>
    public string? Namespace => Namespaces[WellKnown.NamespaceLabel];
}
