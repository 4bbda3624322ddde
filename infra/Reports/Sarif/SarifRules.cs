using System.Text.Json;
using Infra.Planning;
using Infra.Reports.Differences;
using Infra.Reports.Markdown;
using Infra.Rules;

namespace Infra.Reports.Sarif;

/// <summary>Writes the tool and its rules.</summary>
internal static class SarifRules
{
    // What GitHub shows of a description.
    private const int DescriptionLimit = 1024;

    /// <summary>Writes the member "tool".</summary>
    public static void Write(Utf8JsonWriter json, IEnumerable<Rule> rules)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "infra");
        json.WriteString("semanticVersion", typeof(SarifRules).Assembly.GetName().Version!.ToString(3));
        json.WriteStartArray("rules");
        foreach (var rule in rules)
            Write(json, rule);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Rule rule)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        json.WriteString("name", rule.GetType().Name);
        Write(json, "shortDescription", OneLine.Shorten(rule.Title, DescriptionLimit));
        Write(json, "fullDescription", OneLine.Shorten(rule.Why, DescriptionLimit));
        json.WriteStartObject("help");
        json.WriteString("text", $"Why: {rule.Why}\nFix: {rule.Fix}\nEvidence: {rule.Evidence}");
        json.WriteString("markdown", RuleMarkdown.Of([rule]));
        json.WriteEndObject();
        if (rule.Sources.FirstOrDefault(source => source.StartsWith("https://", StringComparison.Ordinal)) is { } evidence)
            json.WriteString("helpUri", new Uri(evidence).AbsoluteUri);
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", rule.Severity.Word());
        json.WriteEndObject();
        WriteProperties(json, rule);
        json.WriteEndObject();
    }

    private static void WriteProperties(Utf8JsonWriter json, Rule rule)
    {
        var score = SecuritySeverities.Of(rule);
        json.WriteStartObject("properties");
        json.WriteStartArray("tags");
        json.WriteStringValue(rule.GetType().Namespace!.Split('.')[^1].ToLowerInvariant());
        if (score is not null)
            json.WriteStringValue("security");
        json.WriteEndArray();
        json.WriteString("precision", "very-high");
        if (score is not null)
            json.WriteString("security-severity", score);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}
