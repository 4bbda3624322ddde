using Infra.Cost;
using Infra.Differences;
using Infra.Planning;
using Infra.Reports.Page;
using Infra.Tests.Support;

namespace Infra.Tests.Reports.Page;

public sealed class DifferenceSectionTests
{
    private static readonly PlanDifference Empty = PlanPageTests.Difference();

    [Fact]
    public void DifferenceSection_OfNothing_SaysSo() => Assert.Contains("Nothing differs.", PlanPage.DifferenceSection(Empty), StringComparison.Ordinal);

    [Fact]
    public void DifferenceSection_OfNothingToCareFor_SaysSo() =>
        Assert.Contains("Nothing is lost, and nobody may do, reach or read more than before.", Section(Empty with { Resources = [Change(ChangeKind.Added)] }), StringComparison.Ordinal);

    [Fact]
    public void DifferenceSection_OfALoss_AsksForCareBeforeAnythingElse()
    {
        var section = Section(Empty with { Resources = [Change(ChangeKind.Removed) with { Loss = new Loss(LossKind.Data, "the bucket's objects") }] });

        Assert.Contains("Asks for care (1)", section, StringComparison.Ordinal);
        Assert.Contains("<span class=\"badge bad\">data lost</span> <strong>s3:Bucket logs</strong>", section, StringComparison.Ordinal);
        Assert.True(section.IndexOf("Asks for care", StringComparison.Ordinal) < section.IndexOf("Removed resources (1)", StringComparison.Ordinal));
    }

    [Fact]
    public void DifferenceSection_OfManyToCareFor_FoldsTheRest()
    {
        var section = Section(Empty with { Meanings = [.. Enumerable.Range(0, 20).Select(at => new MeaningChange(MeaningArea.Permission, $"role-{at}", $"s3:* on bucket-{at}", null, "allowed", true))] });

        Assert.Contains("Asks for care (20)", section, StringComparison.Ordinal);
        Assert.Contains("<summary>… and 8 more</summary>", section, StringComparison.Ordinal);
        Assert.Contains("<strong>role-19</strong>", section, StringComparison.Ordinal);
    }

    [Fact]
    public void DifferenceSection_OfMeanings_HasAreasInOrderAndMarksWhatIsWider()
    {
        var section = Section(Empty with
        {
            Meanings =
            [
                new MeaningChange(MeaningArea.Permission, "web", "s3:GetObject on data", null, "allowed", true),
                new MeaningChange(MeaningArea.Size, "general", "machine type", "m6i.large", "m6i.xlarge", false),
            ],
        });

        Assert.Contains("<tr class=\"item wider\"><td><span class=\"mark added\" title=\"added\" role=\"img\" aria-label=\"added\">+</span> <span class=\"badge warning\">wider</span></td><td>web</td>", section, StringComparison.Ordinal);
        Assert.Contains("<td>machine type</td><td><del>m6i.large</del></td><td><ins>m6i.xlarge</ins></td>", section, StringComparison.Ordinal);
        Assert.True(section.IndexOf("Permissions (1)", StringComparison.Ordinal) < section.IndexOf("Sizes (1)", StringComparison.Ordinal));
    }

    [Fact]
    public void DifferenceSection_OfReplacement_SaysWhatCausesIt()
    {
        var section = Section(Empty with
        {
            Resources = [Change(ChangeKind.Changed) with { ReplacedBy = ["bucket"], Properties = [new PropertyChange("bucket", PlanBuilder.Value("\"a\""), PlanBuilder.Value("\"b\""))] }],
        });

        Assert.Contains("Replaced resources (1)", section, StringComparison.Ordinal);
        Assert.Contains("replaced because of bucket", section, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">bucket</th><td><del>\"a\"</del></td><td><ins>\"b\"</ins></td>", section, StringComparison.Ordinal);
    }

    [Fact]
    public void DifferenceSection_OfTextsOfSeveralLines_ComparesLines()
    {
        var section = PlanPage.DifferenceSection(Empty with
        {
            Resources = [Change(ChangeKind.Changed) with { Properties = [new PropertyChange("content", PlanBuilder.Value("\"one\\ntwo\\nthree\""), PlanBuilder.Value("\"one\\n2\\nthree\""))] }],
        });

        Assert.Contains("<span>  one</span>\n<del>- two</del>\n<ins>+ 2</ins>\n<span>  three</span>\n", section, StringComparison.Ordinal);
    }

    [Fact]
    public void DifferenceSection_OfManifests_HasThemByApplication()
    {
        var section = Section(Empty with
        {
            Manifests =
            [
                new ManifestChange { Kind = ChangeKind.Removed, Application = "storage", Path = "kubernetes/dev/storage/claim.yaml", ObjectKind = "PersistentVolumeClaim", Namespace = "shop", Name = "data", Loss = new Loss(LossKind.Data, "the claim's volume") },
            ],
        });

        Assert.Contains("<h4>storage</h4>", section, StringComparison.Ordinal);
        Assert.Contains("<strong>PersistentVolumeClaim shop/data</strong> <span class=\"badge bad\">lost: the claim's volume</span>", section, StringComparison.Ordinal);
    }

    [Fact]
    public void DifferenceSection_OfFindingsAndCosts_HasThem()
    {
        var finding = new Finding("AWS001", Severity.Error, "clusters/dev/main.yaml", "It is open.", "Close it.");
        var section = Section(Empty with
        {
            Findings = FindingChanges.Of([], [finding]),
            Cost = new CostComparison(10, 12.5m, [new CostChange(PlanBuilder.Urn("aws:s3/bucket:Bucket", "logs"), null, 2.5m)]),
        });

        Assert.Contains("<span class=\"badge bad\">AWS001 error</span> <strong>clusters/dev/main.yaml</strong> It is open.", section, StringComparison.Ordinal);
        Assert.Contains("Cost (USD +2.50 a month)", section, StringComparison.Ordinal);
        Assert.Contains("<td>s3:Bucket logs</td><td class=\"number\"></td><td class=\"number\">2.50</td><td class=\"number warning\">+2.50</td>", section, StringComparison.Ordinal);
    }

    [Fact]
    public void DifferenceSection_OfSecrets_SaysThatTheyAreSecret()
    {
        var section = Section(Empty with { Outputs = [new PropertyChange("password", null, PlanBuilder.Value("""{"$secret": true}"""))] });

        Assert.Contains("<td><ins>secret</ins></td>", section, StringComparison.Ordinal);
    }

    private static ResourceChange Change(ChangeKind kind) => new() { Kind = kind, Urn = PlanBuilder.Urn("aws:s3/bucket:Bucket", "logs"), Type = "aws:s3/bucket:Bucket", Name = "logs" };

    private static string Section(PlanDifference difference) => PlanPage.DifferenceSection(difference).Replace("\n", "", StringComparison.Ordinal);
}
