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
    [InlineData("pulumi --stack prod up --yes")]
    [InlineData("pulumi -s dev destroy")]
    [InlineData("pulumi --non-interactive --stack=\"$STACK\" down --yes")]
    [InlineData("pulumi \\\n          --cwd 'the program' up")]
    [InlineData("pulumi stack --stack dev rm --yes")]
    [InlineData("pulumi --stack dev refresh --yes && pulumi refresh --preview-only")]
    [InlineData("bash .github/scripts/up.sh dev")]
    public void Check_JobThatChangesWhatIs_Breaks(string script) => AssertBrokenTwice(Looking(script));

    [Theory]
    [InlineData("up")]
    [InlineData("update")]
    [InlineData("destroy")]
    [InlineData("refresh")]
    [InlineData("${{ inputs.command }}")]
    public void Check_ActionThatChangesWhatIs_Breaks(string command) => AssertBrokenTwice(Acting($"command: {command}"));

    [Theory]
    [InlineData("command: preview")]
    [InlineData("command: output")]
    [InlineData("pulumi-version: 3.259.0")]
    public void Check_ActionThatLooks_Holds(string input) => Assert.Empty(CheckText(Acting(input)));

    [Theory]
    [InlineData("pulumi preview --stack dev")]
    [InlineData("pulumi refresh --preview-only")]
    [InlineData("pulumi --stack dev refresh --preview-only")]
    [InlineData("pulumi --stack dev preview --message 'before up'")]
    [InlineData("pulumi stack export --stack dev --file state")]
    [InlineData("bash .github/scripts/pulumi-preview.sh dev up.json preview")]
    public void Check_JobThatLooks_Holds(string script) => Assert.Empty(CheckText(Looking(script)));

    [Fact]
    public void Check_EnvironmentWithItsPage_Holds() => Assert.Empty(CheckText(With("environment: prod", "environment:\n      name: prod\n      url: https://example.com")));

    private static void AssertBrokenTwice(string text)
    {
        var findings = CheckText(text);
        Assert.Equal(2, findings.Count);
        Assert.All(findings, finding => Assert.Contains("\"review\" deploys", finding.Message, StringComparison.Ordinal));
    }

    private static string Acting(string input) =>
        With("persist-credentials: false", $"persist-credentials: false\n      - uses: pulumi/actions@8e5e406f4007fca908480587cb9893c07090f58d # v7.0.0\n        with:\n          {input}");

    private static string Looking(string script) => With("dotnet run --project infra -- preview --stack \"$STACK\"", script);
}
