namespace Infra.Components;

/// <summary>Nobody speaks with anybody, and then what the flows say, on both sides.</summary>
internal static class NetworkPolicies
{
    private const int DnsPort = 53;
    private const int DnsMetricsPort = 9153;
    private static readonly string[] BothWays = ["Ingress", "Egress"];
    private static readonly IpBlock Everywhere = new("0.0.0.0/0");

    // What no request to the internet may reach: private networks, and the machine's metadata.
    private static readonly IpBlock Internet = new("0.0.0.0/0", ["10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16"]);

    /// <summary>Nobody in, nobody out, and then names by DNS.</summary>
    public static IEnumerable<KubernetesObject> OfNamespace(PlatformDeclarations all, AddonNamespace @namespace)
    {
        yield return Policy(@namespace.Name, "default-deny", @namespace.Name, new NetworkPolicySpec { PodSelector = new LabelSelector(), PolicyTypes = BothWays });
        yield return Policy(@namespace.Name, "dns", @namespace.Name, new NetworkPolicySpec
        {
            PodSelector = new LabelSelector(),
            PolicyTypes = ["Egress"],
            Egress = [new NetworkPolicyEgressRule([Pods(WellKnown.SystemNamespace, WellKnown.DnsLabels)], [new NetworkPolicyPort(DnsPort, "UDP"), new NetworkPolicyPort(DnsPort)])],
        });
        if (@namespace.Tenant is not null)
            yield return Policy(@namespace.Name, "applications", @namespace.Name, Tenant(all, @namespace));
    }

    /// <summary>What the flows of a workload say: null where there are none.</summary>
    public static KubernetesObject? OfWorkload(PlatformDeclarations all, FlowEnd.Pods pods)
    {
        var ingress = Rules(all.Flows.Where(flow => flow.To.Equals(pods)), flow => PeersOf(all, flow.From, isCaller: true));
        var egress = Rules(all.Flows.Where(flow => flow.From.Equals(pods)), flow => PeersOf(all, flow.To, isCaller: false));
        // What a team runs nobody declares: the gateway and the mesh's control plane know it by its namespaces.
        var tenants = all.Namespaces.Select(each => each.Namespace).Where(each => each.Tenant is not null).ToList();
        if (pods.Workload.Role == PlatformRole.Gateway)
            egress.AddRange(tenants.Select(each => (Everything(each), default(IReadOnlyList<NetworkPolicyPort>?))));
        if (pods.Workload.Role == PlatformRole.MeshControlPlane)
            ingress.AddRange(tenants.Where(each => each.InMesh).Select(each => (Everything(each), (IReadOnlyList<NetworkPolicyPort>?)[ControlPlanePort(pods)])));
        // CoreDNS is kOps', in a namespace without policies: the way out is enough.
        if (pods.Workload.Role == PlatformRole.Scraper)
            egress.Add(([Pods(WellKnown.SystemNamespace, WellKnown.DnsLabels)], [new NetworkPolicyPort(DnsMetricsPort)]));
        if (ingress.Count + egress.Count == 0)
            return null;
        return Policy(pods.Workload.Namespace, $"{pods.Addon.Name}-{pods.Workload.Name}", prefix: null, new NetworkPolicySpec
        {
            PodSelector = new LabelSelector(pods.Workload.Labels),
            PolicyTypes = BothWays,
            Ingress = ingress.Count == 0 ? null : [.. ingress.Select(rule => new NetworkPolicyIngressRule(rule.Peers, rule.Ports))],
            Egress = egress.Count == 0 ? null : [.. egress.Select(rule => new NetworkPolicyEgressRule(rule.Peers, rule.Ports))],
        });
    }

    // A team's pods among themselves, from the gateway, and to what the mesh needs.
    private static NetworkPolicySpec Tenant(PlatformDeclarations all, AddonNamespace @namespace)
    {
        var own = new NetworkPolicyPeer { PodSelector = new LabelSelector() };
        var gateways = all.Of(PlatformRole.Gateway).Select(gateway => Pods(gateway.Workload.Namespace, gateway.Workload.Labels));
        var controlPlanes = @namespace.InMesh ? all.Of(PlatformRole.MeshControlPlane) : [];
        return new NetworkPolicySpec
        {
            PodSelector = new LabelSelector(),
            PolicyTypes = BothWays,
            Ingress = [new NetworkPolicyIngressRule([own, .. gateways], null)],
            Egress =
            [
                new NetworkPolicyEgressRule([own], null),
                .. controlPlanes.Select(pods => new NetworkPolicyEgressRule(
                    [Pods(pods.Workload.Namespace, pods.Workload.Labels)],
                    [ControlPlanePort(pods)])),
            ],
        };
    }

    // One rule for each other end, with all of its ports.
    private static List<(IReadOnlyList<NetworkPolicyPeer> Peers, IReadOnlyList<NetworkPolicyPort>? Ports)> Rules(
        IEnumerable<Flow> flows, Func<Flow, IReadOnlyList<NetworkPolicyPeer>> peers) =>
        [
            .. flows.GroupBy(flow => (From: flow.From.ToString(), To: flow.To.ToString()))
                .Select(same => (peers(same.First()), (IReadOnlyList<NetworkPolicyPort>?)[.. same.SelectMany(PortsOf).Distinct().OrderBy(port => port.Port).ThenBy(port => port.Protocol, StringComparer.Ordinal)])),
        ];

    private static IEnumerable<NetworkPolicyPort> PortsOf(Flow flow)
    {
        yield return new NetworkPolicyPort(flow.Port);
        if (flow.To is FlowEnd.Pods pods && pods.Workload.Ports.Any(port => port.Number == flow.Port && port.ByUdpToo))
            yield return new NetworkPolicyPort(flow.Port, "UDP");
    }

    private static IReadOnlyList<NetworkPolicyPeer> PeersOf(PlatformDeclarations all, FlowEnd end, bool isCaller) => end switch
    {
        FlowEnd.Pods pods => [Pods(pods.Workload.Namespace, pods.Workload.Labels)],
        // Through the overlay a packet of a machine has the machine's address in the pods' network, which no policy tells from a pod's.
        FlowEnd.Outside { Peer: Peer.KubernetesApi or Peer.Machines } when isCaller => [.. all.Context.NodeCidrs.Concat(all.Context.PodCidrs).Select(Block)],
        FlowEnd.Outside { Peer: Peer.KubernetesApi or Peer.Machines } => [.. all.Context.NodeCidrs.Select(Block)],
        FlowEnd.Outside { Peer: Peer.AwsApis } => [Block(all.Context.VpcCidr), new NetworkPolicyPeer { IpBlock = Internet }],
        FlowEnd.Outside { Peer: Peer.Hosts } => [new NetworkPolicyPeer { IpBlock = Internet }],
        _ => [new NetworkPolicyPeer { IpBlock = Everywhere }],
    };

    private static NetworkPolicyPeer Block(Cidr cidr) => new() { IpBlock = new IpBlock(cidr.ToString()) };

    private static NetworkPolicyPeer Pods(string @namespace, IReadOnlyDictionary<string, string> labels) => new()
    {
        NamespaceSelector = new LabelSelector(new Dictionary<string, string> { [WellKnown.NamespaceLabel] = @namespace }),
        PodSelector = new LabelSelector(labels),
    };

    private static IReadOnlyList<NetworkPolicyPeer> Everything(AddonNamespace @namespace) => [Pods(@namespace.Name, new Dictionary<string, string>())];

    private static NetworkPolicyPort ControlPlanePort(FlowEnd.Pods controlPlane) => new(controlPlane.Workload.Ports.First(port => port.Name == MeshPorts.ControlPlane).Number);

    // Files have no room for namespaces, so the names have them.
    private static NetworkPolicy Policy(string @namespace, string name, string? prefix, NetworkPolicySpec spec) => new()
    {
        Metadata = new ObjectMeta { Name = prefix is null ? name : $"{prefix}-{name}", Namespace = @namespace },
        Spec = spec,
    };
}
