using Infra.Cost;
using Infra.Reports.Markdown;
using Infra.Tests.Reports.Differences;

namespace Infra.Tests.Reports.Markdown;

public sealed class CostMarkdownTests
{
    private static CostEstimate Estimate(int count, string name) => new()
    {
        Currency = "USD",
        Settings = new CostSettings { Region = "eu-central-1", BudgetUsd = 100 },
        Items = [.. Enumerable.Range(0, count).Select(i => new CostItem { Urn = $"{name}{i}", Monthly = i + 1, Minimum = 1, Maximum = i + 2, Basis = $"{name} x 2", Component = name })],
        Unpriced = [name],
        ByTeam = [],
    };

    [Fact]
    public void Of_Comparison_SaysWhatChangesFirst() => Assert.Equal(
        """
        <!-- infra cost platform/dev -->
        ## Cost of `platform/dev`: +2.00 USD a month

        **USD 3.00** a month of 100.00; 2.00 with the fewest machines, 5.00 with the most.

        1.00 before, 3.00 after.

        | What | Before | After | Difference |
        | --- | ---: | ---: | ---: |
        | `vpc1` |  | 2.00 | +2.00 |

        <details><summary>By component (1)</summary>

        | Component | A month |
        | --- | ---: |
        | `vpc` | 3.00 |

        </details>

        <details><summary>By team (0)</summary>

        | Team | A month | Budget |
        | --- | ---: | ---: |

        </details>

        <details><summary>Each item with its arithmetic (2)</summary>

        | What | A month | Arithmetic |
        | --- | ---: | --- |
        | `vpc0` | 1.00 | vpc x 2 |
        | `vpc1` | 2.00 | vpc x 2 |

        </details>

        <details><summary>Without a price (1)</summary>

        - `vpc`

        </details>

        """.ReplaceLineEndings("\n"),
        CostMarkdown.Of("platform/dev", Estimate(2, "vpc"), new CostComparison(1, 3, [new CostChange("vpc1", null, 2)])));

    [Fact]
    public void Of_ManyItems_IsWellFormedAndShortEnough()
    {
        var markdown = CostMarkdown.Of("platform/dev", Estimate(10_000, SampleDifferences.Hostile), comparison: null);
        Assert.Empty(MarkdownChecker.Check(markdown));
        Assert.InRange(markdown.Length, 20_000, 60_000);
    }
}
