using Infra.Planning;
using Infra.Stacks;
using Infra.Tests.Support;
using Pulumi.Offline;

namespace Infra.Tests.Differences.Meanings;

/// <summary>The repository's own plan of dev, with one thing changed at a time: what a reviewer expects to read, and nothing else.</summary>
public sealed class RealPlanTests(RealPlanTests.Dev dev) : IClassFixture<RealPlanTests.Dev>
{
    private const string Loki = "arn:aws:s3:::platform-dev-loki-111122223333/main/*";

    [Fact]
    public void Changes_SamePlan_AreNone() => Assert.Empty(MeaningAssert.Lines(dev.Plan, PlanJson.Read(PlanJson.Write(dev.Plan))));

    [Fact]
    public void Changes_WiderPolicy_ShowTheWildcard() => MeaningAssert.Changes(
        dev.Plan,
        WithResource("main-workloads-loki-policy", resource => resource with { Inputs = Replaced(resource.Inputs, "\"s3:GetObject\"", "\"s3:*\"") }),
        $"! Permission: platform-dev-main-loki | s3:* on {Loki} | - > allowed",
        $"Permission: platform-dev-main-loki | s3:GetObject on {Loki} | allowed > covered by s3:* on {Loki}");

    [Fact]
    public void Changes_FlowMore_AreOneRow() => MeaningAssert.Changes(
        dev.Plan,
        With(
            ("NetworkPolicy/opencost-exporter", More("egress", Peer("to", "observability", """{"app.kubernetes.io/instance": "grafana", "app.kubernetes.io/name": "grafana"}"""))),
            ("NetworkPolicy/grafana-server", More("ingress", Peer("from", "opencost", """{"app.kubernetes.io/instance": "opencost", "app.kubernetes.io/name": "opencost"}"""))),
            ("AuthorizationPolicy/grafana-server", More("rules", """{"from": [{"source": {"principals": ["cluster.local/ns/opencost/sa/opencost"]}}], "to": [{"operation": {"ports": ["3000"]}}]}"""))),
        "! Flow: opencost/opencost | observability/grafana at TCP/3000 | - > open as opencost/opencost");

    [Fact]
    public void Changes_HostMore_SayWhereItLeads() => MeaningAssert.Changes(
        dev.Plan, With(("VirtualService/shop", More("hosts", "\"store.dev.example.com\""))), "! Route: store.dev.example.com | / | - > leads to shop/web:80 by istio-ingress/gateway");

    [Fact]
    public void Changes_SecretMore_SayWhichPropertyOfWhich() => MeaningAssert.Changes(
        dev.Plan,
        With(("ExternalSecret/web-session", More("data", """{"remoteRef": {"key": "teams/shop/other", "property": "password"}, "secretKey": "password"}"""))),
        "! SecretConsumer: shop/web-session | password of teams/shop/other | - > read");

    [Fact]
    public void Changes_MoreReplicas_SayBefore() => MeaningAssert.Changes(
        dev.Plan, WithResource("main-delivery-application-grafana", resource => resource with { Inputs = resource.Inputs.With("spec source helm valuesObject replicas", "2") }), "Size: grafana | replicas | 1 > 2");

    [Fact]
    public void Changes_NewerChart_SayBoth() => MeaningAssert.Changes(
        dev.Plan,
        WithResource("main-delivery-application-cert-manager", resource => resource with { Inputs = resource.Inputs.With("spec source targetRevision", "\"v9.9.9\"") }),
        $"Version: cert-manager | chart | cert-manager {Text(Resource("main-delivery-application-cert-manager").Inputs, "spec", "source", "targetRevision")} > cert-manager v9.9.9");

    [Fact]
    public void Changes_ProtectionGone_Widens() => MeaningAssert.Changes(
        WithResource("buckets-loki-bucket", resource => resource with { Protect = true }), dev.Plan, "! Protection: Bucket platform-dev-loki-111122223333 | protect | yes > no");

    [Fact]
    public void Changes_ResourcesUnderOtherNames_AreNone() => Assert.Empty(MeaningAssert.Lines(
        dev.Plan, WithResource("buckets-loki-bucket", resource => resource with { Urn = $"{resource.Urn}-renamed", Name = $"{resource.Name}-renamed" })));

    private PlanResource Resource(string name) => dev.Plan.Resources.Single(resource => resource.Name == name);

    private Plan WithResource(string name, Func<PlanResource, PlanResource> change) => dev.Plan with { Resources = dev.Plan.Resources.Replace(Resource(name), change(Resource(name))) };

    private Plan With(params (string Id, Func<PlanValue.MapValue, PlanValue.MapValue> Change)[] changes)
    {
        var manifests = dev.Plan.Manifests;
        foreach (var (id, change) in changes)
        {
            var at = IndexOf(id);
            manifests = manifests.SetItem(at, manifests[at] with { Object = change(manifests[at].Object) });
        }
        return dev.Plan with { Manifests = manifests };
    }

    private int IndexOf(string id)
    {
        var found = Enumerable.Range(0, dev.Plan.Manifests.Length).Where(i => $"{Text(dev.Plan.Manifests[i].Object, "kind")}/{Text(dev.Plan.Manifests[i].Object, "metadata", "name")}" == id).ToList();
        return Assert.Single(found);
    }

    // A manifest with one item more in a list of its spec.
    private static Func<PlanValue.MapValue, PlanValue.MapValue> More(string list, string item) => manifest =>
    {
        var spec = (PlanValue.MapValue)manifest["spec"]!;
        var items = (spec[list] as PlanValue.ListValue)?.Items ?? [];
        return new PlanValue.MapValue(manifest.Items.SetItem("spec", new PlanValue.MapValue(spec.Items.SetItem(list, new PlanValue.ListValue(items.Add(PlanBuilder.Value(item)))))));
    };

    private static string Peer(string way, string @namespace, string labels) =>
        $$"""{"{{way}}": [{"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "{{@namespace}}"} }, "podSelector": {"matchLabels": {{labels}} } }], "ports": [{"port": 3000, "protocol": "TCP"}]}""";

    private static PlanValue.MapValue Replaced(PlanValue.MapValue inputs, string before, string after)
    {
        var text = Text(inputs, "policy");
        Assert.Contains(before, text, StringComparison.Ordinal);
        return new PlanValue.MapValue(inputs.Items.SetItem("policy", new PlanValue.TextValue(text.Replace(before, after, StringComparison.Ordinal))));
    }

    private static string Text(PlanValue.MapValue value, params string[] path) => ((PlanValue.TextValue)At(value, path)!).Value;

    private static PlanValue? At(PlanValue? value, params string[] path) => path.Aggregate(value, (each, key) => (each as PlanValue.MapValue)?[key]);

    /// <summary>Dev's plan, computed once.</summary>
    public sealed class Dev : IAsyncLifetime
    {
        public Plan Plan { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            var planning = await new Planner(Platform.Define, EnvironmentPlatform.Of).PlanAsync(new PlanRequest(Repository.Root, "dev"));
            Assert.Empty(planning.Problems);
            Plan = planning.Plan!;
        }

        public Task DisposeAsync() => Task.CompletedTask;
    }
}
