using Infra.Components;
using Infra.Rules.Failures;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Failures;

public sealed class KeycloakProxyTests : RuleTest<KeycloakProxy>
{
    private const string Name = "login";
    private static readonly string Urn = PlatformPlan.UrnOf(Name);

    [Fact]
    public void Check_PlanWithoutKeycloak_Holds() => AssertHolds(new PlatformPlan());

    [Fact]
    public void Check_Keycloak_Holds() => AssertHolds(Plan());

    [Theory]
    [InlineData("extraEnv", "\"- name: KC_HOSTNAME\\n  value: login.dev.example.com\\n- name: KC_CACHE_EMBEDDED_MTLS_ENABLED\\n  value: 'false'\\n\"", "\"KC_HOSTNAME\" is no URL")]
    [InlineData("proxy mode", null, "\"proxy.mode\" is not xforwarded")]
    [InlineData("proxy mode", "\"forwarded\"", "\"proxy.mode\" is not xforwarded")]
    [InlineData("proxy http enabled", "false", "\"proxy.http.enabled\" is false")]
    [InlineData("extraManifests", null, "No headless Service")]
    [InlineData("extraManifests 0 spec clusterIP", null, "No headless Service")]
    [InlineData("extraManifests 0 spec publishNotReadyAddresses", null, "No headless Service")]
    [InlineData("extraManifests 0 spec ports", """[{"port": 8080}]""", "No headless Service")]
    [InlineData("extraEnv", "\"- name: KC_HOSTNAME\\n  value: https://login.dev.example.com\\n\"", "\"KC_CACHE_EMBEDDED_MTLS_ENABLED\" is not false")]
    public void Check_ValueThatStopsIt_Breaks(string path, string? json, string message) => AssertBroken(Plan().WithValue(Name, path, json), Urn, message);

    [Fact]
    public void Check_ServersOfTheirOwnTls_NeedAPermissivePort()
    {
        var plan = Plan().WithValue(Name, "extraEnv", "\"- name: KC_HOSTNAME\\n  value: https://login.dev.example.com\\n\"").Add("mesh-policies", """
            {"apiVersion": "security.istio.io/v1", "kind": "PeerAuthentication", "metadata": {"name": "members", "namespace": "login"},
             "spec": {"selector": {"matchLabels": {"app": "server"}}, "portLevelMtls": {"7800": {"mode": "PERMISSIVE"}}}}
            """);
        AssertHolds(plan);
    }

    [Fact]
    public void Check_ServersThatAreNotLetIn_Break() => AssertBroken(Plan().Without("NetworkPolicy/login-server"), Urn, "No network policy lets its servers in");

    [Fact]
    public void Check_OneServer_NeedsNoOther() => AssertHolds(Plan().WithValue(Name, "replicas", "1").WithValue(Name, "extraManifests", null));

    [Fact]
    public void Check_OptionsByVariables_Hold() => AssertHolds(Plan().WithValue(Name, "proxy", """{"enabled": false}""").WithValue(Name, "extraEnv", """
        [{"name": "KC_HOSTNAME", "value": "https://login.dev.example.com"}, {"name": "KC_PROXY_HEADERS", "value": "xforwarded"},
         {"name": "KC_HTTP_ENABLED", "value": "true"}, {"name": "KC_CACHE_EMBEDDED_MTLS_ENABLED", "value": "false"}]
        """));

    private static PlatformPlan Plan() => new(addons: [.. RuleAddons.All(RuleAddons.Context), Keycloak()]);

    private static Addon Keycloak() => new()
    {
        Name = new AddonName(Name),
        Summary = "Signs people in",
        Layer = AddonLayer.Security,
        Namespaces = [new AddonNamespace { Name = Name, InMesh = true }],
        Chart = new ChartRelease
        {
            Chart = "keycloakx",
            Repository = "https://charts.example.com",
            Version = "1.2.3",
            Namespace = Name,
            Values = new YamlMap
            {
                { "extraEnv", "- name: KC_HOSTNAME\n  value: https://login.dev.example.com\n- name: KC_CACHE_EMBEDDED_MTLS_ENABLED\n  value: 'false'\n" },
                {
                    "extraManifests", new YamlList
                    {
                        new YamlMap
                        {
                            { "kind", "Service" },
                            { "spec", new YamlMap { { "clusterIP", "None" }, { "ports", new YamlList { new YamlMap { { "port", 7800 } } } }, { "publishNotReadyAddresses", true } } },
                        },
                    }
                },
                { "proxy", new YamlMap { { "mode", "xforwarded" } } },
                { "replicas", 2 },
            },
        },
        Workloads =
        [
            new AddonWorkload
            {
                Name = "server",
                Namespace = Name,
                Labels = new Dictionary<string, string> { ["app"] = "server" },
                Ports = [new WorkloadPort { Name = "jgroups", Number = 7800 }],
                Calls = [Peer.Of(new Endpoint(new AddonName(Name), "server", "jgroups"))],
            },
        ],
    };
}
