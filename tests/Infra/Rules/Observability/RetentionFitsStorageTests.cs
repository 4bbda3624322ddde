using Infra.Rules.Observability;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Observability;

public sealed class RetentionFitsStorageTests : RuleTest<RetentionFitsStorage>
{
    private const string Right = """
        {"retention": "15d", "retentionSize": "17GiB", "storageSpec": {"volumeClaimTemplate": {"spec": {"resources": {"requests": {"storage": "20Gi"}}}}}}
        """;

    [Fact]
    public void Check_NoPrometheus_Holds() => AssertHolds(new PlanBuilder());

    [Theory]
    [InlineData("retentionSize", "\"17GiB\"")]
    [InlineData("retentionSize", "\"18GB\"")]
    [InlineData("retentionSize", "\"9000MB\"")]
    public void Check_SizeThatFits_Holds(string path, string value) => AssertHolds(Plan(path, value));

    [Theory]
    [InlineData("retentionSize", "\"19GiB\"", "is 19GiB, more than nine tenths of the volume of 20Gi")]
    [InlineData("retentionSize", "\"19GB\"", "is 19GB, more than nine tenths of the volume of 20Gi")]
    [InlineData("retentionSize", null, "is no size, and the volume of 20Gi fills up")]
    [InlineData("retentionSize", "\"17Gi\"", "is no size")]
    [InlineData("retention", null, "does not say how long")]
    [InlineData("retention", "\"\"", "does not say how long")]
    [InlineData("storageSpec", null, "claims no volume")]
    public void Check_Value_Breaks(string path, string? value, string message) => AssertBroken(Plan(path, value), Urn, message);

    private static string Urn { get; } = PlanBuilder.Urn("kubernetes:argoproj.io/v1alpha1:Application", "main-kube-prometheus");

    private static PlatformPlan Plan(string path, string? value) =>
        new PlatformPlan().AddResource(
            "kubernetes:argoproj.io/v1alpha1:Application",
            "main-kube-prometheus",
            "{\"metadata\": {\"name\": \"prometheus\"}, \"spec\": {\"source\": {\"chart\": \"kube-prometheus-stack\", \"helm\": {\"valuesObject\": {\"prometheus\": {\"prometheusSpec\": " + Right + "}}}}}}")
            .WithInput(Urn, $"spec source helm valuesObject prometheus prometheusSpec {path}", value);
}
