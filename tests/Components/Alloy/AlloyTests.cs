using System.Text.RegularExpressions;
using Infra.Components;

namespace Infra.Tests.Components;

public sealed partial class AlloyTests
{
    private static AddonContext Context => AddonContexts.Dev() with { Teams = [SampleTeams.Shop, SampleTeams.Of("books", "https://github.com/example/books.git") with { Namespaces = ["books", "books-search"] }] };

    private static Addon Machines { get; } = Alloy.Declare(Context);

    private static Addon Events { get; } = AlloyEvents.Declare(Context);

    private static string MachineConfig { get; } = (string)Machines.Chart!.Values.At("alloy", "configMap", "content")!;

    private static string EventConfig { get; } = (string)Events.Chart!.Values.At("alloy", "configMap", "content")!;

    // Folders of the machine are of no other level; whoever else would be in the namespace would be set free with it.
    [Fact]
    public void Declare_Machines_AreAloneInAPrivilegedNamespaceOfTheMesh()
    {
        var @namespace = Assert.Single(Machines.Namespaces);

        Assert.Equal(("alloy", PodSecurityLevel.Privileged, true), (@namespace.Name, @namespace.PodSecurity, @namespace.InMesh));
        Assert.DoesNotContain(ObservabilityNeighbours.Declarations(Context).Pods, pods => pods.Workload.Namespace == Alloy.Namespace && pods.Addon.Name != Alloy.Name);
        Assert.Contains(PolicyExemption.Platform, exemption => exemption.Namespace == Alloy.Namespace && exemption.App == Alloy.LabelsOf(Alloy.Name)["app.kubernetes.io/name"]);
    }

    [Fact]
    public void Values_Machines_AreOnEachAndReadTwoFoldersOnly()
    {
        var values = Machines.Chart!.Values;

        Assert.True(Assert.Single(Machines.Workloads).Size!.OnEveryNode);
        Assert.Equal("daemonset", values.At("controller", "type"));
        Assert.Equal("Exists", Assert.IsType<YamlMap>(Assert.Single(values.ItemsAt("controller", "tolerations"))).At("operator"));
        Assert.Equal(
            ["/var/lib/alloy", "/var/log/kube-apiserver-audit", "/var/log/pods"],
            values.ItemsAt("controller", "volumes", "extra").Cast<YamlMap>().Select(volume => (string)volume.At("hostPath", "path")!).Order(StringComparer.Ordinal));
        Assert.All(
            values.ItemsAt("alloy", "mounts", "extra").Cast<YamlMap>().Where(mount => ((string)mount["mountPath"]!).StartsWith("/var/log", StringComparison.Ordinal)),
            mount => Assert.Equal(true, mount["readOnly"]));
    }

    [Fact]
    public void Values_Events_AreOfOnePodThatIsRestricted()
    {
        var values = Events.Chart!.Values;

        Assert.Equal(("deployment", 1), (values.At("controller", "type"), values.At("controller", "replicas")));
        Assert.Equal(true, values.At("alloy", "securityContext", "runAsNonRoot"));
        Assert.DoesNotContain("hostPath", CanonicalYaml.Write(values), StringComparison.Ordinal);
        Assert.Empty(Events.Namespaces);
    }

    // The chart's own roles read every Secret of the cluster.
    [Fact]
    public void Values_Rights_AreToReadPodsOrEvents()
    {
        AssertReads(Machines, "pods");
        AssertReads(Events, "events");
    }

    [Fact]
    public void Values_Sizes_AreTheDeclared()
    {
        foreach (var addon in new[] { Machines, Events })
            ObservabilityNeighbours.AssertAsksFor(Assert.Single(Assert.Single(addon.Workloads).Size!.Containers), (YamlMap)addon.Chart!.Values.At("alloy", "resources")!);
    }

    [Fact]
    public void Config_AuditLogs_AreThoseThatTheApiServersWrite()
    {
        Assert.Contains($"\"{ApiServerSettings.AuditLogPath}\"", MachineConfig, StringComparison.Ordinal);
        Assert.Equal("/var/log/kube-apiserver-audit", AlloyConfig.AuditLogs);
    }

    [Fact]
    public void Config_Tenants_FollowNamespaces()
    {
        AssertHas(MachineConfig, """rule { source_labels = ["__meta_kubernetes_namespace"] regex = "books|books-search" target_label = "tenant" replacement = "team-books" }""");
        AssertHas(MachineConfig, """rule { source_labels = ["__meta_kubernetes_namespace"] regex = "shop" target_label = "tenant" replacement = "team-shop" }""");
        AssertHas(EventConfig, """stage.match { selector = `{namespace=~"books|books-search"}` stage.tenant { value = "team-books" } }""");
        AssertHas(MachineConfig, """selector = `{namespace="vault", container="vault"} |~ "\"type\":\"(request|response)\""` stage.tenant { value = "audit" }""");
        Assert.True(
            MachineConfig.IndexOf("replacement  = \"platform\"", StringComparison.Ordinal) < MachineConfig.IndexOf("team-books", StringComparison.Ordinal),
            "the last rule holds: the platform's comes before the teams'");
    }

    [Fact]
    public void Config_Sending_IsToLokiWithTheClustersName()
    {
        foreach (var config in new[] { MachineConfig, EventConfig })
        {
            AssertHas(config, """external_labels = { cluster = "main.dev.example.com" }""");
            AssertHas(config, """url = "http://loki.observability.svc.cluster.local:3100/loki/api/v1/push" """.TrimEnd());
            AssertHas(config, "retry_on_http_429 = false");
            Assert.DoesNotMatch("@[a-z_]+@", config);
            // The chart's templates would take them for theirs.
            Assert.DoesNotContain("{{", config, StringComparison.Ordinal);
            Assert.Equal(config.Count(character => character == '{'), config.Count(character => character == '}'));
        }
    }

    // A stream of each file would be one of each pod.
    [Fact]
    public void Config_Labels_AreFew()
    {
        AssertHas(MachineConfig, "stage.structured_metadata { values = { pod = \"\" } }");
        AssertHas(MachineConfig, """stage.label_drop { values = ["filename", "flags", "stream", "tenant"] }""");
        Assert.Equal(["__path__", "app", "container", "namespace", "pod", "tenant"], TargetLabel().Matches(MachineConfig).Select(match => match.Groups["label"].Value).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("GET /v1 Authorization: Bearer abc.def-123", "abc.def-123")]
    [InlineData("""{"headers":{"authorization":["Basic dXNlcjpwYXNz"]}}""", "dXNlcjpwYXNz")]
    [InlineData("login with hvs.CAESIJ0123456789abcdefghij", "hvs.CAESIJ0123456789abcdefghij")]
    [InlineData("token=eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0NTYifQ.c2lnbmF0dXJl", "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0NTYifQ.c2lnbmF0dXJl")]
    [InlineData("postgres://shop:s3cr3t@shop-db-rw:5432/shop", "s3cr3t")]
    public void Config_Secret_IsMasked(string line, string secret) => Assert.DoesNotContain(secret, Masked(line), StringComparison.Ordinal);

    [Theory]
    [InlineData("GET /healthz 200")]
    [InlineData("see https://example.com:443/path and mail@example.com")]
    [InlineData("authorization denied for user shop")]
    public void Config_OtherLine_StaysAsItIs(string line) => Assert.Equal(line, Masked(line));

    [Fact]
    public void Monitoring_Queries_AskForDeclaredMetrics()
    {
        ObservabilityNeighbours.AssertAsksForItsOwn(Machines);
        ObservabilityNeighbours.AssertAsksForItsOwn(Events);
    }

    // As Alloy does: what a group captures is replaced. The expressions say the same to .NET as to RE2.
    private static string Masked(string line)
    {
        var expressions = Expression().Matches(MachineConfig).Select(match => match.Groups["expression"].Value).ToList();
        Assert.Equal(4, expressions.Count);
        return expressions.Aggregate(line, (text, expression) =>
            Regex.Replace(text, expression, match => match.Value.Replace(match.Groups[1].Value, "(masked)", StringComparison.Ordinal), RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    private static void AssertReads(Addon addon, string resource)
    {
        foreach (var list in new[] { "clusterRules", "rules" })
        {
            var rule = Assert.IsType<YamlMap>(Assert.Single(addon.Chart!.Values.ItemsAt("rbac", list)));
            Assert.Equal([resource], rule.ItemsAt("resources"));
            Assert.All(rule.ItemsAt("verbs"), verb => Assert.Contains((string)verb, (string[])["get", "list", "watch"]));
        }
    }

    private static void AssertHas(string config, string part) => Assert.Contains(part, Spaces().Replace(config, " "), StringComparison.Ordinal);

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("target_label\\s*= \"(?<label>[a-z_]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex TargetLabel();

    [GeneratedRegex("expression = `(?<expression>[^`]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Expression();
}
