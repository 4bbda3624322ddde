using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Infra.Planning.Manifests;
using Pulumi.Offline;

namespace Infra.Differences.Values;

/// <summary>The lists and maps that a text holds: the JSON of a policy or a dashboard, the YAML of a kOps document or of a chart's values.</summary>
internal static partial class EmbeddedValue
{
    private const string Items = "items";

    /// <summary>
    /// The value, parts known only after `up` in their places; several documents of YAML are a list. Null where the text is no JSON or YAML, or a value without lists and maps.
    /// </summary>
    public static PlanValue? Of(PlanValue value)
    {
        if (YamlText.Of(value) is not { } text)
            return null;
        var start = text.Text.AsSpan().TrimStart();
        if (start.StartsWith("{") || start.StartsWith("["))
            return JsonOf(text);
        if (ListStart().IsMatch(text.Text))
            return YamlOf(YamlText.Of(UnderItems(value))!) is PlanValue.MapValue map ? map[Items] as PlanValue.ListValue : null;
        // A text of one line is a sentence, or a value that only a reader of YAML would take for more.
        return text.Text.AsSpan().TrimEnd().Contains('\n') && MapStart().IsMatch(text.Text) ? YamlOf(text) : null;
    }

    private static PlanValue? JsonOf(YamlText text)
    {
        try
        {
            using var document = JsonDocument.Parse(text.ToJson());
            return ValueOf(document.RootElement, text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static PlanValue ValueOf(JsonElement json, YamlText text) => json.ValueKind switch
    {
        JsonValueKind.Object => MapOf(json, text),
        JsonValueKind.Array => new PlanValue.ListValue([.. json.EnumerateArray().Select(item => ValueOf(item, text))]),
        JsonValueKind.String => TextOf(json.GetString()!, text),
        JsonValueKind.Number => new PlanValue.NumberValue(json.GetDouble()),
        JsonValueKind.True or JsonValueKind.False => new PlanValue.BoolValue(json.GetBoolean()),
        _ => PlanValue.Null,
    };

    private static PlanValue.MapValue MapOf(JsonElement json, YamlText text)
    {
        var items = ImmutableSortedDictionary.CreateBuilder<string, PlanValue>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            // Condition keys have them: "<issuer>:sub", where only the cloud knows the issuer.
            if (!items.TryAdd(text.NameOf(member.Name), ValueOf(member.Value, text)))
                throw new JsonException($"\"{member.Name}\" stands twice.");
        }
        return new PlanValue.MapValue(items.ToImmutable());
    }

    private static PlanValue TextOf(string read, YamlText text) => text.HasUnknown(read) ? text.Restore(read) : new PlanValue.TextValue(read);

    private static PlanValue? YamlOf(YamlText text) => YamlObjects.Read(text) switch
    {
        { Problem: not null } or { Objects: [] } => null,
        { Objects: [var only] } => only,
        var (objects, _) => new PlanValue.ListValue([.. objects]),
    };

    // A document is a map.
    private static PlanValue.TemplateValue UnderItems(PlanValue list) =>
        new([new PlanValue.TextValue($"{Items}:\n"), .. list is PlanValue.TemplateValue template ? template.Parts.AsEnumerable() : [list]]);

    // Comments may come first, as may the mark of a document.
    [GeneratedRegex(@"\A(?:[ \t]*(?:#[^\n]*)?\n|---[ \t]*\n)*[ \t]*[^\s#:\-{}\[\],&*!|>'%@`][^\s:]*:(?:\s|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex MapStart();

    [GeneratedRegex(@"\A(?:[ \t]*(?:#[^\n]*)?\n|---[ \t]*\n)*[ \t]*- ", RegexOptions.CultureInvariant)]
    private static partial Regex ListStart();
}
