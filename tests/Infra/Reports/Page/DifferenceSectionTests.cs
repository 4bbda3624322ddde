using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
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
        Assert.Contains("Nothing that is looked at here asks for care.", Section(Empty with { Resources = [Change(ChangeKind.Added)] }), StringComparison.Ordinal);

    [Fact]
    public void DifferenceSection_OfEnvironments_SaysNothingOfCare() =>
        Assert.DoesNotContain("care", Section(Empty with { IsOfEnvironments = true, Resources = [Change(ChangeKind.Added)] }), StringComparison.Ordinal);

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

    [Fact]
    public void DifferenceSection_OfProtection_SaysLessSafe() => Assert.Contains(
        "<span class=\"badge warning\">less safe</span>", Section(Empty with { Meanings = [new MeaningChange(MeaningArea.Protection, "logs", "versions", "kept", "not kept", true)] }), StringComparison.Ordinal);

    [Fact]
    public void DifferenceSection_OfTheSameOfMany_StandsOnceWithAllNames()
    {
        var section = Section(Empty with { Meanings = [.. Enumerable.Range(0, 5).Select(at => new MeaningChange(MeaningArea.Protection, $"bucket-{at}", "versions", null, "kept", false))] });

        Assert.Contains("Protection (5)", section, StringComparison.Ordinal);
        Assert.Contains("<summary>bucket-0, bucket-1 and 3 more</summary>bucket-0, bucket-1, bucket-2, bucket-3, bucket-4</details>", section, StringComparison.Ordinal);
    }

    [Fact]
    public void DifferenceSection_OfALongValue_IsCut()
    {
        var section = Section(Empty with { Outputs = [new PropertyChange("note", null, PlanBuilder.Value($"\"{new string('x', 5000)}\""))] });

        Assert.Contains($"<td><ins>\"{new string('x', 398)}…</ins></td>", section, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(39, null)]
    [InlineData(40, "<em>… and 1 more that differs</em>")]
    [InlineData(1500, "<em>… and 1,461 more that differ</em>")]
    public void DifferenceSection_OfATextOfManyLines_HasTheFirst40(int count, string? more)
    {
        var text = string.Concat(Enumerable.Range(0, count).Select(at => $"\\nline {at}"));
        var section = Section(Empty with { Outputs = [new PropertyChange("text", PlanBuilder.Value("\"same\""), PlanBuilder.Value($"\"same{text}\""))] });

        Assert.Equal(39, Regex.Count(section, "<ins>"));
        Assert.Equal(more is not null, section.Contains("<em>", StringComparison.Ordinal));
        Assert.Contains(more ?? "", section, StringComparison.Ordinal);
    }

    [Fact]
    public void DifferenceSection_OfTenThousandOfEach_StaysSmallAndCountsTheRest()
    {
        var section = PlanPage.DifferenceSection(TenThousandOfEach());

        Assert.InRange(Encoding.UTF8.GetByteCount(section), 50_000, 300_000);
        foreach (var title in (string[])["Asks for care", "Permissions", "Versions", "New findings", "Mended findings", "Replaced resources", "Removed resources", "Changed resources", "Renamed resources", "Added resources", "Reordered resources", "Kubernetes objects", "Outputs of the stack"])
        {
            var list = section[section.IndexOf($"<h3>{title} (", StringComparison.Ordinal)..];
            var next = list.IndexOf("<h3>", 1, StringComparison.Ordinal);
            list = next < 0 ? list : list[..next];
            Assert.Matches(@"… and [\d,]+ more; the file of `infra diff --json` has all", list);
        }
        var permissions = section[section.IndexOf("<h3>Permissions (10000)", StringComparison.Ordinal)..section.IndexOf("<h3>Flows (", StringComparison.Ordinal)];
        var hidden = int.Parse(Regex.Match(permissions, @"… and ([\d,]+) more").Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
        Assert.Equal(10_000, Regex.Count(permissions, "<tr class=\"item") + hidden);
    }

    private static PlanDifference TenThousandOfEach()
    {
        string[] names = [.. Enumerable.Range(0, 10_000).Select(at => $"thing-{at}")];
        var lines = new PropertyChange("content", PlanBuilder.Value("\"a\""), PlanBuilder.Value($"\"{string.Concat(Enumerable.Repeat("a line that is another\\n", 1000))}\""));
        PropertyChange[] values = [.. names.Select(name => new PropertyChange($"values.{name}", null, PlanBuilder.Value($"\"{new string('x', 1000)}\"")))];
        ResourceChange[] kinds =
        [
            Change(ChangeKind.Changed) with { ReplacedBy = ["bucket"], Loss = new Loss(LossKind.Data, "the bucket's objects") }, Change(ChangeKind.Removed), Change(ChangeKind.Changed),
            Change(ChangeKind.Renamed), Change(ChangeKind.Added), Change(ChangeKind.Changed) with { Properties = [new PropertyChange(PropertyChange.DependsOn, null, PlanBuilder.Value("\"a\""))] },
        ];
        return Empty with
        {
            Resources =
            [
                .. from name in names
                   from kind in kinds
                   select kind with { Name = name, Urn = PlanBuilder.Urn(kind.Type, name), Properties = kind.Properties.IsEmpty ? [lines, .. values.Take(100)] : kind.Properties },
            ],
            Manifests = [.. names.Select(name => new ManifestChange { Kind = ChangeKind.Changed, Application = name, Path = $"kubernetes/dev/{name}.yaml", ObjectKind = "ConfigMap", Name = name, Properties = [lines] })],
            Outputs = [.. values],
            Meanings = [.. from area in Enum.GetValues<MeaningArea>() from name in names select new MeaningChange(area, name, $"what {name} does", "before", name, true)],
            Findings = new FindingChanges(FindingsOf(names), FindingsOf(names), []),
            Cost = new CostComparison(1, 2, [.. names.Select(name => new CostChange(PlanBuilder.Urn("aws:s3/bucket:Bucket", name), 1, 2))]),
        };
    }

    private static ImmutableArray<Finding> FindingsOf(IEnumerable<string> names) => [.. names.Select(name => new Finding("AWS001", Severity.Error, name, $"{name} is open.", "Close it."))];

    private static ResourceChange Change(ChangeKind kind) => new() { Kind = kind, Urn = PlanBuilder.Urn("aws:s3/bucket:Bucket", "logs"), Type = "aws:s3/bucket:Bucket", Name = "logs" };

    private static string Section(PlanDifference difference) => PlanPage.DifferenceSection(difference).Replace("\n", "", StringComparison.Ordinal);
}
