using Infra.Rules.Failures;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Failures;

public sealed class KyvernoExclusionsTests : RuleTest<KyvernoExclusions>
{
    private const string Namespaces = "config webhooks namespaceSelector matchExpressions 0";
    private const string Wave = "metadata annotations argocd.argoproj.io/sync-wave";
    private static readonly string Kyverno = PlatformPlan.UrnOf("kyverno");

    private static PlatformPlan HighlyAvailable => new(RuleAddons.Context with { IsHighlyAvailable = true });

    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan());

    [Fact]
    public void Check_HighlyAvailablePlatform_Holds() => AssertHolds(HighlyAvailable);

    [Theory]
    [InlineData("config excludeKyvernoNamespace", "false", "the namespace kyverno")]
    [InlineData($"{Namespaces} values", """["istio-system", "argocd"]""", "the namespace kube-system")]
    [InlineData($"{Namespaces} values", """["kube-system", "argocd"]""", "the namespace istio-system")]
    [InlineData($"{Namespaces} values", """["kube-system", "istio-system"]""", "the namespace argocd")]
    [InlineData("config webhooks", "[]", "is no map")]
    public void Check_Webhooks_Break(string path, string value, string message) => AssertBroken(new PlatformPlan().WithValue("kyverno", path, value), Kyverno, message);

    [Theory]
    [InlineData("config", null, 2)]
    [InlineData($"{Namespaces} operator", "\"In\"", 3)]
    [InlineData($"{Namespaces} key", "\"name\"", 3)]
    public void Check_NoExclusions_BreaksForEachNamespace(string path, string? value, int count) => Assert.Equal(count, Check(new PlatformPlan().WithValue("kyverno", path, value)).Count);

    [Theory]
    [InlineData("admissionController replicas", "2", "\"admissionController.replicas\"")]
    [InlineData("admissionController podDisruptionBudget", null, "\"admissionController.podDisruptionBudget.enabled\"")]
    public void Check_HighlyAvailable_Breaks(string path, string? value, string message) => AssertBroken(HighlyAvailable.WithValue("kyverno", path, value), Kyverno, message);

    [Fact]
    public void Check_PoliciesOfItsWave_Break()
    {
        var plan = new PlatformPlan();
        plan.WithInput(PlatformPlan.UrnOf("kyverno-config"), Wave, $"\"{plan.WaveOf("kyverno")}\"");
        AssertBroken(plan, plan.SubjectOf("ValidatingPolicy/labels"), "no later than Kyverno");
    }

    [Fact]
    public void Check_PolicyChartOfItsWave_Breaks()
    {
        var plan = new PlatformPlan();
        var shop = PlatformPlan.UrnOf("shop");
        AssertBroken(plan.WithInput(shop, "spec source chart", "\"kyverno-policies\"").WithInput(shop, Wave, $"\"{plan.WaveOf("kyverno")}\""), shop, "Its policies are delivered no later");
    }
}
