using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Infra.Differences;
using Infra.Planning;
using Infra.Reports.Page;
using Infra.Rules;
using Infra.Rules.Exemptions;
using Infra.Tests.Support;

namespace Infra.Tests.Reports.Page;

public sealed partial class PlanPageTests
{
    private const string Bucket = "aws:s3/bucket:Bucket";

    private static readonly Finding Finding = new("AWS001", Severity.Error, PlanBuilder.Urn(Bucket, "state"), "It is <open>.", "Close it.");

    [Fact]
    public void Write_Plan_HasItsPartsAndLinksToThem()
    {
        var platform = new PlatformPlan();
        var page = Page(platform.Plan, facts: platform.Facts);

        var links = Link().Matches(page).Select(link => link.Groups[1].Value).ToList();
        Assert.Equal(["main", "summary", "findings", "resources", "manifests", "network", "waves"], links);
        Assert.All(links, link => Assert.Contains($"id=\"{link}\"", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Write_PlanOfWhichNothingElseIsKnown_HasNoNetworkNoWavesNoCosts()
    {
        var page = Page(new PlanBuilder().Add(Bucket, "state").Build());

        Assert.Equal(["main", "summary", "findings", "resources"], Link().Matches(page).Select(link => link.Groups[1].Value));
    }

    [Fact]
    public void Write_HostileNamesAndValues_AreTextThroughout()
    {
        var plan = new PlanBuilder().AddComponent("platform:network:Vpc", TestGraphs.Hostile).Add(Bucket, TestGraphs.Hostile, $$"""{"{{JsonEncodedText.Encode(TestGraphs.Hostile)}}": {{PlanBuilder.Quoted(TestGraphs.Hostile)}}}""").Build()
            with
        { Stack = TestGraphs.Hostile };
        var broken = Finding with { Subject = TestGraphs.Hostile, Message = TestGraphs.Hostile, Fix = TestGraphs.Hostile };
        var page = Page(plan with { Findings = [broken] }, Difference() with
        {
            After = TestGraphs.Hostile,
            Meanings = [new MeaningChange(MeaningArea.Route, TestGraphs.Hostile, TestGraphs.Hostile, null, TestGraphs.Hostile, true)],
        });

        Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(2, Regex.Count(page, "<script"));
        Assert.Equal(2, Regex.Count(page, "</script"));
        Assert.Contains(@"\u003c/script>\u003cimg src=x onerror=alert(1)>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_SamePlan_GivesTheSameBytes()
    {
        var platform = new PlatformPlan();
        var page = Page(platform.Plan, Difference(), platform.Facts);

        Assert.Equal(page, Page(new PlatformPlan().Plan, Difference(), new PlatformPlan().Facts));
        Assert.DoesNotContain('\r', page);
        Assert.StartsWith("<!DOCTYPE html>\n", page, StringComparison.Ordinal);
        Assert.EndsWith("</html>\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Policy_AllowsThePagesOwnStyleAndScriptAndNothingElse()
    {
        var page = Page(new PlanBuilder().Build());

        var style = HashOf(page, "<style>", "</style>");
        var script = HashOf(page, "<script>", "</script>");
        Assert.Contains($"content=\"default-src 'none'; style-src '{style}'; script-src '{script}'; base-uri 'none'; form-action 'none'\"", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("""<[^>]* (style|on[a-z]+|src)=""", Markup(page));
    }

    [Fact]
    public void Write_Findings_HaveTheRulesHelpAndTheirSources()
    {
        var plan = new PlanBuilder().Add(Bucket, "state").Build() with { Findings = [Finding] };
        var page = Page(plan, facts: Facts with { Sources = subject => subject == Finding.Subject ? new Infra.Stacks.SourceLocation("stacks/Foundation/Buckets.cs", 12) : null });

        var rule = RuleCatalog.Find("AWS001")!;
        Assert.Contains("<strong title=\"urn:pulumi:dev::platform::aws:s3/bucket:Bucket::state\">s3:Bucket state</strong> <code>stacks/Foundation/Buckets.cs:12</code>", Flat(page), StringComparison.Ordinal);
        Assert.Contains("It is &lt;open&gt;.", page, StringComparison.Ordinal);
        Assert.Contains(Escaped(rule.Why), page, StringComparison.Ordinal);
        Assert.Contains("Close it.", page, StringComparison.Ordinal);
        Assert.Contains("1 error, no warnings; no exemptions in use", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Exemptions_HaveReasonOwnerAndDay()
    {
        var exemption = new Exemption { Rule = "AWS001", Subject = "*", Reason = "It is moved in May.", Owner = "platform", Expires = new DateOnly(2027, 5, 31), Line = 7 };
        var page = Write(new ReviewedPlan(new PlanBuilder().Build(), [new ExemptedFinding(Finding, exemption)]), Facts, null);

        Assert.Contains("1 finding until 2027-05-31, platform", page, StringComparison.Ordinal);
        Assert.Contains("It is moved in May. (exemptions.yaml:7)", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_PlanWithDifference_MarksWhatChangesInTheTree()
    {
        var plan = new PlanBuilder().Add(Bucket, "state").Add(Bucket, "logs").Build();
        var page = Flat(Page(plan, Difference() with { Resources = [new ResourceChange { Kind = ChangeKind.Added, Urn = PlanBuilder.Urn(Bucket, "logs"), Type = Bucket, Name = "logs" }] }));

        Assert.Contains("s3:Bucket <strong>logs</strong> <span class=\"badge accent\">added</span>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<strong>state</strong> <span class=\"badge accent\">", page, StringComparison.Ordinal);
    }

    internal static PlanDifference Difference() => new() { Before = "main", After = "dev", Findings = FindingChanges.Of([], []) };

    private static PlanFacts Facts { get; } = new(Protect: false, IsTaggable: _ => true);

    private static string Page(Plan plan, PlanDifference? difference = null, PlanFacts? facts = null) => Write(new ReviewedPlan(plan, []), facts ?? Facts, difference);

    private static string Write(ReviewedPlan reviewed, PlanFacts facts, PlanDifference? difference)
    {
        using var stream = new MemoryStream();
        PlanPage.Write(reviewed, facts, difference, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string HashOf(string page, string start, string end)
    {
        var from = page.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(page[from..page.IndexOf(end, from, StringComparison.Ordinal)])))}";
    }

    private static string Markup(string page) => page[page.IndexOf("<body>", StringComparison.Ordinal)..page.LastIndexOf("<script", StringComparison.Ordinal)];

    private static string Flat(string page) => page.Replace("\n", "", StringComparison.Ordinal);

    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    [GeneratedRegex("href=\"#([a-z]+)\"")]
    private static partial Regex Link();
}
