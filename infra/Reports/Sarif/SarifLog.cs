using System.Text.Json;
using Infra.Differences;
using Infra.Planning;
using Infra.Rules;
using Infra.Stacks;

namespace Infra.Reports.Sarif;

/// <summary>
/// Findings as a SARIF 2.1.0 log that GitHub's code scanning takes (docs/sarif.md). The same plan gives the same bytes.
/// </summary>
public static class SarifLog
{
    /// <summary>How many results a run may have: GitHub refuses a file with more. It keeps 5,000 of them, by severity.</summary>
    public const int MostResults = 25_000;

    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /// <summary>Writes a log as UTF-8 without a byte order mark, lines ended by LF, the last one too.</summary>
    /// <param name="reviewed">The plan, its findings and what is exempt.</param>
    /// <param name="changes">Which findings are new, mended or neither; null where the plan is compared with no other.</param>
    /// <param name="sources">Where the subject of a finding is declared, from the repository's root; null where nobody knows.</param>
    /// <param name="content">Which findings the log has.</param>
    /// <param name="stream">Where to.</param>
    public static void Write(ReviewedPlan reviewed, FindingChanges? changes, Func<string, SourceLocation?> sources, SarifContent content, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(reviewed);
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(stream);
        var results = SarifResult.Of(reviewed, changes, content);
        // What weighs most is kept.
        var kept = results.Length <= MostResults ? results : [.. results.OrderByDescending(result => result.Finding.Severity).Take(MostResults)];
        using (var json = new Utf8JsonWriter(stream, PlanJson.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteString("$schema", Schema);
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            SarifRules.Write(json, RuleCatalog.All);
            json.WriteStartObject("automationDetails");
            // All before the last slash is GitHub's category: the logs of two stacks stand beside each other.
            json.WriteString("id", $"infra/{reviewed.Plan.Stack}/");
            json.WriteEndObject();
            WriteInvocation(json, results.Length - kept.Length);
            WriteRoot(json);
            json.WriteString("columnKind", "utf16CodeUnits");
            var writer = new SarifResultWriter(json, reviewed.Plan.Stack, sources);
            json.WriteStartArray("results");
            foreach (var result in kept)
                writer.Write(result);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }
        stream.WriteByte((byte)'\n');
    }

    private static void WriteInvocation(Utf8JsonWriter json, int leftOut)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", true);
        if (leftOut > 0)
        {
            json.WriteStartArray("toolExecutionNotifications");
            json.WriteStartObject();
            json.WriteStartObject("message");
            json.WriteString("text", FormattableString.Invariant($"{leftOut} results are left out: a log has at most {MostResults}."));
            json.WriteEndObject();
            json.WriteString("level", "warning");
            json.WriteEndObject();
            json.WriteEndArray();
        }
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteRoot(Utf8JsonWriter json)
    {
        json.WriteStartObject("originalUriBaseIds");
        json.WriteStartObject(SarifResultWriter.RootId);
        json.WriteStartObject("description");
        json.WriteString("text", "The root of the repository.");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
