using System.Text;
using Infra.Planning;
using Infra.Reports;
using Infra.Reports.Differences;
using Infra.Reports.Json;
using Infra.Reports.Markdown;
using Infra.Reports.Page;
using Infra.Reports.Sarif;
using Infra.Rules;
using Infra.Tests.Goldens;
using PlanDifference = Infra.Differences.PlanDifference;

namespace Infra.Tests.Differences.Seeds;

/// <summary>What a reviewer is shown of changes as people make them, in every form, held against tests/Goldens/differences.</summary>
public sealed class SeededChangeTests(SeededPlans plans) : IClassFixture<SeededPlans>
{
    public static TheoryData<string> Names => [.. SeededChanges.All.Select(change => change.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Difference_SeededChange_IsTheGolden(string name)
    {
        var folder = $"{GoldenFolder.Differences}{name}/";
        var (difference, after, facts) = await plans.OfAsync(SeededChanges.All.Single(each => each.Name == name));
        new GoldenFolder(path => path.StartsWith(folder, StringComparison.Ordinal)).Check(new SortedDictionary<string, string>(Forms(difference, after, facts).ToDictionary(file => folder + file.Key, file => file.Value), StringComparer.Ordinal));
    }

    private static IEnumerable<KeyValuePair<string, string>> Forms(PlanDifference difference, ReviewedPlan after, PlanFacts facts)
    {
        var whole = new StackDifference(PlanSummary.Of(after, facts.Cost), difference);
        yield return KeyValuePair.Create("terminal.txt", Text(output => ReportWriter.Write(DifferenceReport.Of(difference, verbose: false), output, colour: false)));
        yield return KeyValuePair.Create("diff.json", DifferenceJson.Write(whole));
        yield return KeyValuePair.Create("comment.md", PullRequestMarkdown.Of([whole]));
        yield return KeyValuePair.Create("findings.sarif", ResultsOf(after, difference));
        yield return KeyValuePair.Create("page.html", PlanPage.DifferenceSection(difference));
    }

    // The rules' own texts, which every log has, are left out: the goldens are about the change.
    private static string ResultsOf(ReviewedPlan after, PlanDifference difference)
    {
        using var stream = new MemoryStream();
        SarifLog.Write(after, difference.Findings, _ => null, SarifContent.Open, stream);
        var log = System.Text.Json.Nodes.JsonNode.Parse(stream.ToArray())!;
        return log["runs"]![0]!["results"]!.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";
    }

    private static string Text(Action<TextWriter> write)
    {
        using var text = new StringWriter(new StringBuilder()) { NewLine = "\n" };
        write(text);
        return text.ToString();
    }
}
