using Infra.Rules;
using Pulumi.Offline;

namespace Infra.Differences.Meanings;

/// <summary>Which hosts are served from outside, where their paths lead, and by which certificate.</summary>
internal static class Routes
{
    private const string Istio = "networking.istio.io";
    private const string GatewayApi = "gateway.networking.k8s.io";
    private const string InMesh = "mesh";
    private const string ServiceSuffix = ".svc.cluster.local";
    private const string Tls = "TLS";

    // "TLSV1_2", from the older to the newer; a Gateway that names none takes 1.2 and newer.
    private static readonly string[] Versions = ["TLSV1_0", "TLSV1_1", "TLSV1_2", "TLSV1_3"];

    /// <summary>Reads them.</summary>
    public static void Read(PlanReading plan, MeaningReading reading)
    {
        AddVirtualServices(plan, reading);
        AddHttpRoutes(plan, reading);
        AddListeners(plan, reading);
        foreach (var certificate in plan.Manifests.OfKind("cert-manager.io", "Certificate"))
        {
            foreach (var host in plan.TextsOf(certificate.Spec("dnsNames")))
                reading.Add(host, "certificate", new Note($"of the issuer {certificate.Spec("issuerRef", "name").TextWithUnknowns()}"));
        }
        AddBalancers(plan, reading);
    }

    private static void AddVirtualServices(PlanReading plan, MeaningReading reading)
    {
        foreach (var service in plan.Manifests.OfKind(Istio, "VirtualService"))
        {
            var gateways = plan.TextsOf(service.Spec("gateways")).Where(gateway => gateway != InMesh).Select(gateway => gateway.Contains('/', StringComparison.Ordinal) ? gateway : $"{service.Namespace}/{gateway}").ToList();
            if (gateways.Count == 0)
                continue;
            foreach (var host in plan.TextsOf(service.Spec("hosts")))
            {
                foreach (var route in service.Spec("http").Items())
                    Add(reading, host, gateways, route.At("match").Items().Select(MatchOf), route.At("route").Items().Select(each => BackendOf(each.At("destination"), service.Namespace)));
                foreach (var route in service.Spec("tls").Items().Concat(service.Spec("tcp").Items()))
                    Add(reading, host, gateways, [], route.At("route").Items().Select(each => BackendOf(each.At("destination"), service.Namespace)));
            }
        }
    }

    private static void AddHttpRoutes(PlanReading plan, MeaningReading reading)
    {
        foreach (var route in plan.Manifests.OfKind(GatewayApi, "HTTPRoute"))
        {
            var gateways = route.Spec("parentRefs").Items().Select(each => GatewayOf(each, route.Namespace)).ToList();
            foreach (var (host, rule) in from host in plan.TextsOf(route.Spec("hostnames")).DefaultIfEmpty("*") from rule in route.Spec("rules").Items() select (host, rule))
            {
                Add(
                    reading, host, gateways, rule.At("matches").Items().Select(MatchOf),
                    rule.At("backendRefs").Items().Select(each => $"{each.At("namespace").Text() ?? route.Namespace}/{each.At("name").TextWithUnknowns()}:{PortOf(each.At("port"))}"));
            }
        }
    }

    private static string GatewayOf(PlanValue parent, string @namespace) =>
        $"{parent.At("namespace").TextWithUnknowns() ?? @namespace}/{parent.At("name").TextWithUnknowns()}{(parent.At("sectionName").TextWithUnknowns() is { } section ? $"/{section}" : "")}";

    // Each path of a host is one thing, and where it leads from which gateway is what is said of it.
    private static void Add(MeaningReading reading, string host, List<string> gateways, IEnumerable<(string Path, Way Way)> matches, IEnumerable<string> backends)
    {
        foreach (var (path, way) in matches.DefaultIfEmpty(("/", Way.Open)))
        {
            foreach (var backend in backends)
            {
                var end = gateways.Count == 0 ? new Term(backend, []) : new Term($"{backend} by", [.. gateways.Order(StringComparer.Ordinal)]);
                reading.Add(host, path, Access.By(new Way([end, .. way.Terms]), "leads to"));
            }
        }
    }

    private static (string Path, Way Way) MatchOf(PlanValue match)
    {
        var uri = match.At("uri") ?? match.At("path");
        // Istio: {prefix: "/"}; Gateway API: {type: PathPrefix, value: "/"}.
        var (kind, path) = uri.At("value").Text() is { } value ? (uri.At("type").Text() ?? "", value)
            : uri is PlanValue.MapValue { Items.IsEmpty: false } map ? (map.Items.First().Key, map.Items.First().Value.TextWithUnknowns() ?? "/") : ("", "/");
        var others = (match as PlanValue.MapValue ?? PlanValue.MapValue.Empty).Items.Where(item => item.Key is not ("uri" or "path" or "name")).SelectMany(item => TermsOf(item.Key, item.Value));
        return (path, Way.Of([.. KindOf(kind) is { } narrower ? new[] { new Term(narrower, []) } : [], .. others]));
    }

    // Without a word, a path is one that others begin with.
    private static string? KindOf(string kind) => kind switch
    {
        "exact" or "Exact" => "if exact",
        "regex" or "RegularExpression" => "if a regular expression",
        _ => null,
    };

    // Headers and the like all have to fit; of a list of texts any one.
    private static IEnumerable<Term> TermsOf(string key, PlanValue value) => value switch
    {
        PlanValue.MapValue { Items.IsEmpty: false } map => map.Items.SelectMany(item => TermsOf($"{key} {item.Key}", item.Value)),
        PlanValue.ListValue list when list.Items.All(item => item is PlanValue.MapValue) => list.Items.SelectMany(item => ((PlanValue.MapValue)item).Items.Where(part => part.Key is not ("name" or "type"))
            .SelectMany(part => TermsOf(string.Join(' ', new[] { key, item.At("name").TextWithUnknowns(), item.At("type").Text() }.OfType<string>()), part.Value))),
        PlanValue.ListValue list => [new Term($"if {key}", [.. list.Items.Select(item => item.TextWithUnknowns()).OfType<string>().Order(StringComparer.Ordinal)])],
        PlanValue.NumberValue number => [new Term($"if {key}", [FormattableString.Invariant($"{number.Value}")])],
        _ => [new Term($"if {key}", value.TextWithUnknowns() is { } text ? [text] : [])],
    };

    private static string BackendOf(PlanValue? destination, string @namespace)
    {
        var host = destination.At("host").TextWithUnknowns() ?? "";
        var name = host.EndsWith(ServiceSuffix, StringComparison.Ordinal) && host[..^ServiceSuffix.Length].Split('.') is [var service, var home] ? $"{home}/{service}"
            : host.Contains('.', StringComparison.Ordinal) ? host : $"{@namespace}/{host}";
        return $"{name}:{PortOf(destination.At("port", "number"))}";
    }

    private static string PortOf(PlanValue? port) => port is PlanValue.NumberValue number ? FormattableString.Invariant($"{number.Value}") : "*";

    private static void AddListeners(PlanReading plan, MeaningReading reading)
    {
        foreach (var (gateway, server) in from gateway in plan.Manifests.OfKind(Istio, "Gateway") from server in gateway.Spec("servers").Items() select (gateway, server))
        {
            var isRedirect = server.At("tls", "httpsRedirect").IsTrue();
            var isPlain = server.At("port", "protocol").Text() is "HTTP" or "HTTP2" or "TCP" or "GRPC";
            foreach (var host in plan.TextsOf(server.At("hosts")).Select(host => host.Split('/')[^1]).Where(_ => !isRedirect))
            {
                if (isPlain)
                    reading.Add(host, $"plain {server.At("port", "protocol").Text()} at {PortOf(server.At("port", "number"))}", Access.By(Way.Open, "open"));
                else
                    AddTls(reading, host, server.At("tls").At("mode").Text() ?? "SIMPLE", server.At("tls", "minProtocolVersion").Text() ?? "TLSV1_2");
            }
        }
    }

    // Mutual TLS asks callers for a certificate too.
    private static void AddTls(MeaningReading reading, string host, string mode, string version) =>
        reading.Add(host, Tls, new Guard($"{mode} from {version}", Array.IndexOf(Versions, version) + (mode == "MUTUAL" ? Versions.Length : 0), double.NaN, IsOfBoth: true));

    // Whom a load balancer is for stands among a Service's annotations.
    private static void AddBalancers(PlanReading plan, MeaningReading reading)
    {
        foreach (var leaf in plan.WorkloadValues.Where(leaf => leaf.Topic == WorkloadValues.Topic.Audience))
            reading.Add(leaf.Subject, "load balancer", ExposureOf(leaf.Text), leaf.Cluster);
        foreach (var service in plan.Manifests.OfKind("", "Service").Where(service => service.Spec("type").Text() == "LoadBalancer"))
            reading.Add($"{service.Namespace}/{service.Name}", "load balancer", ExposureOf(service.Manifest.Object.At("metadata", "annotations", WorkloadValues.Scheme).TextWithUnknowns() ?? "internal"));
        foreach (var cluster in plan.Rules.Clusters.Select(each => each.Cluster))
        {
            if (cluster.Spec("api", "loadBalancer", "type").Text() is { } type)
                reading.Add($"API server of {cluster.Name}", "load balancer", ExposureOf(type));
        }
    }

    // Without one nobody outside is served.
    private static Guard ExposureOf(string scheme) => new(scheme, scheme is "internet-facing" or "Public" ? 0 : 1, Missing: 2);
}
