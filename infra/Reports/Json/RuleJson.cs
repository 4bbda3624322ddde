using System.Text.Json;
using Infra.Planning;
using Infra.Rules;

namespace Infra.Reports.Json;

/// <summary>Rules as JSON, for `infra explain --json`.</summary>
public static class RuleJson
{
    /// <summary>What the member "format" says.</summary>
    public const string Format = "infra-rules/1";

    /// <summary>Writes rules in their order as UTF-8 without a byte order mark, the last line ended by LF.</summary>
    public static void Write(IEnumerable<Rule> rules, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(stream);
        using (var json = new Utf8JsonWriter(stream, PlanJson.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteStartArray("rules");
            foreach (var rule in rules)
            {
                json.WriteStartObject();
                json.WriteString("id", rule.Id);
                json.WriteString("severity", rule.Severity.Word());
                json.WriteString("title", rule.Title);
                json.WriteString("why", rule.Why);
                json.WriteString("evidence", rule.Evidence);
                json.WriteString("fix", rule.Fix);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        stream.WriteByte((byte)'\n');
    }
}
