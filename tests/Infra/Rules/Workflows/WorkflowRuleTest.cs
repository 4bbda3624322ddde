using Infra.Planning;
using Infra.Planning.Workflows;
using Infra.Rules;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Workflows;

/// <summary>Runs one rule on a workflow: one that holds every rule, changed in a place.</summary>
public abstract class WorkflowRuleTest<TRule> : RuleTest<TRule>
    where TRule : PlanRule, new()
{
    private protected const string Path = ".github/workflows/deploy.yml";

    /// <summary>A workflow that holds all rules.</summary>
    private protected const string Sound = """
        name: deploy
        on:
          push:
            branches: [main]
        permissions: {}
        env:
          NAME: value
        jobs:
          review:
            runs-on: ubuntu-24.04
            timeout-minutes: 5
            permissions:
              contents: read
              # The comment.
              pull-requests: write
            env:
              PulumiSdk: offline
            steps:
              - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
                with:
                  persist-credentials: false
              - run: |
                  set -euo pipefail
                  dotnet run --project infra -- preview --stack "$STACK"
          up:
            needs: review
            environment: prod
            concurrency:
              group: up-prod
              cancel-in-progress: false
            runs-on: ubuntu-24.04
            timeout-minutes: 75
            permissions:
              contents: read
            env:
              PulumiSdk: published
            steps:
              - uses: ./.github/actions/environment
                with:
                  role: up
              - run: pulumi up --yes
          call:
            uses: ./.github/workflows/up.yml
        """;

    [Fact]
    public void Check_SoundWorkflow_Holds() => Assert.Empty(CheckText(Sound));

    [Fact]
    public void Check_NoWorkflows_Holds() => AssertHolds(new PlanBuilder());

    [Fact]
    public void Check_WorkflowsOfThisRepository_Hold() =>
        AssertHolds(new PlanBuilder(), Facts with { Workflows = WorkflowFiles.Load(Repository.Root) });

    private protected static IReadOnlyList<Finding> CheckText(string text, string path = Path) => Check(new PlanBuilder(), FactsOf(text, path));

    /// <summary>One finding, at the first line of the changed text that holds <paramref name="at"/>.</summary>
    private protected static void AssertBroken(string text, string at, string message)
    {
        var line = Array.FindIndex(text.Split('\n'), each => each.Contains(at, StringComparison.Ordinal)) + 1;
        Assert.NotEqual(0, line);
        AssertBroken(new PlanBuilder(), $"{Path}:{line}", message, FactsOf(text, Path));
    }

    /// <summary>The sound workflow with one text in place of another, which must be there.</summary>
    private protected static string With(string old, string replacement)
    {
        Assert.Contains(old, Sound, StringComparison.Ordinal);
        var at = Sound.IndexOf(old, StringComparison.Ordinal);
        return Sound[..at] + replacement + Sound[(at + old.Length)..];
    }

    private static PlanFacts FactsOf(string text, string path) => Facts with { Workflows = [WorkflowReader.Read(path, text)] };
}
