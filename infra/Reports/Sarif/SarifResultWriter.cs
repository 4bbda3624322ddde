using System.Text.Json;
using System.Text.RegularExpressions;
using Infra.Configuration;
using Infra.Planning;
using Infra.Reports.Differences;
using Infra.Rules;
using Infra.Stacks;

namespace Infra.Reports.Sarif;

/// <summary>Writes results, with the properties that GitHub asks for.</summary>
/// <param name="json">Where to.</param>
/// <param name="stack">The stack, whose settings stand for what is declared nowhere.</param>
/// <param name="sources">Where the subject of a finding is declared.</param>
internal sealed partial class SarifResultWriter(Utf8JsonWriter json, string stack, Func<string, SourceLocation?> sources)
{
    /// <summary>What paths are relative to, by SARIF's custom.</summary>
    public const string RootId = "%SRCROOT%";

    private const int TextLimit = 4_000;
    private const int FlushAt = 1 << 16;

    private readonly Dictionary<string, int> _rules = RuleCatalog.All.Select((rule, index) => KeyValuePair.Create(rule.Id, index)).ToDictionary(StringComparer.Ordinal);

    /// <summary>Writes a result.</summary>
    public void Write(SarifResult result)
    {
        var finding = result.Finding;
        var declared = Declared(finding.Subject);
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Rule);
        if (_rules.TryGetValue(finding.Rule, out var index))
            json.WriteNumber("ruleIndex", index);
        json.WriteString("level", finding.Severity.Word());
        WriteText("message", TextOf(finding, declared is not null));
        WriteLocation(finding.Subject, declared ?? new SourceLocation(PulumiProject.StackFileName(stack), 1));
        json.WriteStartObject("partialFingerprints");
        json.WriteString("infraFinding/v1", result.Fingerprint);
        // The one that GitHub knows results by. It would be the hash of the line's text, which says nothing of what is found where many subjects share a line.
        json.WriteString("primaryLocationLineHash", result.Fingerprint);
        json.WriteEndObject();
        if (result.BaselineState is { } state)
            json.WriteString("baselineState", state);
        if (result.Exemption is { } exemption)
        {
            json.WriteStartArray("suppressions");
            json.WriteStartObject();
            json.WriteString("kind", "external");
            json.WriteString("status", "accepted");
            json.WriteString("justification", FormattableString.Invariant($"Until {exemption.Expires:yyyy-MM-dd}, {exemption.Owner}: {exemption.Reason}"));
            json.WriteEndObject();
            json.WriteEndArray();
        }
        json.WriteStartObject("properties");
        json.WriteString("subject", finding.Subject);
        json.WriteBoolean("isDeclarationKnown", declared is not null);
        json.WriteEndObject();
        json.WriteEndObject();
        if (json.BytesPending > FlushAt)
            json.Flush();
    }

    private string TextOf(Finding finding, bool isDeclared)
    {
        var place = isDeclared ? "" : $" Where it is declared is not known: it is shown at {PulumiProject.StackFileName(stack)}.";
        return OneLine.Shorten($"{SubjectText.Of(finding.Subject)}: {finding.Message} Fix: {finding.Fix}{place}", TextLimit);
    }

    private void WriteLocation(string subject, SourceLocation location)
    {
        var (line, column) = (Math.Max(1, location.Line), Math.Max(1, location.Column));
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", UriOf(location.File));
        json.WriteString("uriBaseId", RootId);
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", line);
        json.WriteNumber("startColumn", column);
        json.WriteNumber("endLine", line);
        json.WriteNumber("endColumn", column + 1);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("logicalLocations");
        json.WriteStartObject();
        json.WriteString("name", SubjectText.Of(subject));
        json.WriteString("fullyQualifiedName", subject);
        json.WriteString("kind", subject.StartsWith("urn:", StringComparison.Ordinal) ? "resource" : "object");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void WriteText(string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private SourceLocation? Declared(string subject)
    {
        // What is outside of the repository has no place that GitHub can show.
        if (sources(subject) is { } known)
            return IsInside(known.File) ? known : null;
        return Place().Match(subject) is { Success: true } place && IsInside(place.Groups["file"].Value) && int.TryParse(place.Groups["line"].ValueSpan, out var line)
            ? new SourceLocation(place.Groups["file"].Value, line)
            : null;
    }

    private static bool IsInside(string file) => file.Length > 0 && file[0] is not ('/' or '\\') && !file.Contains(':', StringComparison.Ordinal) && !file.Split('/', '\\').Contains("..");

    private static string UriOf(string file) => string.Join('/', file.Replace('\\', '/').Split('/').Where(part => part is not ("" or ".")).Select(Uri.EscapeDataString));

    [GeneratedRegex(@"^(?<file>[\w./-]+\.ya?ml):(?<line>\d+)$")]
    private static partial Regex Place();
}
