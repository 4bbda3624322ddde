using Infra.Components;
using Infra.Planning;
using Pulumi.Offline;

namespace Infra.Rules.Kubernetes;

/// <summary>K8S008.</summary>
public sealed class CompleteRoutes : PlanRule
{
    private const string InMesh = "mesh";

    /// <inheritdoc/>
    public override string Id => "K8S008";

    /// <inheritdoc/>
    public override string Title => "Every host is served by TLS, with a certificate of its name, and leads to a declared Service";

    /// <inheritdoc/>
    public override string Why =>
        "A host without a listener is a 404, one without a certificate a warning in every browser, one without a redirect a password in plain text; a destination that nobody declares "
        + "has no policy that lets the gateway in.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://istio.io/latest/docs/tasks/traffic-management/ingress/secure-ingress; https://istio.io/latest/docs/reference/config/networking/gateway; "
        + "https://cert-manager.io/docs/usage/certificate";

    /// <inheritdoc/>
    public override string Fix => "Declare the host as a route of an add-on: the gateway's listeners, the certificate and the VirtualService follow from it.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var listeners = HostListener.Of(context.Manifests);
        var certificates = context.Manifests.OfKind("cert-manager.io", "Certificate").ToLookup(each => (each.Namespace, each.Spec("secretName").Text() ?? ""));
        var routes = context.Facts.Platform is { } platform ? RoutesOf(platform.Declarations) : null;
        foreach (var service in context.Manifests.OfKind("networking.istio.io", "VirtualService"))
        {
            var gateways = service.Spec("gateways").Items().Select(each => each.TextWithUnknowns() ?? "").Where(name => name is not ("" or InMesh))
                .Select(name => name.Contains('/', StringComparison.Ordinal) ? name : $"{service.Namespace}/{name}").ToList();
            foreach (var host in gateways.Count == 0 ? [] : service.Spec("hosts").Items().Select(each => each.TextWithUnknowns() ?? ""))
            {
                var served = gateways.SelectMany(gateway => HostListener.Names(host).SelectMany(name => listeners[(gateway, name)])).ToList();
                foreach (var message in Listeners(served, certificates, host).Concat(routes is null ? [] : Destinations(service, host, routes)))
                    yield return Broken(service.Subject, message);
            }
        }
    }

    private static IEnumerable<string> Listeners(List<HostListener> served, ILookup<(string Namespace, string Secret), KubernetesManifest> certificates, string host)
    {
        if (!served.Exists(listener => listener.Redirects))
            yield return $"Its gateways send nobody from http://{host} to HTTPS.";
        var secure = served.Where(listener => listener.IsTls).ToList();
        if (secure.Count == 0)
            yield return $"Its gateways do not listen for https://{host}.";
        foreach (var listener in secure)
        {
            var fitting = certificates[(listener.Gateway.Namespace, listener.Credential)].ToList();
            if (fitting.Count == 0)
                yield return $"No Certificate in {listener.Gateway.Namespace} keeps the Secret \"{listener.Credential}\", by which {host} is served.";
            else if (!fitting.Exists(certificate => certificate.Spec("dnsNames").Items().Any(name => name.Text() is { } known and not "*" && HostListener.Names(host).Contains(known, StringComparer.Ordinal))))
                yield return $"The Certificate of the Secret \"{listener.Credential}\" is not for {host}.";
        }
    }

    private static IEnumerable<string> Destinations(KubernetesManifest service, string host, HashSet<(string Host, string Service, double Port)> routes) =>
        from route in service.Spec("http").Items()
        from end in route.At("route").Items()
        let destination = end.At("destination")
        let name = destination.At("host").TextWithUnknowns() ?? ""
        let port = (destination.At("port", "number") as PlanValue.NumberValue)?.Value ?? 0
        where !routes.Contains((host, name, port))
        select FormattableString.Invariant($"It leads {host} to {name}:{port}, and no add-on declares that route.");

    private static HashSet<(string Host, string Service, double Port)> RoutesOf(PlatformDeclarations all)
    {
        var namespaces = all.Pods.ToDictionary(pods => (pods.Addon.Name, pods.Workload.Name), pods => pods.Workload.Namespace);
        return
        [
            .. from addon in all.Addons
               from route in addon.Routes
               let home = namespaces[(route.Backend.Addon, route.Backend.Workload)]
               from host in all.Context.HostsOf(route)
               select (host, $"{route.Service}.{home}.svc.cluster.local", (double)route.ServicePort),
        ];
    }
}
