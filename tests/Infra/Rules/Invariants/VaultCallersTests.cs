using Infra.Components;
using Infra.Rules.Invariants;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Invariants;

public sealed class VaultCallersTests : RuleTest<VaultCallers>
{
    private const string Policy = "NetworkPolicy/vault-server";

    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan());

    [Fact]
    public void Check_PlatformWithoutVault_Holds() => AssertHolds(new PlanBuilder().Add("aws:ec2/vpc:Vpc", "main"));

    [Fact]
    public void Check_CallThatSomebodyDeclares_Breaks()
    {
        var findings = Check(new PlatformPlan(addons: With("shop", addon => addon with { Workloads = [.. addon.Workloads.Select(each => each with { Calls = [.. each.Calls, Peer.Of(Vault.Api)] })] })));
        Assert.Contains(findings, finding => finding is { Subject: "vault/server", Message: "shop/web calls it at 8200 (api)." });
        Assert.Contains(findings, finding => finding.Subject.EndsWith($"#{Policy}", StringComparison.Ordinal) && finding.Message == "It lets app=web of shop in.");
    }

    [Theory]
    [InlineData(8203, true)]
    [InlineData(8200, false)]
    public void Check_Prometheus_ReadsMetricsAtAPortOfTheirOwn(int port, bool holds)
    {
        var plan = new PlatformPlan(addons: With(
            "vault",
            addon => addon with
            {
                Workloads =
                [
                    .. addon.Workloads.Select(each => each.Name != Vault.Api.Workload ? each : port == 8200
                        ? each with { Ports = [.. each.Ports.Select(api => api with { Metrics = new MetricsEndpoint() })] }
                        : each with { Ports = [.. each.Ports, new WorkloadPort { Name = "metrics", Number = port, Metrics = new MetricsEndpoint() }] }),
                ],
            }));
        if (holds)
            AssertHolds(plan);
        else
            Assert.Contains(Check(plan), finding => finding is { Subject: "vault/server", Message: "prometheus/server calls it at 8200 (metrics)." });
    }

    [Theory]
    [InlineData("[]", "It lets everybody in.")]
    [InlineData("""[{"ipBlock": {"cidr": "10.0.0.0/8"}}]""", "It lets 10.0.0.0/8 in.")]
    [InlineData("""[{"namespaceSelector": {}}]""", "It lets pods of every namespace with all pods in.")]
    [InlineData("""[{"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "ingress"}}, "podSelector": {"matchLabels": {"app": "other"}}}]""", "It lets app=other of ingress in.")]
    [InlineData("""[{"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "shop"}}}]""", "It lets all pods of shop in.")]
    public void Check_PolicyThatLetsOthersIn_Breaks(string from, string message)
    {
        var plan = new PlatformPlan().With(Policy, "spec ingress 0 from", from);
        AssertBroken(plan, plan.SubjectOf(Policy), message);
    }

    [Theory]
    [InlineData("""[{"from": [{"source": {"principals": ["cluster.local/ns/ingress/sa/gateway"]}}]}]""", null)]
    [InlineData("""[{"from": [{"source": {"principals": ["cluster.local/ns/shop/sa/web"]}}]}]""", "It lets cluster.local/ns/shop/sa/web in.")]
    [InlineData("""[{"from": [{"source": {"namespaces": ["shop"]}}]}]""", "It lets whom it does not name by a ServiceAccount in.")]
    [InlineData("""[{"to": [{"operation": {"ports": ["8200"]}}]}]""", "It lets everybody in.")]
    public void Check_MeshPolicy_NamesThoseWhoMay(string rules, string? message)
    {
        var plan = new PlatformPlan().Add("mesh-policies", $$$"""
            {"apiVersion": "security.istio.io/v1", "kind": "AuthorizationPolicy", "metadata": {"name": "x", "namespace": "vault"}, "spec": {"action": "ALLOW", "rules": {{{rules}}} } }
            """);
        if (message is null)
            AssertHolds(plan);
        else
            AssertBroken(plan, plan.SubjectOf("AuthorizationPolicy/x"), message);
    }

    [Theory]
    [InlineData("env", """[{"name": "VAULT_TOKEN", "value": "x"}]""", "\"VAULT_TOKEN\"")]
    [InlineData("env", """{"VAULT_ADDR": "https://vault"}""", "\"VAULT_ADDR\"")]
    [InlineData("extraEnv", "\"- name: VAULT_ADDR\\n  value: https://vault\\n\"", "\"VAULT_ADDR\"")]
    [InlineData("podAnnotations", """{"vault.hashicorp.com/agent-inject": "true"}""", "\"vault.hashicorp.com/agent-inject\"")]
    public void Check_ChartWhosePodsSpeakWithVault_Breaks(string path, string json, string message) =>
        AssertBroken(new PlatformPlan().WithValue("shop", path, json), PlatformPlan.UrnOf("shop"), message);

    [Fact]
    public void Check_VaultsOwnChart_Holds() => AssertHolds(new PlatformPlan().WithValue("vault", "server extraEnvironmentVars", """{"VAULT_ADDR": "https://vault"}"""));

    [Fact]
    public void Check_PodThatSpeaksWithVault_Breaks()
    {
        var plan = new PlatformPlan().With("ConfigMap/settings", "spec", """{"template": {"spec": {"containers": [{"env": [{"name": "VAULT_TOKEN"}]}]}}}""");
        AssertBroken(plan, plan.SubjectOf("ConfigMap/settings"), "\"VAULT_TOKEN\"");
    }

    [Fact]
    public void Check_PolicyThatSaysSoOfPods_Holds() => AssertHolds(new PlatformPlan().With("ValidatingPolicy/labels", "spec", """{"matchConditions": [{"name": "VAULT_TOKEN"}]}"""));

    private static IReadOnlyList<Addon> With(string name, Func<Addon, Addon> change) =>
        [.. RuleAddons.All(RuleAddons.Context).Select(addon => addon.Name.Value == name ? change(addon) : addon)];
}
