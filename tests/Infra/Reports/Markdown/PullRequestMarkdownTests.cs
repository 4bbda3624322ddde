using Infra.Reports.Markdown;
using Infra.Tests.Reports.Differences;

namespace Infra.Tests.Reports.Markdown;

public sealed class PullRequestMarkdownTests
{
    [Fact]
    public void Of_TwoStacks_HasARowForEachAndFoldsWhatDiffers()
    {
        var markdown = PullRequestMarkdown.Of([SampleDifferences.Stack(SampleDifferences.Small), SampleDifferences.Stack(SampleDifferences.Empty, "prod")]);
        Assert.Empty(MarkdownChecker.Check(markdown));
        Assert.StartsWith(
            """
            <!-- infra pull request -->
            ## Infrastructure: 1 of 2 stacks differs

            | Stack | Compared | Resources | Kubernetes objects | Asks for care | Rules broken | Cost a month |
            | --- | --- | --- | --- | ---: | ---: | ---: |
            | `dev` | `main (2983e98)` → `dev` | 1 added, 1 removed, 1 changed, 1 renamed; 1 replaced | 1 added, 1 removed, 1 changed | ⚠️ 5 | ⛔ 1 new, 1 mended | +42.50 USD |
            | `prod` | `main (2983e98)` → `dev` | no change | no change | 0 | 0 new, 0 mended |  |

            ## `dev`

            ### Asks for care (5)

            - ⛔ **up fails** `kms:Key data`
            """.ReplaceLineEndings("\n"), markdown, StringComparison.Ordinal);
        Assert.Contains("<details><summary>All that differs in dev: 4 resources (1 added, 1 removed, 1 changed, 1 renamed; 1 replaced)</summary>", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("All that differs in prod", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NoStack_SaysSo() => Assert.Contains("## Infrastructure: no stack was compared\n", PullRequestMarkdown.Of([]), StringComparison.Ordinal);

    [Fact]
    public void Of_StacksThatAreTheSame_IsATable() => Assert.Contains(
        "## Infrastructure: nothing differs in 1 stack\n", PullRequestMarkdown.Of([SampleDifferences.Stack(SampleDifferences.Empty)]), StringComparison.Ordinal);

    [Theory]
    [InlineData(2, 5_000, SampleDifferences.Hostile)]
    [InlineData(3, 5_000, "x")]
    [InlineData(200, 5, SampleDifferences.Hostile)]
    public void Of_ManyAndHuge_ShareTheRoomOfOneComment(int stacks, int count, string text)
    {
        var markdown = PullRequestMarkdown.Of(Enumerable.Range(0, stacks).Select(i => SampleDifferences.Stack(SampleDifferences.Huge(count, text), $"stack{i}")));
        Assert.Empty(MarkdownChecker.Check(markdown));
        Assert.InRange(markdown.Length, 20_000, 60_000);
        Assert.Contains("| `stack0` |", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_SmallBesideHuge_LeavesTheSmallOneWhole()
    {
        var small = SampleDifferences.Stack(SampleDifferences.Small);
        var markdown = PullRequestMarkdown.Of([SampleDifferences.Stack(SampleDifferences.Huge(10_000, "x"), "huge"), small]);
        Assert.Contains("+ spec.listeners[name=https].port: 8443", markdown, StringComparison.Ordinal);
        Assert.Contains("`PersistentVolumeClaim shop/uploads` removed in team-shop", markdown, StringComparison.Ordinal);
    }
}
