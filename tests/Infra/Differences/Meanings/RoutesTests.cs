using Infra.Planning;
using Infra.Tests.Support;

namespace Infra.Tests.Differences.Meanings;

public sealed class RoutesTests
{
    [Fact]
    public void Changes_HostMore_SaysWhereItLeads() => MeaningAssert.BothWays(
        Service("[a.example.com]", "web.shop.svc.cluster.local"), Service("[a.example.com, b.example.com]", "web.shop.svc.cluster.local"),
        "! Route: b.example.com | / | - > leads to shop/web:80 by gates/public", "Route: b.example.com | / | leads to shop/web:80 by gates/public > -");

    [Fact]
    public void Changes_OtherBackend_OpensIt() => MeaningAssert.Changes(
        Service("[a.example.com]", "web"), Service("[a.example.com]", "admin.shop.svc.cluster.local"),
        "! Route: a.example.com | / | leads to gates/web:80 by gates/public > leads to shop/admin:80 by gates/public");

    [Fact]
    public void Changes_ConditionOfRoute_WidensWhenGone() => MeaningAssert.BothWays(
        Service("[a.example.com]", "web", "match: [{uri: {prefix: /api}, method: {exact: GET}}], "), Service("[a.example.com]", "web", "match: [{uri: {prefix: /api}}], "),
        "! Route: a.example.com | /api | leads to gates/web:80 by gates/public and if method exact GET > leads to gates/web:80 by gates/public", "Route: a.example.com | /api | leads to gates/web:80 by gates/public > leads to gates/web:80 by gates/public and if method exact GET");

    [Theory]
    [InlineData("{uri: {exact: /api}}", "{uri: {prefix: /api}}", "if exact", "")]
    [InlineData("{uri: {regex: /api}}", "{uri: {prefix: /api}}", "if a regular expression", "")]
    [InlineData("{uri: {prefix: /api}, headers: {x: {exact: a}, y: {exact: b}}}", "{uri: {prefix: /api}, headers: {x: {exact: a}}}", "if headers x exact a and if headers y exact b", "if headers x exact a")]
    [InlineData("{uri: {prefix: /api}, headers: {x: {}}}", "{uri: {prefix: /api}}", "if headers x", "")]
    public void Changes_MatchOfRoute_WidensWhereLessIsAsked(string few, string many, string narrow, string wide)
    {
        var (before, after) = ($"leads to gates/web:80 by gates/public and {narrow}", $"leads to gates/web:80 by gates/public{(wide.Length > 0 ? $" and {wide}" : "")}");
        MeaningAssert.BothWays(
            Service("[a.example.com]", "web", $"match: [{few}], "), Service("[a.example.com]", "web", $"match: [{many}], "), $"! Route: a.example.com | /api | {before} > {after}", $"Route: a.example.com | /api | {after} > {before}");
    }

    [Fact]
    public void Changes_GatewayOfHost_WidensWhereItIsAnotherOrOneMore()
    {
        MeaningAssert.BothWays(
            Service("[a.example.com]", "web", gateway: "inner"), Service("[a.example.com]", "web", gateway: "mesh, inner, edge/public"),
            "! Route: a.example.com | / | leads to gates/web:80 by gates/inner > leads to gates/web:80 by edge/public or gates/inner",
            "Route: a.example.com | / | leads to gates/web:80 by edge/public or gates/inner > leads to gates/web:80 by gates/inner");
        MeaningAssert.Changes(
            Service("[a.example.com]", "web", gateway: "inner"), Service("[a.example.com]", "web", gateway: "public"),
            "! Route: a.example.com | / | leads to gates/web:80 by gates/inner > leads to gates/web:80 by gates/public");
        MeaningAssert.Changes(
            HttpRoute("{name: inner}", "{path: {type: Exact, value: /api}, headers: [{name: x, value: a}, {type: Exact, name: y, value: b}]}"),
            HttpRoute("{name: public, namespace: edge, sectionName: https}", "{path: {value: /api}, headers: [{name: x, value: a}]}"),
            "! Route: a.example.com | /api | leads to shop/web:80 by shop/inner and if exact and if headers x a and if headers y Exact b > leads to shop/web:80 by edge/public/https and if headers x a");
    }

    [Fact]
    public void Changes_RouteOfInsideTheMesh_IsNone() => MeaningAssert.Changes(MeaningAssert.Objects(""), Service("[a]", "web", gateway: "mesh"));

    [Fact]
    public void Changes_HttpRoute_SaysWhereItLeads() => MeaningAssert.Changes(
        MeaningAssert.Objects(""), MeaningAssert.Objects("""
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: {name: r, namespace: shop}
            spec: {hostnames: [a.example.com], rules: [{matches: [{path: {type: PathPrefix, value: /api}}], backendRefs: [{name: web, port: 80}]}]}
            """),
        "! Route: a.example.com | /api | - > leads to shop/web:80");

    [Fact]
    public void Changes_ListenerOfGateway_WidensWhereTlsIsOlderOrNone()
    {
        MeaningAssert.BothWays(
            Gateway("{protocol: HTTPS, number: 443}, tls: {mode: SIMPLE, minProtocolVersion: TLSV1_3}"), Gateway("{protocol: HTTPS, number: 443}, tls: {mode: SIMPLE, minProtocolVersion: TLSV1_2}"),
            "! Route: a.example.com | TLS | SIMPLE from TLSV1_3 > SIMPLE from TLSV1_2", "Route: a.example.com | TLS | SIMPLE from TLSV1_2 > SIMPLE from TLSV1_3");
        MeaningAssert.BothWays(
            Gateway("{protocol: HTTP, number: 80}, tls: {httpsRedirect: true}"), Gateway("{protocol: HTTP, number: 80}"),
            "! Route: a.example.com | plain HTTP at 80 | - > open", "Route: a.example.com | plain HTTP at 80 | open > -");
    }

    [Fact]
    public void Changes_IssuerOfCertificate_WidensNothing() => MeaningAssert.Changes(
        Certificate("internal"), Certificate("letsencrypt"), "Route: a.example.com | certificate | of the issuer internal > of the issuer letsencrypt");

    [Fact]
    public void Changes_BalancerForTheWorld_Widens()
    {
        MeaningAssert.BothWays(
            Balancer("internal"), Balancer("internet-facing"), "! Route: gateway | load balancer | internal > internet-facing", "Route: gateway | load balancer | internet-facing > internal");
        MeaningAssert.Changes(new PlanBuilder().Build(), Balancer("internet-facing"), "! Route: gateway | load balancer | - > internet-facing", "Version: gateway | chart | - > gateway 1");
    }

    private static Plan Service(string hosts, string backend, string match = "", string gateway = "public") => MeaningAssert.Objects($$"""
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: v, namespace: gates}
        spec: {gateways: [{{gateway}}], hosts: {{hosts}}, http: [{ {{match}}route: [{destination: {host: {{backend}}, port: {number: 80} } }]}]}
        """);

    private static Plan HttpRoute(string gateway, string match) => MeaningAssert.Objects($$"""
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: {name: r, namespace: shop}
        spec: {parentRefs: [{{gateway}}], hostnames: [a.example.com], rules: [{matches: [{{match}}], backendRefs: [{name: web, port: 80}]}]}
        """);

    private static Plan Gateway(string server) => MeaningAssert.Objects($$"""
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: g, namespace: gates}
        spec: {servers: [{hosts: [./a.example.com], port: {{server}} }]}
        """);

    private static Plan Certificate(string issuer) => MeaningAssert.Objects($$"""
        apiVersion: cert-manager.io/v1
        kind: Certificate
        metadata: {name: c, namespace: gates}
        spec: {dnsNames: [a.example.com], issuerRef: {kind: ClusterIssuer, name: {{issuer}} }, secretName: c}
        """);

    private static Plan Balancer(string scheme) => MeaningAssert.Application("gateway", $$"""
        {"source": {"chart": "gateway", "targetRevision": "1", "helm": {"valuesObject": {"service": {"annotations": {"service.beta.kubernetes.io/aws-load-balancer-scheme": "{{scheme}}"} } } } } }
        """).Build();
}
