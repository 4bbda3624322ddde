using Infra.Differences;
using Infra.Planning;
using Infra.Reports.Markdown;
using Infra.Rules;
using Infra.Rules.Exemptions;
using Infra.Tests.Reports.Differences;
using Pulumi.Offline;

namespace Infra.Tests.Reports.Markdown;

public sealed class DifferenceMarkdownTests
{
    private const int GitHubsLimit = 60_000;

    [Fact]
    public void Of_SamePlans_IsShort() => Assert.Equal(
        """
        <!-- infra diff dev -->
        ## `platform/dev`: nothing differs

        Difference of `main (2983e98)` and `dev`.

        In all: 319 resources, 341 Kubernetes objects; 1 error, 2 warnings, 5 exemptions in use. USD 142.50 a month of 400.00.

        """.ReplaceLineEndings("\n"),
        DifferenceMarkdown.Of(SampleDifferences.Stack(SampleDifferences.Empty)));

    [Fact]
    public void Of_OneOfEach_HasTheSummaryFirstAndFoldsTheRest() => Assert.Equal(
        """
        <!-- infra diff dev -->
        ## `platform/dev`: 4 resources (1 added, 1 removed, 1 changed, 1 renamed; 1 replaced)

        Difference of `main (2983e98)` and `dev`.

        |  | Added | Removed | Changed | Renamed | Replaced |
        | --- | ---: | ---: | ---: | ---: | ---: |
        | Resources | 1 | 1 | 1 | 1 | 1 |
        | Kubernetes objects | 1 | 1 | 1 | 0 | 0 |
        | Outputs | 1 | 0 | 1 | 0 | 0 |

        ### Asks for care (5)

        - ⛔ **up fails** `kms:Key data` protected, and removed; lost: all that is encrypted with it
        - ⛔ **data lost** `PersistentVolumeClaim shop/uploads` removed in team-shop; lost: what the claim's volume holds
        - ⛔ **address lost** `ec2:Eip nat-a` replaced because of networkBorderGroup; lost: the public address
        - ⚠️ **protection lost** `bucket logs` versions: kept, no more
        - ⚠️ **permission widened** `role loki` s3:DeleteObject on logs/\*: allowed

        ### Rules newly broken (1)

        |  | Rule | What | Wrong | Fix |
        | --- | --- | --- | --- | --- |
        | error | `AWS011` | `s3:Bucket logs` | Nothing keeps versions of its objects. | Add a `BucketVersioning`. |

        <details><summary>Cost: +42.50 USD a month, 100.00 → 142.50</summary>

        | What | Before | After | Difference |
        | --- | ---: | ---: | ---: |
        | `ec2:Eip nat-a #traffic` | 10.00 | 53.50 | +43.50 |
        | `kms:Key data` | 1.00 |  | -1.00 |

        </details>

        <details><summary>Permissions (1)</summary>

        |  | Whose | What | Before | After |
        | --- | --- | --- | --- | --- |
        | `+` ⚠️ | `role loki` | `s3:DeleteObject on logs/*` |  | `allowed` |

        </details>

        <details><summary>Flows (1)</summary>

        |  | Whose | What | Before | After |
        | --- | --- | --- | --- | --- |
        | `-` | `shop/web` | `vault at 8200` | `mTLS` |  |

        </details>

        <details><summary>Sizes (1)</summary>

        |  | Whose | What | Before | After |
        | --- | --- | --- | --- | --- |
        | `~` | `nodes general` | `machine type` | `t3.large` | `m6i.large` |

        </details>

        <details><summary>Protection (1)</summary>

        |  | Whose | What | Before | After |
        | --- | --- | --- | --- | --- |
        | `-` ⚠️ | `bucket logs` | `versions` | `kept` |  |

        </details>

        <details><summary>Rules mended (1)</summary>

        |  | Rule | What | Wrong | Fix |
        | --- | --- | --- | --- | --- |
        | error | `AWS004` | `kms:Key data` | The key does not rotate. | Set it. |

        </details>

        <details><summary>Resources (4)</summary>

        |  | Resource | Notes |
        | --- | --- | --- |
        | `+` | `s3:Bucket logs` |  |
        | `+-` | `ec2:Eip nat-a` | replaced because of networkBorderGroup; lost: the public address |
        | `-` | `kms:Key data` | lost: all that is encrypted with it; protected |
        | `=` | `iam:Role loki` | was logs |

        <details><summary>Their inputs (2)</summary>

        ```diff
        @@ ec2:Eip nat-a @@
        - networkBorderGroup: "eu-central-1"
        + networkBorderGroup: "eu-west-1"
        @@ iam:Role loki @@
        + tags.owner: "platform"
        - arn: known after up
        + arn: "arn:aws:iam::…:role/x" known after up
        ```

        </details>

        </details>

        <details><summary>Kubernetes objects (3)</summary>

        |  | Application | Object | Notes |
        | --- | --- | --- | --- |
        | `+` | `routes` | `HTTPRoute shop/web` |  |
        | `~` | `routes` | `Gateway istio-gateway/main` |  |
        | `-` | `team-shop` | `PersistentVolumeClaim shop/uploads` | lost: what the claim's volume holds |

        <details><summary>Their fields (1)</summary>

        ```diff
        @@ Gateway istio-gateway/main @@
        - spec.listeners[name=https].port: 443
        + spec.listeners[name=https].port: 8443
        ```

        </details>

        </details>

        <details><summary>Outputs (2)</summary>

        ```diff
        - vpcId: "vpc-1"
        + vpcId: known after up
        + password: secret
        ```

        </details>

        <details><summary>Rules broken before and after (1)</summary>

        |  | Rule | What | Wrong | Fix |
        | --- | --- | --- | --- | --- |
        | warning | `COST002` | `aws:x:Y` | Nobody knows its price. | Add it. |

        </details>

        In all: 319 resources, 341 Kubernetes objects; 1 error, 2 warnings, 5 exemptions in use. USD 142.50 a month of 400.00.

        """.ReplaceLineEndings("\n"),
        DifferenceMarkdown.Of(SampleDifferences.Stack(SampleDifferences.Small)));

    [Theory]
    [InlineData(1, SampleDifferences.Hostile)]
    [InlineData(40, SampleDifferences.Hostile)]
    [InlineData(10_000, SampleDifferences.Hostile)]
    [InlineData(10_000, "x")]
    [InlineData(10_000, "")]
    [InlineData(500, "`")]
    [InlineData(500, "\\")]
    [InlineData(500, "\ud83d")]
    public void Of_HostileTexts_IsWellFormedAndShortEnough(int count, string text)
    {
        var markdown = DifferenceMarkdown.Of(SampleDifferences.Stack(SampleDifferences.Huge(count, text)));
        Assert.Empty(MarkdownChecker.Check(markdown));
        Assert.InRange(markdown.Length, 1, GitHubsLimit);
    }

    [Fact]
    public void Of_TenThousandResources_UsesTheRoomAndCountsWhatIsLeftOut()
    {
        var markdown = DifferenceMarkdown.Of(SampleDifferences.Stack(SampleDifferences.Huge(10_000, "x")));
        Assert.InRange(markdown.Length, MarkdownDocument.Limit - 2_000, MarkdownDocument.Limit);
        var part = markdown[markdown.IndexOf("<details><summary>Resources (10,000)", StringComparison.Ordinal)..];
        var rows = part[..part.IndexOf("\n\n<details>", StringComparison.Ordinal)].Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(rows);
        Assert.Contains($"| … and {10_000 - rows.Count:#,##0} more |  |  |\n", part, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_OneLongList_LeavesTheShortOnesWhole()
    {
        var difference = SampleDifferences.Small with { Resources = SampleDifferences.Huge(10_000, "x").Resources.RemoveAll(change => change.Loss is not null) };
        var markdown = DifferenceMarkdown.Of(SampleDifferences.Stack(difference));
        Assert.Contains("`PersistentVolumeClaim shop/uploads` removed in team-shop", markdown, StringComparison.Ordinal);
        Assert.Contains("| `~` | `nodes general` |", markdown, StringComparison.Ordinal);
        Assert.Contains("+ spec.listeners[name=https].port: 8443", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_PlanAndItsReview_CountsItsFindings()
    {
        var markdown = DifferenceMarkdown.Of(SampleDifferences.Empty, Reviewed(SampleDifferences.Small), cost: null);
        Assert.Contains("In all: 1 resource, 1 Kubernetes object; 1 error, 1 warning, 1 exemption in use.\n", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_Preview_HasFindingsFirst()
    {
        var markdown = PreviewMarkdown.Of(Reviewed(SampleDifferences.Small), cost: null);
        Assert.Equal(
            """
            <!-- infra preview dev -->
            ## Preview of `platform/dev`: 1 error, 1 warning, 1 exemption in use

            1 resource in no components, 1 Kubernetes object; 1 input known after up, no secrets, 0 protected.

            |  | Rule | What | Wrong | Fix |
            | --- | --- | --- | --- | --- |
            | error | `AWS011` | `s3:Bucket logs` | Nothing keeps versions of its objects. | Add a `BucketVersioning`. |
            | warning | `COST002` | `aws:x:Y` | Nobody knows its price. | Add it. |

            <details><summary>Exempt (1)</summary>

            |  | Rule | What | Wrong | Exempt |
            | --- | --- | --- | --- | --- |
            | error | `AWS004` | `kms:Key data` | The key does not rotate. | until 2026-12-31, platform: dev |

            </details>

            <details><summary>Resources by type (1)</summary>

            | Type | How many |
            | --- | ---: |
            | `aws:s3/bucket:Bucket` | 1 |

            </details>

            <details><summary>Kubernetes objects by Application (1)</summary>

            | Application | How many |
            | --- | ---: |
            | `routes` | 1 |

            </details>

            """.ReplaceLineEndings("\n"), markdown);
    }

    [Theory]
    [InlineData(SampleDifferences.Hostile)]
    [InlineData("x")]
    public void Of_PreviewWithManyFindings_IsWellFormedAndShortEnough(string text)
    {
        var markdown = PreviewMarkdown.Of(Reviewed(SampleDifferences.Huge(10_000, text)), cost: null);
        Assert.Empty(MarkdownChecker.Check(markdown));
        Assert.InRange(markdown.Length, 10_000, GitHubsLimit);
    }

    [Fact]
    public void Of_Rules_IsWellFormed()
    {
        var markdown = RuleMarkdown.Of(RuleCatalog.All);
        Assert.Empty(MarkdownChecker.Check(markdown));
        Assert.All(RuleCatalog.All, rule => Assert.Contains($"| `{rule.Id}` |", markdown, StringComparison.Ordinal));
    }

    [Fact]
    public void Of_OneRule_SaysAllOfIt() => Assert.All(RuleCatalog.All, rule =>
    {
        var markdown = RuleMarkdown.Of([rule]);
        Assert.Empty(MarkdownChecker.Check(markdown));
        Assert.Contains($"**Fix**: {MarkdownText.Prose(rule.Fix).Markup}\n", markdown, StringComparison.Ordinal);
    });

    private static ReviewedPlan Reviewed(PlanDifference difference)
    {
        var plan = new Infra.Tests.Support.PlanBuilder().Add("aws:s3/bucket:Bucket", "logs", """{"bucket": {"$unknown": "urn#id"}}""").Build() with
        {
            Manifests = [new PlanManifest("routes", "kubernetes/dev/routes/a.yaml", PlanValue.MapValue.Empty)],
            Findings = [.. difference.Findings.Remaining, .. difference.Findings.Broken],
        };
        var exemption = new Exemption { Rule = "AWS004", Subject = "*", Reason = "dev", Owner = "platform", Expires = new DateOnly(2026, 12, 31), Line = 3 };
        return new ReviewedPlan(plan, [.. difference.Findings.Mended.Take(1).Select(finding => new ExemptedFinding(finding, exemption))]);
    }
}
