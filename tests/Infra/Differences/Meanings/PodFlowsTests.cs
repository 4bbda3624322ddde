using Infra.Planning;

namespace Infra.Tests.Differences.Meanings;

public sealed class PodFlowsTests
{
    private const string Closed = """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop}
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: deny, namespace: shop}
        spec: {podSelector: {}, policyTypes: [Ingress, Egress]}

        """;

    private const string Out = """
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: out, namespace: shop}
        spec:
          podSelector: {matchLabels: {app: web}}
          policyTypes: [Egress]
          egress: [{to: [{podSelector: {matchLabels: {app.kubernetes.io/instance: db-main, app.kubernetes.io/name: db}}}], ports: [{port: 5432}]}]

        """;

    private const string In = """
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: in, namespace: shop}
        spec:
          podSelector: {matchLabels: {app.kubernetes.io/instance: db-main, app.kubernetes.io/name: db}}
          policyTypes: [Ingress]
          ingress: [{from: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: 5432}]}]

        """;

    [Fact]
    public void Changes_BothEnds_AreOneRow() => MeaningAssert.BothWays(
        Plan(""), Plan(Out + In), "! Flow: shop/web | shop/db-main at TCP/5432 | - > open", "Flow: shop/web | shop/db-main at TCP/5432 | open > -");

    [Fact]
    public void Changes_OneEnd_LetsNobodyThrough()
    {
        MeaningAssert.Changes(Plan(""), Plan(Out), "Flow: shop/web | shop/db-main at TCP/5432 | - > let through at one end only");
        MeaningAssert.BothWays(
            Plan(In), Plan(Out + In),
            "! Flow: shop/web | shop/db-main at TCP/5432 | let through at one end only > open", "Flow: shop/web | shop/db-main at TCP/5432 | open > let through at one end only");
    }

    [Fact]
    public void Changes_MeshPolicy_DecidesToo() => MeaningAssert.BothWays(
        Plan(Out + In + Callers("web")), Plan(Out + In + Callers("web", "other")),
        "! Flow: shop/web | shop/db-main at TCP/5432 | open as shop/web > open as shop/other or shop/web", "Flow: shop/web | shop/db-main at TCP/5432 | open as shop/other or shop/web > open as shop/web");

    [Fact]
    public void Changes_MeshPolicyGone_Widens() => MeaningAssert.BothWays(
        Plan(Out + In + Callers("web")), Plan(Out + In),
        "! Flow: shop/web | shop/db-main at TCP/5432 | open as shop/web > open", "Flow: shop/web | shop/db-main at TCP/5432 | open > open as shop/web");

    [Fact]
    public void Changes_MeshDenialGone_Widens() => MeaningAssert.BothWays(
        Plan(Denial("[10.0.0.0/8]")), Plan(""),
        "! Flow: anybody | denied: shop/web at any port | if hosts vault and unless ipBlocks 10.0.0.0/8 > -", "Flow: anybody | denied: shop/web at any port | - > if hosts vault and unless ipBlocks 10.0.0.0/8");

    [Fact]
    public void Changes_MeshDenialForFewer_Widens() => MeaningAssert.BothWays(
        Plan(Denial("[10.0.0.0/8]")), Plan(Denial("[10.0.0.0/8, 192.0.2.0/24]")),
        "! Flow: anybody | denied: shop/web at any port | if hosts vault and unless ipBlocks 10.0.0.0/8 > if hosts vault and unless ipBlocks 10.0.0.0/8, 192.0.2.0/24",
        "Flow: anybody | denied: shop/web at any port | if hosts vault and unless ipBlocks 10.0.0.0/8, 192.0.2.0/24 > if hosts vault and unless ipBlocks 10.0.0.0/8");

    [Fact]
    public void Changes_DefaultDenyGone_OpensTheNamespace() => MeaningAssert.BothWays(
        Plan(""), MeaningAssert.Objects("{apiVersion: v1, kind: Namespace, metadata: {name: shop}}"),
        "! Flow: anybody | shop/* at any port | - > open where no policy names the pods\n! Flow: shop/* | anything at any port | - > open where no policy names the pods",
        "Flow: anybody | shop/* at any port | open where no policy names the pods > -\nFlow: shop/* | anything at any port | open where no policy names the pods > -");

    [Fact]
    public void Changes_EveryPodForOne_CoversIt() => MeaningAssert.BothWays(
        Plan(Calls("{podSelector: {matchLabels: {app: dns}}, namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: system}}}")),
        Plan(Calls("{podSelector: {}, namespaceSelector: {}}")),
        "! Flow: shop/web | */* at TCP/53 | - > open\nFlow: shop/web | system/dns at TCP/53 | open > covered by */* at TCP/53",
        "Flow: shop/web | */* at TCP/53 | open > -\nFlow: shop/web | system/dns at TCP/53 | covered by */* at TCP/53 > open");

    [Fact]
    public void Changes_Network_WidensWhereItIsLargerOrLessIsLeftOut()
    {
        MeaningAssert.BothWays(
            Plan(Calls("{ipBlock: {cidr: 10.0.0.0/16}}")), Plan(Calls("{ipBlock: {cidr: 10.0.0.0/8}}")),
            "Flow: shop/web | 10.0.0.0/16 at TCP/53 | open > covered by 10.0.0.0/8 at TCP/53\n! Flow: shop/web | 10.0.0.0/8 at TCP/53 | - > open",
            "Flow: shop/web | 10.0.0.0/16 at TCP/53 | covered by 10.0.0.0/8 at TCP/53 > open\nFlow: shop/web | 10.0.0.0/8 at TCP/53 | open > -");
        MeaningAssert.BothWays(
            Plan(Calls("{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8, 169.254.0.0/16]}}")), Plan(Calls("{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8]}}")),
            "! Flow: shop/web | 0.0.0.0/0 at TCP/53 | open except 10.0.0.0/8, 169.254.0.0/16 > open except 10.0.0.0/8",
            "Flow: shop/web | 0.0.0.0/0 at TCP/53 | open except 10.0.0.0/8 > open except 10.0.0.0/8, 169.254.0.0/16");
    }

    [Fact]
    public void Changes_PolicyGoneWithoutDefaultDeny_OpensItsPods() => MeaningAssert.BothWays(
        MeaningAssert.Objects(Namespace + In), MeaningAssert.Objects(Namespace),
        "! Flow: anybody | shop/db-main at any port | - > open\nFlow: shop/web | shop/db-main at TCP/5432 | open > covered by anybody: shop/db-main at any port",
        "Flow: anybody | shop/db-main at any port | open > -\nFlow: shop/web | shop/db-main at TCP/5432 | covered by anybody: shop/db-main at any port > open");

    [Fact]
    public void Changes_PolicyOfCallsGoneWithoutDefaultDeny_LetsItsPodsOut() => MeaningAssert.BothWays(
        MeaningAssert.Objects(Namespace + Calls("{ipBlock: {cidr: 10.0.0.0/8}}")), MeaningAssert.Objects(Namespace),
        "Flow: shop/web | 10.0.0.0/8 at TCP/53 | open > covered by anything at any port\n! Flow: shop/web | anything at any port | - > open",
        "Flow: shop/web | 10.0.0.0/8 at TCP/53 | covered by anything at any port > open\nFlow: shop/web | anything at any port | open > -");

    [Fact]
    public void Changes_PolicyGoneWithItsNamespace_OpensNothing() => Assert.DoesNotContain(
        MeaningAssert.Lines(MeaningAssert.Objects(Namespace + In), MeaningAssert.Objects("{apiVersion: v1, kind: ConfigMap, metadata: {name: other, namespace: other}}")), line => line.StartsWith('!'));

    [Fact]
    public void Changes_PolicyGoneWhereTheMeshGuards_SaysTheWayLeft() => MeaningAssert.Changes(
        MeaningAssert.Objects(Namespace + In + Callers("web")), MeaningAssert.Objects(Namespace + Callers("web")),
        "! Flow: anybody | shop/db-main at any port | - > open as shop/web",
        "Flow: shop/web | shop/db-main at TCP/5432 | open as shop/web > covered by anybody: shop/db-main at any port");

    [Fact]
    public void Changes_LastPortOfRange_Widens() => MeaningAssert.BothWays(
        Plan(Calls("{ipBlock: {cidr: 10.0.0.0/8}}", "port: 8000")), Plan(Calls("{ipBlock: {cidr: 10.0.0.0/8}}", "port: 8000, endPort: 65535")),
        "Flow: shop/web | 10.0.0.0/8 at TCP/8000 | open > covered by 10.0.0.0/8 at TCP/8000-65535\n! Flow: shop/web | 10.0.0.0/8 at TCP/8000-65535 | - > open",
        "Flow: shop/web | 10.0.0.0/8 at TCP/8000 | covered by 10.0.0.0/8 at TCP/8000-65535 > open\nFlow: shop/web | 10.0.0.0/8 at TCP/8000-65535 | open > -");

    [Fact]
    public void Changes_RangeOfPortsAtOneEnd_MeetsThePortAtTheOther() => MeaningAssert.BothWays(
        Plan(Out.Replace("port: 5432", "port: 5000, endPort: 5431", StringComparison.Ordinal) + In), Plan(Out.Replace("port: 5432", "port: 5000, endPort: 5432", StringComparison.Ordinal) + In),
        """
        Flow: shop/web | shop/db-main at TCP/5000-5431 | let through at one end only > -
        ! Flow: shop/web | shop/db-main at TCP/5000-5432 | - > open
        ! Flow: shop/web | shop/db-main at TCP/5432 | let through at one end only > open
        """,
        """
        Flow: shop/web | shop/db-main at TCP/5000-5431 | - > let through at one end only
        Flow: shop/web | shop/db-main at TCP/5000-5432 | open > -
        Flow: shop/web | shop/db-main at TCP/5432 | open > let through at one end only
        """);

    [Theory]
    [InlineData("namespaces: [other]", "namespaces: [other, \"*\"]", "let through at one end only", "open")]
    [InlineData("namespaces: [other]", "namespaces: [\"sh*\"]", "let through at one end only", "open")]
    [InlineData("principals: [cluster.local/ns/other/sa/web]", "principals: [cluster.local/ns/shop/*]", "let through at one end only", "open as shop/*")]
    [InlineData("principals: [cluster.local/ns/shop/sa/web]", "principals: [cluster.local/ns/shop/*]", "open as shop/web", "open as shop/*")]
    [InlineData("principals: [cluster.local/ns/shop/sa/web], namespaces: [shop]", "namespaces: [shop]", "open as shop/web and if namespaces shop", "open")]
    public void Changes_NamesOfCallersInMesh_WidenWhereMoreFit(string few, string many, string narrow, string wide) => MeaningAssert.BothWays(
        Plan(Out + In + Source(few)), Plan(Out + In + Source(many)),
        $"! Flow: shop/web | shop/db-main at TCP/5432 | {narrow} > {wide}", $"Flow: shop/web | shop/db-main at TCP/5432 | {wide} > {narrow}");

    [Theory]
    [InlineData("matchLabels: {app: db, release: a}", "matchLabels: {app: db}", "db")]
    [InlineData("matchExpressions: [{key: app, operator: In, values: [db]}]", "matchExpressions: [{key: app, operator: In, values: [db, web]}]", "…")]
    public void Changes_SelectorThatIsCalledTheSame_IsAnother(string few, string many, string name) => MeaningAssert.Changes(
        Plan(Calls($"{{podSelector: {{{few}}}, namespaceSelector: {{matchLabels: {{kubernetes.io/metadata.name: system}}}}}}")),
        Plan(Calls($"{{podSelector: {{{many}}}, namespaceSelector: {{matchLabels: {{kubernetes.io/metadata.name: system}}}}}}")),
        $"! Flow: shop/web | system/{name} at TCP/53 | - > open", $"Flow: shop/web | system/{name} at TCP/53 | open > -");

    private const string Namespace = """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop}

        """;

    private static Plan Plan(string more) => MeaningAssert.Objects(Closed + more);

    private static string Calls(string peer, string ports = "port: 53") => $$"""
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: out, namespace: shop}
        spec: {podSelector: {matchLabels: {app: web} }, policyTypes: [Egress], egress: [{to: [{{peer}}], ports: [{ {{ports}} }]}]}

        """;

    private static string Callers(params string[] accounts) => $$"""
        ---
        apiVersion: security.istio.io/v1
        kind: AuthorizationPolicy
        metadata: {name: db, namespace: shop}
        spec:
          action: ALLOW
          selector: {matchLabels: {app.kubernetes.io/name: db} }
          rules: [{from: [{source: {principals: [{{string.Join(", ", accounts.Select(account => $"cluster.local/ns/shop/sa/{account}"))}}]} }], to: [{operation: {ports: ["5432"]} }]}]

        """;

    private static string Source(string source) => $$"""
        ---
        apiVersion: security.istio.io/v1
        kind: AuthorizationPolicy
        metadata: {name: db, namespace: shop}
        spec: {selector: {matchLabels: {app.kubernetes.io/name: db} }, rules: [{from: [{source: { {{source}} } }]}]}

        """;

    private static string Denial(string networks) => $$"""
        ---
        apiVersion: security.istio.io/v1
        kind: AuthorizationPolicy
        metadata: {name: not, namespace: shop}
        spec:
          action: DENY
          selector: {matchLabels: {app: web} }
          rules: [{from: [{source: {notIpBlocks: {{networks}} } }], to: [{operation: {hosts: [vault]} }]}]

        """;
}
