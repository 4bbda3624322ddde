using Infra.Planning;
using Infra.Tests.Support;

namespace Infra.Tests.Differences.Meanings;

public sealed class NetworkFlowsTests
{
    private const string Group = "aws:ec2/securityGroup:SecurityGroup";

    [Fact]
    public void Changes_RuleOfSecurityGroup_SaysWhoAndWhichPort() => MeaningAssert.BothWays(
        SecurityGroup(""), SecurityGroup("""{"protocol": "tcp", "fromPort": 443, "toPort": 443, "cidrBlocks": ["0.0.0.0/0"]}"""),
        "! Flow: 0.0.0.0/0 | security group ends at TCP/443 | - > open", "Flow: 0.0.0.0/0 | security group ends at TCP/443 | open > -");

    [Fact]
    public void Changes_RuleOfItsOwn_NamesItsGroup() => MeaningAssert.Changes(
        SecurityGroup(""),
        new PlanBuilder().Add(Group, "g", """{"name": "ends"}""").Add(
            "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", "r", $$"""{"securityGroupId": {{PlanBuilder.Unknown(Group, "g")}}, "ipProtocol": "-1", "cidrIpv4": "10.0.0.0/8"}""").Build(),
        "! Flow: security group ends | 10.0.0.0/8 at any port | - > open");

    [Fact]
    public void Changes_AccessOfApiServer_WidensWithTheNetwork()
    {
        MeaningAssert.BothWays(
            KopsYaml.Plan().Build(), KopsYaml.With("10.0.0.0/8, pl-0123", "10.0.0.0/8, pl-0123, 192.0.2.0/24").Build(),
            "! Flow: 192.0.2.0/24 | API server of main.dev.example.com at TCP/443 | - > open", "Flow: 192.0.2.0/24 | API server of main.dev.example.com at TCP/443 | open > -");
        // A part of what was open opens nothing.
        MeaningAssert.Changes(
            KopsYaml.Plan().Build(), KopsYaml.With("10.0.0.0/8, pl-0123", "10.1.0.0/16, pl-0123").Build(),
            "Flow: 10.0.0.0/8 | API server of main.dev.example.com at TCP/443 | open > -",
            "Flow: 10.1.0.0/16 | API server of main.dev.example.com at TCP/443 | covered by 10.0.0.0/8 > open");
    }

    [Fact]
    public void Changes_HostOutside_SaysTheNamespace() => MeaningAssert.BothWays(
        Host("a.example.org"), Host("a.example.org, b.example.org"),
        "! Flow: shop/* | host b.example.org at TLS/443 | - > open", "Flow: shop/* | host b.example.org at TLS/443 | open > -");

    [Fact]
    public void Changes_ModeOfMesh_WidensWhereItIsWeaker()
    {
        MeaningAssert.BothWays(Mode("STRICT"), Mode("PERMISSIVE"), "! Flow: the mesh | mTLS | STRICT > PERMISSIVE", "Flow: the mesh | mTLS | PERMISSIVE > STRICT");
        MeaningAssert.BothWays(Mode("STRICT"), MeaningAssert.Objects(""), "! Flow: the mesh | mTLS | STRICT > -", "Flow: the mesh | mTLS | - > STRICT");
    }

    [Fact]
    public void Changes_ModeOfNamespaceGone_LeavesTheMeshsMode()
    {
        MeaningAssert.BothWays(
            Both(Mode("PERMISSIVE"), ModeOf("STRICT")), Both(Mode("PERMISSIVE"), ModeOf("UNSET")), "! Flow: shop/* | mTLS | STRICT > -", "Flow: shop/* | mTLS | - > STRICT");
        MeaningAssert.BothWays(
            Both(Mode("STRICT"), ModeOf("STRICT")), Both(Mode("STRICT"), ModeOf("UNSET")), "Flow: shop/* | mTLS | STRICT > -", "Flow: shop/* | mTLS | - > STRICT");
        MeaningAssert.BothWays(
            Both(Mode("STRICT"), ModeOf("UNSET")), Both(Mode("STRICT"), ModeOf("PERMISSIVE")), "! Flow: shop/* | mTLS | - > PERMISSIVE", "Flow: shop/* | mTLS | PERMISSIVE > -");
    }

    private static Plan Both(Plan one, Plan other) => one with { Manifests = [.. one.Manifests, .. other.Manifests] };

    private static Plan ModeOf(string mode) => MeaningAssert.Objects($$"""
        apiVersion: security.istio.io/v1
        kind: PeerAuthentication
        metadata: {name: default, namespace: shop}
        spec: {mtls: {mode: {{mode}} } }
        """);

    [Fact]
    public void Changes_PortWithoutMutualTls_Widens() => MeaningAssert.BothWays(
        Port(""), Port("\"8000\": {mode: PERMISSIVE}"), "! Flow: shop/db | mTLS at TCP/8000 | - > PERMISSIVE", "Flow: shop/db | mTLS at TCP/8000 | PERMISSIVE > -");

    private static Plan SecurityGroup(string ingress) => MeaningAssert.Resource(Group, "g", $$"""{"name": "ends", "ingress": [{{ingress}}]}""");

    private static Plan Host(string hosts) => MeaningAssert.Objects($$"""
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata: {name: out, namespace: shop}
        spec: {exportTo: ["."], hosts: [{{hosts}}], ports: [{number: 443, protocol: TLS}]}
        """);

    private static Plan Mode(string mode) => MeaningAssert.Objects($$"""
        apiVersion: security.istio.io/v1
        kind: PeerAuthentication
        metadata: {name: default, namespace: istio-system}
        spec: {mtls: {mode: {{mode}} } }
        """);

    private static Plan Port(string ports) => MeaningAssert.Objects($$"""
        apiVersion: security.istio.io/v1
        kind: PeerAuthentication
        metadata: {name: db, namespace: shop}
        spec: {mtls: {mode: STRICT}, selector: {matchLabels: {app: db} }, portLevelMtls: { {{ports}} } }
        """);
}
