using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Infra.Components;

/// <summary>JSON for people who read changes of it: each field of the dashboard and of a panel has a line, and what is in a field stays in it.</summary>
internal static class DashboardText
{
    // The dashboard, its list of panels, and a panel.
    private const int LevelsWithLines = 3;

    // What is quoted in YAML needs no care for HTML.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(JsonObject dashboard)
    {
        var text = new StringBuilder();
        Write(text, dashboard, 0);
        return text.Append('\n').ToString();
    }

    private static void Write(StringBuilder text, JsonNode? node, int level)
    {
        if (level >= LevelsWithLines || node is not (JsonObject { Count: > 0 } or JsonArray { Count: > 0 }) || (level > 0 && node is not (JsonArray { Count: > 0 } or JsonObject)))
        {
            text.Append(node?.ToJsonString(Options) ?? "null");
            return;
        }
        var isObject = node is JsonObject;
        var items = node is JsonObject fields
            ? fields.Select(field => (Name: (string?)field.Key, field.Value)).ToList()
            : node.AsArray().Select(item => (Name: (string?)null, Value: item)).ToList();
        text.Append(isObject ? '{' : '[');
        for (var index = 0; index < items.Count; index++)
        {
            text.Append(index == 0 ? "\n" : ",\n").Append(' ', 2 * (level + 1));
            if (items[index].Name is { } name)
                text.Append(JsonSerializer.Serialize(name, Options)).Append(": ");
            Write(text, items[index].Value, level + 1);
        }
        text.Append('\n').Append(' ', 2 * level).Append(isObject ? '}' : ']');
    }
}
