using System.Text;
using Infra.Differences;
using Infra.Graphs;
using Infra.Planning;
using Infra.Rules;

namespace Infra.Reports.Page;

/// <summary>A reviewed plan as a page: one HTML file that needs no network, the same bytes for the same plan.</summary>
public static class PlanPage
{
    /// <summary>Writes the page as UTF-8 without a byte order mark.</summary>
    /// <param name="reviewed">The plan, its findings and what is exempt.</param>
    /// <param name="facts">What is known beside the plan: without a platform the page has no network, without an estimate no costs.</param>
    /// <param name="difference">What differs from another plan; null where there is none to compare with.</param>
    /// <param name="stream">Where to.</param>
    public static void Write(ReviewedPlan reviewed, PlanFacts facts, PlanDifference? difference, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(reviewed);
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(stream);
        var page = new MarkupWriter();
        PageFrame.Write(page, reviewed.Plan, Parts(reviewed, facts, difference));
        stream.Write(Encoding.UTF8.GetBytes(page.ToString()));
    }

    /// <summary>The part of the page that says what differs, as HTML by itself.</summary>
    public static string DifferenceSection(PlanDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        var page = new MarkupWriter();
        var part = DifferencePart.Of(difference, "USD");
        part.Write(page);
        page.Line();
        return page.ToString();
    }

    private static List<PagePart> Parts(ReviewedPlan reviewed, PlanFacts facts, PlanDifference? difference)
    {
        var values = new ValueTable();
        var tree = PlanTree.Of(reviewed.Plan);
        var currency = facts.Cost?.Currency ?? reviewed.Plan.Cost?.Currency ?? "USD";
        List<PagePart?> parts =
        [
            SummaryPart.Of(reviewed, facts, difference, tree.Totals),
            difference is null ? null : DifferencePart.Of(difference, currency),
            FindingPart.Of(reviewed, facts),
            ResourcePart.Of(tree, difference, values),
            ManifestPart.Of(reviewed.Plan, values),
            facts.Platform is { } platform ? NetworkPart.Of(platform) : null,
            WavePart.Of(reviewed.Plan, facts.Platform),
            facts.Cost is { } cost ? CostPart.Of(cost, difference?.Cost) : null,
            values.ToPart(),
        ];
        return [.. parts.OfType<PagePart>()];
    }
}

/// <summary>A part of the page.</summary>
/// <param name="Id">What links to it call it; the beginning of its ids.</param>
/// <param name="Title">Its heading; null where it has none, and is none of the links.</param>
/// <param name="Count">What stands beside its link: how many there are; null for nothing.</param>
/// <param name="Write">Writes it, heading and all.</param>
internal sealed record PagePart(string Id, string? Title, string? Count, Action<MarkupWriter> Write);
