namespace Infra.Components;

/// <summary>Who may speak with a namespace's pods (https://kubernetes.io/docs/concepts/services-networking/network-policies).</summary>
public sealed record NetworkPolicy() : KubernetesObject("networking.k8s.io/v1", "NetworkPolicy")
{
    /// <summary>The policy.</summary>
    public required NetworkPolicySpec Spec { get; init; }
}

/// <summary>A network policy.</summary>
public sealed record NetworkPolicySpec
{
    /// <summary>The pods; an empty selector is all of the namespace.</summary>
    public required LabelSelector PodSelector { get; init; }

    /// <summary>"Ingress", "Egress" or both.</summary>
    public required IReadOnlyList<string> PolicyTypes { get; init; }

    /// <summary>Who may call them; null for nobody.</summary>
    public IReadOnlyList<NetworkPolicyIngressRule>? Ingress { get; init; }

    /// <summary>Whom they may call; null for nobody.</summary>
    public IReadOnlyList<NetworkPolicyEgressRule>? Egress { get; init; }
}

/// <summary>Callers and the ports that they may call; null for all.</summary>
public sealed record NetworkPolicyIngressRule(IReadOnlyList<NetworkPolicyPeer> From, IReadOnlyList<NetworkPolicyPort>? Ports);

/// <summary>Who may be called, at which ports; null for all.</summary>
public sealed record NetworkPolicyEgressRule(IReadOnlyList<NetworkPolicyPeer> To, IReadOnlyList<NetworkPolicyPort>? Ports);

/// <summary>Pods of namespaces, or addresses.</summary>
public sealed record NetworkPolicyPeer
{
    /// <summary>The namespaces.</summary>
    public LabelSelector? NamespaceSelector { get; init; }

    /// <summary>The pods.</summary>
    public LabelSelector? PodSelector { get; init; }

    /// <summary>The addresses.</summary>
    public IpBlock? IpBlock { get; init; }
}

/// <summary>A network, without parts of it.</summary>
public sealed record IpBlock(string Cidr, IReadOnlyList<string>? Except = null);

/// <summary>A container's port.</summary>
public sealed record NetworkPolicyPort(int Port, string Protocol = "TCP");

/// <summary>Selects by labels; empty for everything.</summary>
public sealed record LabelSelector(IReadOnlyDictionary<string, string>? MatchLabels = null);
