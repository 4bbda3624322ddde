using Infra.Rules.Databases;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Databases;

public sealed class ZoneSurvivalTests : RuleTest<ZoneSurvival>
{
    private const string Cluster = "Cluster/shop";

    [Fact]
    public void Check_Platform_Holds() => AssertHolds(Plan());

    [Fact]
    public void Check_EnvironmentThatIsNotHighlyAvailable_NeedsNone() => AssertHolds(new PlatformPlan().WithValue("shop", "replicas", "1"));

    [Theory]
    [InlineData("spec instances", "2", "\"instances\" is not 3")]
    [InlineData("spec enablePDB", "false", "\"enablePDB\" is false")]
    [InlineData("spec topologySpreadConstraints", null, "Nothing spreads its servers over zones")]
    [InlineData("spec topologySpreadConstraints 0 topologyKey", "\"kubernetes.io/hostname\"", "Nothing spreads its servers over zones")]
    [InlineData("spec topologySpreadConstraints 0 whenUnsatisfiable", "\"ScheduleAnyway\"", "Nothing spreads its servers over zones")]
    public void Check_DatabaseThatAZoneTakesAlong_Breaks(string path, string? json, string message)
    {
        var plan = Plan().With(Cluster, path, json);
        AssertBroken(plan, plan.SubjectOf(Cluster), message);
    }

    [Theory]
    [InlineData("""{"topologyKey": "topology.kubernetes.io/zone"}""", true)]
    [InlineData("""{"topologyKey": "topology.kubernetes.io/zone", "enablePodAntiAffinity": false}""", false)]
    public void Check_AffinityByZone_SpreadsToo(string affinity, bool holds)
    {
        var plan = Plan().With(Cluster, "spec topologySpreadConstraints", null).With(Cluster, "spec affinity", affinity);
        Assert.Equal(holds, Check(plan).Count == 0);
    }

    [Theory]
    [InlineData(2, "shop-pooler", null)]
    [InlineData(1, "shop-pooler", "\"instances\" is not 2")]
    [InlineData(2, "other", "no PodDisruptionBudget")]
    public void Check_Pooler_HasPodsAndABudget(int instances, string selected, string? message)
    {
        var plan = Plan()
            .Add("database", $$$"""{"apiVersion": "postgresql.cnpg.io/v1", "kind": "Pooler", "metadata": {"name": "shop-pooler", "namespace": "data"}, "spec": {"instances": {{{instances}}} } }""")
            .Add("database", $$"""
                {"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": {"name": "x", "namespace": "data"}, "spec": {"selector": {"matchLabels": {"cnpg.io/poolerName": "{{selected}}"} } } }
                """);
        if (message is null)
            AssertHolds(plan);
        else
            AssertBroken(plan, plan.SubjectOf("Pooler/shop-pooler"), message);
    }

    [Theory]
    [InlineData("replicas", "1", "\"replicas\" is not 2")]
    [InlineData("webhook", """{"replicaCount": 1, "pdb": {"enabled": true}}""", "\"webhook.replicaCount\" is not 2")]
    [InlineData("webhook", """{"replicaCount": 2}""", "\"webhook.replicaCount\" has no budget")]
    [InlineData("webhook", """{"replicaCount": 2, "podDisruptionBudget": {"enabled": false}}""", "\"webhook.replicaCount\" has no budget")]
    [InlineData("webhook", """{"replicaCount": 2, "podDisruptionBudget": {}}""", "\"webhook.replicaCount\" has no budget")]
    [InlineData("webhook", """{"replicaCount": 2, "podDisruptionBudget": {"minAvailable": 1}}""", null)]
    [InlineData("webhook", """{"replicaCount": 2, "pdb": {"enabled": true}}""", null)]
    [InlineData("webhook", """{"replicaCount": 0}""", null)]
    [InlineData("server", """{"podDisruptionBudget": {"enabled": true}, "serverSpec": {"replicas": 2}}""", null)]
    [InlineData("server", """{"podDisruptionBudget": {"enabled": true}, "serverSpec": {"replicas": 1}}""", "\"server.serverSpec.replicas\" is not 2")]
    [InlineData("server", """{"podDisruptionBudget": {"enabled": false}, "serverSpec": {"replicas": 2}}""", "\"server.serverSpec.replicas\" has no budget")]
    public void Check_Chart_HasReplicasAndABudget(string path, string json, string? message)
    {
        var plan = Plan().WithValue("shop", path, json);
        if (message is null)
            AssertHolds(plan);
        else
            AssertBroken(plan, PlatformPlan.UrnOf("shop"), message);
    }

    [Fact]
    public void Check_BudgetAmongTheManifests_IsOneToo() => AssertHolds(Plan().WithValue("shop", "replicaCount", "2").Add(
        "shop-config", """{"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": {"name": "x", "namespace": "shop"}, "spec": {"selector": {"matchLabels": {"app": "web"}}}}"""));

    private static PlatformPlan Plan() => new(RuleAddons.Context with { IsHighlyAvailable = true });
}
