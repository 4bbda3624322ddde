using Infra.Rules.Failures;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Failures;

public sealed class TrivyLoadTests : RuleTest<TrivyLoad>
{
    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan());

    [Theory]
    [InlineData("operator sbomGenerationEnabled", null, "\"operator.sbomGenerationEnabled\"")]
    [InlineData("operator sbomGenerationEnabled", "true", "\"operator.sbomGenerationEnabled\"")]
    [InlineData("operator scanJobsConcurrentLimit", "4", "\"operator.scanJobsConcurrentLimit\"")]
    [InlineData("operator scanJobsConcurrentLimit", null, "\"operator.scanJobsConcurrentLimit\"")]
    [InlineData("operator builtInTrivyServer", "false", "\"operator.builtInTrivyServer\"")]
    [InlineData("resources", null, "\"resources.limits.memory\"")]
    [InlineData("resources limits memory", "\"1000Mi\"", "\"resources.limits.memory\"")]
    [InlineData("trivy server resources limits memory", "\"512Mi\"", "\"trivy.server.resources.limits.memory\"")]
    public void Check_Value_Breaks(string path, string? value, string message) => AssertBroken(new PlatformPlan().WithValue("trivy", path, value), PlatformPlan.UrnOf("trivy"), message);

    [Theory]
    [InlineData("1024Mi")]
    [InlineData("1.5Gi")]
    [InlineData("2G")]
    [InlineData("1073741824")]
    public void Check_EnoughMemory_Holds(string memory) => AssertHolds(new PlatformPlan().WithValue("trivy", "resources limits memory", $"\"{memory}\""));
}
