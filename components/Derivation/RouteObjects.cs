namespace Infra.Components;

/// <summary>Hosts at the gateway, their certificates, and where requests go.</summary>
internal static class RouteObjects
{
    /// <summary>The issuer of certificates for names of the environment's domain.</summary>
    public const string PublicIssuer = "letsencrypt";

    /// <summary>The issuer of certificates within the cluster.</summary>
    public const string InternalIssuer = "internal";

    /// <summary>The Secret, in the gateway's namespace, by whose authority the gateway knows backends outside of the mesh.</summary>
    public const string AuthoritySecret = "internal-authority";

    // Two years, as browsers' lists ask for (https://hstspreload.org).
    private const string TransportSecurity = "max-age=63072000; includeSubDomains";

    // Who called, alone: else it stands behind what the caller says of himself, and backends take the first.
    private const string Caller = "%DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT%";
    private const int Http = 80;
    private const int Https = 443;

    public static IEnumerable<(KubernetesObject Object, Addon? Addon)> Of(PlatformDeclarations all)
    {
        var routes = all.Addons.SelectMany(addon => addon.Routes.Select(route => (Addon: addon, Route: route))).OrderBy(each => each.Route.Host, StringComparer.Ordinal).ToList();
        if (routes.Count == 0 || all.Of(PlatformRole.Gateway).FirstOrDefault() is not { } gateway)
            yield break;
        var home = gateway.Workload.Namespace;
        yield return (Listeners(all, gateway, [.. routes.Select(each => each.Route)]), gateway.Addon);
        foreach (var (addon, route) in routes)
        {
            all.TryFind(route.Backend, out var backend, out _);
            yield return (Certificate(home, route.Host, all.Context.HostsOf(route), PublicIssuer, route.Host), addon);
            yield return (Requests(all, home, route, backend!), addon);
            if (route.ForAdministrators)
                yield return (Administrators(all, gateway, route), addon);
            if (route.BackendTlsSecret is { } secret)
            {
                var service = ServiceOf(route, backend!);
                yield return (Certificate(backend!.Workload.Namespace, $"{route.Host}-backend", [service], InternalIssuer, secret), addon);
                yield return (Backend(home, route, service), addon);
            }
        }
        // A certificate of the gateway's own, for the authority's that comes with it.
        if (routes.Exists(each => each.Route.BackendTlsSecret is not null))
            yield return (Certificate(home, AuthoritySecret, [$"{gateway.Workload.Name}.{home}.svc.cluster.local"], InternalIssuer, AuthoritySecret), gateway.Addon);
    }

    private static Gateway Listeners(PlatformDeclarations all, FlowEnd.Pods gateway, IReadOnlyList<Route> routes) => new()
    {
        Metadata = new ObjectMeta { Name = gateway.Workload.Name, Namespace = gateway.Workload.Namespace },
        Spec = new GatewaySpec(
            gateway.Workload.Labels,
            [
                new GatewayServer(new GatewayPort("http", Http, "HTTP"), [.. routes.SelectMany(route => Listened(all, route))], new GatewayTls { HttpsRedirect = true }),
                .. routes.Select(route => new GatewayServer(
                    new GatewayPort($"https-{route.Host}", Https, "HTTPS"),
                    [.. Listened(all, route)],
                    new GatewayTls { Mode = "SIMPLE", CredentialName = route.Host, MinProtocolVersion = "TLSV1_2" })),
            ]),
    };

    private static VirtualService Requests(PlatformDeclarations all, string home, Route route, FlowEnd.Pods backend) => new()
    {
        Metadata = new ObjectMeta { Name = route.Host, Namespace = home },
        Spec = new VirtualServiceSpec(
            all.Context.HostsOf(route),
            [all.Of(PlatformRole.Gateway).First().Workload.Name],
            [
                new HttpRoute(
                    [new HttpRouteDestination(new RouteDestination(ServiceOf(route, backend), new RoutePort(route.ServicePort)))],
                    new HttpHeaders(
                        new HeaderOperations(new Dictionary<string, string> { ["x-forwarded-for"] = Caller }),
                        new HeaderOperations(new Dictionary<string, string> { ["strict-transport-security"] = TransportSecurity }))),
            ]),
    };

    // The load balancer leaves callers their addresses.
    private static AuthorizationPolicy Administrators(PlatformDeclarations all, FlowEnd.Pods gateway, Route route) => new()
    {
        Metadata = new ObjectMeta { Name = $"{route.Host}-administrators", Namespace = gateway.Workload.Namespace },
        Spec = new AuthorizationPolicySpec
        {
            Selector = new LabelSelector(gateway.Workload.Labels),
            Action = "DENY",
            Rules =
            [
                new AuthorizationRule
                {
                    To = [new AuthorizationTarget(new AuthorizationOperation(Hosts: [.. all.Context.HostsOf(route).SelectMany(host => new[] { host, $"{host}:*" })]))],
                    From = [new AuthorizationSource(new AuthorizationIdentity { NotIpBlocks = [.. all.Context.AdministratorCidrs.Select(cidr => cidr.ToString())] })],
                },
            ],
        },
    };

    private static DestinationRule Backend(string home, Route route, string service) => new()
    {
        Metadata = new ObjectMeta { Name = route.Host, Namespace = home },
        Spec = new DestinationRuleSpec(service, new TrafficPolicy(new ClientTls("SIMPLE", AuthoritySecret, [service], service)), ["."]),
    };

    private static Certificate Certificate(string @namespace, string name, IReadOnlyList<string> hosts, string issuer, string secret) => new()
    {
        Metadata = new ObjectMeta { Name = name, Namespace = @namespace },
        Spec = new CertificateSpec
        {
            SecretName = secret,
            IssuerRef = new IssuerRef(issuer),
            DnsNames = hosts,
            PrivateKey = new CertificatePrivateKey("ECDSA", 256),
            Usages = ["digital signature", "server auth"],
        },
    };

    // VirtualServices of the gateway's own namespace alone: with a bare host, whoever may write one in any namespace takes the host's requests.
    private static IEnumerable<string> Listened(PlatformDeclarations all, Route route) => all.Context.HostsOf(route).Select(host => $"./{host}");

    internal static string ServiceOf(Route route, FlowEnd.Pods backend) => $"{route.Service}.{backend.Workload.Namespace}.svc.cluster.local";
}
