using Infra.Rules.Workflows;

namespace Infra.Tests.Rules.Workflows;

public sealed class OrderlyDeploymentsTests : WorkflowRuleTest<OrderlyDeployments>
{
    private const string Concurrency = "    concurrency:\n      group: up-prod\n      cancel-in-progress: false\n";

    [Fact]
    public void Check_NoEnvironment_Breaks() => AssertBroken(With("    environment: prod\n", ""), "  up:", "The job \"up\" deploys and names no environment");

    [Fact]
    public void Check_NoConcurrency_Breaks() => AssertBroken(With(Concurrency, ""), "  up:", "may run beside itself");

    [Theory]
    [InlineData("true")]
    [InlineData("${{ github.ref != 'refs/heads/main' }}")]
    public void Check_CutOffByTheNext_Breaks(string cancel) => AssertBroken(With("cancel-in-progress: false", $"cancel-in-progress: {cancel}"), "  up:", $"cancel-in-progress is {cancel}");

    [Theory]
    [InlineData("    concurrency: up-prod\n")]
    [InlineData("    concurrency:\n      group: up-prod\n")]
    public void Check_OtherFormsOfConcurrency_Hold(string concurrency) => Assert.Empty(CheckText(With(Concurrency, concurrency)));

    [Theory]
    [InlineData("pulumi destroy --yes")]
    [InlineData("pulumi refresh --yes")]
    [InlineData("bash .github/scripts/up.sh dev")]
    public void Check_JobThatChangesWhatIs_Breaks(string script) => AssertBrokenTwice(script);

    [Theory]
    [InlineData("pulumi preview --stack dev")]
    [InlineData("pulumi refresh --preview-only")]
    public void Check_JobThatLooks_Holds(string script) => Assert.Empty(CheckText(Looking(script)));

    [Fact]
    public void Check_EnvironmentWithItsPage_Holds() => Assert.Empty(CheckText(With("environment: prod", "environment:\n      name: prod\n      url: https://example.com")));

    private static void AssertBrokenTwice(string script)
    {
        var findings = CheckText(Looking(script));
        Assert.Equal(2, findings.Count);
        Assert.All(findings, finding => Assert.Contains("\"review\" deploys", finding.Message, StringComparison.Ordinal));
    }

    private static string Looking(string script) => With("dotnet run --project infra -- preview --stack \"$STACK\"", script);
}
