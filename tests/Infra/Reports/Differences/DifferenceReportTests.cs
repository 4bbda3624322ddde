using System.Globalization;
using Infra.Differences;
using Infra.Reports;
using Infra.Reports.Differences;

namespace Infra.Tests.Reports.Differences;

public sealed class DifferenceReportTests
{
    [Fact]
    public void Of_OneOfEach_SaysFirstWhatAsksForCare() => Assert.Equal(
        """
        Difference of main (2983e98) and dev

        asks for care
          !! up fails  kms:Key data  protected, and removed; lost: all that is encrypted with it
          !! data lost  PersistentVolumeClaim shop/uploads  removed in team-shop; lost: what the claim's volume holds
          !! address lost  ec2:Eip nat-a  replaced because of networkBorderGroup; lost: the public address
          !  protection lost  bucket logs  versions: kept, no more
          !  permission widened  role loki  s3:DeleteObject on logs/*: allowed

        rules newly broken
        error AWS011 S3 buckets keep versions
          urn:pulumi:dev::platform::platform:network:Vpc$aws:s3/bucket:Bucket::logs
            Nothing keeps versions of its objects.
          fix: Add a `BucketVersioning`.

        rules mended
          AWS004  kms:Key data

        cost  USD 100.00 -> 142.50 a month  +42.50
          +43.50  ec2:Eip nat-a #traffic
           -1.00  kms:Key data

        permissions
          + role loki  s3:DeleteObject on logs/*  allowed  wider

        flows
          - shop/web  vault at 8200  mTLS

        sizes
          ~ nodes general  machine type  t3.large -> m6i.large

        protection
          - bucket logs  versions  kept  less safe

        resources
          +  s3:Bucket logs
          +- ec2:Eip nat-a  replaced because of networkBorderGroup  lost: the public address
               ~ networkBorderGroup: "eu-central-1" -> "eu-west-1"
          -  kms:Key data  lost: all that is encrypted with it  protected
          =  iam:Role loki  was logs
               + tags.owner: "platform"
               ~ arn: known after up -> "arn:aws:iam::…:role/x" known after up

        manifests
          routes  2 objects
            + HTTPRoute shop/web
            ~ Gateway istio-gateway/main
                ~ spec.listeners[name=https].port: 443 -> 8443
          team-shop  1 object
            - PersistentVolumeClaim shop/uploads  lost: what the claim's volume holds

        outputs
          ~ vpcId: "vpc-1" -> known after up
          + password: secret

        resources: 1 added, 1 removed, 1 changed, 1 renamed; 1 replaced | manifests: 1 added, 1 removed, 1 changed | findings: 1 new, 1 mended | USD +42.50 a month

        """.ReplaceLineEndings("\n"),
        Text(SampleDifferences.Small));

    [Fact]
    public void Of_SamePlans_SaysSo() => Assert.Equal("Difference of main (2983e98) and dev\n\nnothing differs\n", Text(SampleDifferences.Empty));

    [Fact]
    public void Of_OtherCulture_SaysTheSame()
    {
        var expected = Text(SampleDifferences.Small);
        var former = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = ".", NegativeSign = "minus" } };
            Assert.Equal(expected, Text(SampleDifferences.Small));
        }
        finally
        {
            CultureInfo.CurrentCulture = former;
        }
    }

    [Fact]
    public void Of_ManyProperties_ShowsSixAndTheCountOfTheOthers()
    {
        var text = Text(WithProperties(10));
        Assert.Contains("p5: 1 -> 2\n       … and 4 more\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("p6", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ManyPropertiesVerbose_ShowsAll() => Assert.Contains("p9: 1 -> 2\n", Text(WithProperties(10), verbose: true), StringComparison.Ordinal);

    [Fact]
    public void Of_SevenProperties_ShowsTheSeventhInPlaceOfALineThatCountsIt() => Assert.Contains("p6: 1 -> 2\n", Text(WithProperties(7)), StringComparison.Ordinal);

    [Fact]
    public void Of_HostileTexts_HasNoControlCharactersAndNoLinesOfTheirs()
    {
        // What rules say of themselves is ours; the rest is anybody's.
        var difference = SampleDifferences.Huge(40) with { Findings = SampleDifferences.NoFindings };
        var text = Text(difference, verbose: true);
        Assert.DoesNotContain(text, character => character != '\n' && (char.IsControl(character) || character == '\u202e'));
        Assert.DoesNotContain("\n| x |", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_TenThousandResources_FitsOnAFewHundredLines()
    {
        var difference = SampleDifferences.Huge(10_000, "x");
        var lines = Text(difference with { Findings = SampleDifferences.NoFindings }).Split('\n');
        Assert.InRange(lines.Length, 100, 1500);
        Assert.Contains(lines, line => line == "  … and 9,900 more");
    }

    private static PlanDifference WithProperties(int count) => SampleDifferences.Empty with
    {
        Resources =
        [
            new ResourceChange
            {
                Kind = ChangeKind.Changed, Urn = SampleDifferences.Urn("aws:ec2/vpc:Vpc", "main"), Type = "aws:ec2/vpc:Vpc", Name = "main",
                Properties = [.. Enumerable.Range(0, count).Select(i => SampleDifferences.Change($"p{i}", "1", "2"))],
            },
        ],
    };

    private static string Text(PlanDifference difference, bool verbose = false)
    {
        using var output = new StringWriter();
        ReportWriter.Write(DifferenceReport.Of(difference, verbose), output, colour: false);
        return output.ToString();
    }
}
