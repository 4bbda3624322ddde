namespace Infra.Components;

/// <summary>Whether pods' callers must use mTLS (https://istio.io/latest/docs/reference/config/security/peer_authentication).</summary>
public sealed record PeerAuthentication() : KubernetesObject("security.istio.io/v1", "PeerAuthentication")
{
    /// <summary>The policy.</summary>
    public required PeerAuthenticationSpec Spec { get; init; }
}

/// <summary>A policy of mTLS.</summary>
public sealed record PeerAuthenticationSpec
{
    /// <summary>The pods; null for the namespace, or for the mesh in its root namespace.</summary>
    public LabelSelector? Selector { get; init; }

    /// <summary>What holds for every port.</summary>
    public required MutualTls Mtls { get; init; }

    /// <summary>What holds for ports of containers; needs a selector.</summary>
    public IReadOnlyDictionary<string, MutualTls>? PortLevelMtls { get; init; }
}

/// <summary>"STRICT" or "PERMISSIVE".</summary>
public sealed record MutualTls(string Mode);

/// <summary>Who may call pods in the mesh (https://istio.io/latest/docs/reference/config/security/authorization-policy).</summary>
public sealed record AuthorizationPolicy() : KubernetesObject("security.istio.io/v1", "AuthorizationPolicy")
{
    /// <summary>The policy; an empty one lets nobody in.</summary>
    public required AuthorizationPolicySpec Spec { get; init; }
}

/// <summary>A policy of authorization.</summary>
public sealed record AuthorizationPolicySpec
{
    /// <summary>The pods; null for the namespace.</summary>
    public LabelSelector? Selector { get; init; }

    /// <summary>"ALLOW", or "DENY", which comes before it; null is "ALLOW".</summary>
    public string? Action { get; init; }

    /// <summary>Who may what; null for nobody.</summary>
    public IReadOnlyList<AuthorizationRule>? Rules { get; init; }
}

/// <summary>Callers and what they may call.</summary>
public sealed record AuthorizationRule
{
    /// <summary>What is called; null for everything.</summary>
    public IReadOnlyList<AuthorizationTarget>? To { get; init; }

    /// <summary>The callers; null for anybody, as callers outside of the mesh show no identity.</summary>
    public IReadOnlyList<AuthorizationSource>? From { get; init; }
}

/// <summary>Callers.</summary>
public sealed record AuthorizationSource(AuthorizationIdentity Source);

/// <summary>Identities of callers.</summary>
public sealed record AuthorizationIdentity
{
    /// <summary>ServiceAccounts, as "cluster.local/ns/{namespace}/sa/{name}".</summary>
    public IReadOnlyList<string>? Principals { get; init; }

    /// <summary>Namespaces.</summary>
    public IReadOnlyList<string>? Namespaces { get; init; }

    /// <summary>Networks that the caller is in none of: "203.0.113.0/24".</summary>
    public IReadOnlyList<string>? NotIpBlocks { get; init; }
}

/// <summary>What is called.</summary>
public sealed record AuthorizationTarget(AuthorizationOperation Operation);

/// <summary>Ports of containers, or hosts; null for all.</summary>
public sealed record AuthorizationOperation(IReadOnlyList<string>? Ports = null, IReadOnlyList<string>? Hosts = null);

/// <summary>What a gateway listens for (https://istio.io/latest/docs/reference/config/networking/gateway).</summary>
public sealed record Gateway() : KubernetesObject("networking.istio.io/v1", "Gateway")
{
    /// <summary>The gateway.</summary>
    public required GatewaySpec Spec { get; init; }
}

/// <summary>A gateway's pods and what they listen for.</summary>
public sealed record GatewaySpec(IReadOnlyDictionary<string, string> Selector, IReadOnlyList<GatewayServer> Servers);

/// <summary>A port, the hosts served there, and how.</summary>
public sealed record GatewayServer(GatewayPort Port, IReadOnlyList<string> Hosts, GatewayTls? Tls = null);

/// <summary>A port of a gateway.</summary>
public sealed record GatewayPort(string Name, int Number, string Protocol);

/// <summary>How a server speaks TLS.</summary>
public sealed record GatewayTls
{
    /// <summary>"SIMPLE".</summary>
    public string? Mode { get; init; }

    /// <summary>The Secret of the certificate, in the gateway's namespace.</summary>
    public string? CredentialName { get; init; }

    /// <summary>"TLSV1_2" or "TLSV1_3".</summary>
    public string? MinProtocolVersion { get; init; }

    /// <summary>Whether plain requests are sent to HTTPS.</summary>
    public bool? HttpsRedirect { get; init; }
}

/// <summary>Where requests for hosts go (https://istio.io/latest/docs/reference/config/networking/virtual-service).</summary>
public sealed record VirtualService() : KubernetesObject("networking.istio.io/v1", "VirtualService")
{
    /// <summary>The routes.</summary>
    public required VirtualServiceSpec Spec { get; init; }
}

/// <summary>Hosts, the gateways that serve them, and where requests go.</summary>
public sealed record VirtualServiceSpec(IReadOnlyList<string> Hosts, IReadOnlyList<string> Gateways, IReadOnlyList<HttpRoute> Http);

/// <summary>Where requests go, and what their answers get.</summary>
public sealed record HttpRoute(IReadOnlyList<HttpRouteDestination> Route, HttpHeaders? Headers = null);

/// <summary>A destination among those of a route.</summary>
public sealed record HttpRouteDestination(RouteDestination Destination);

/// <summary>A Service by its full name, and its port.</summary>
public sealed record RouteDestination(string Host, RoutePort Port);

/// <summary>A port by its number.</summary>
public sealed record RoutePort(int Number);

/// <summary>Headers that requests and answers get.</summary>
public sealed record HttpHeaders(HeaderOperations Request, HeaderOperations Response);

/// <summary>Headers that are set.</summary>
public sealed record HeaderOperations(IReadOnlyDictionary<string, string> Set);

/// <summary>How a Service is called (https://istio.io/latest/docs/reference/config/networking/destination-rule).</summary>
public sealed record DestinationRule() : KubernetesObject("networking.istio.io/v1", "DestinationRule")
{
    /// <summary>The rule.</summary>
    public required DestinationRuleSpec Spec { get; init; }
}

/// <summary>A Service by its full name, and how it is called.</summary>
public sealed record DestinationRuleSpec(string Host, TrafficPolicy TrafficPolicy, IReadOnlyList<string>? ExportTo = null);

/// <summary>How a Service is called.</summary>
public sealed record TrafficPolicy(ClientTls Tls);

/// <summary>TLS towards a Service.</summary>
public sealed record ClientTls(string Mode, string? CredentialName = null, IReadOnlyList<string>? SubjectAltNames = null, string? Sni = null);

/// <summary>Hosts outside of the mesh that pods in it may call (https://istio.io/latest/docs/reference/config/networking/service-entry).</summary>
public sealed record ServiceEntry() : KubernetesObject("networking.istio.io/v1", "ServiceEntry")
{
    /// <summary>The entry.</summary>
    public required ServiceEntrySpec Spec { get; init; }
}

/// <summary>Hosts and how they are found.</summary>
public sealed record ServiceEntrySpec(IReadOnlyList<string> Hosts, IReadOnlyList<GatewayPort> Ports, string Location, string Resolution, IReadOnlyList<string> ExportTo);
