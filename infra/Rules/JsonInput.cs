using System.Collections.Immutable;
using System.Text.Json;
using Infra.Rules.Policies;
using Pulumi.Offline;

namespace Infra.Rules;

/// <summary>Inputs that a provider wants as JSON text, as maps and lists again: providers take all but text so.</summary>
internal static class JsonInput
{
    /// <summary>The value that the text holds; the value itself where it is no text, or no JSON.</summary>
    public static PlanValue? Parse(PlanValue? value)
    {
        if (value is not (PlanValue.TextValue or PlanValue.TemplateValue))
            return value;
        try
        {
            using var document = JsonDocument.Parse(PolicyText.JsonOf(value));
            return ValueOf(document.RootElement);
        }
        catch (JsonException)
        {
            return value;
        }
    }

    private static PlanValue ValueOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => new PlanValue.MapValue(json.EnumerateObject()
            .ToImmutableSortedDictionary(member => member.Name, member => ValueOf(member.Value), StringComparer.Ordinal)),
        JsonValueKind.Array => new PlanValue.ListValue([.. json.EnumerateArray().Select(ValueOf)]),
        JsonValueKind.String => new PlanValue.TextValue(json.GetString()!),
        JsonValueKind.Number => new PlanValue.NumberValue(json.GetDouble()),
        JsonValueKind.True or JsonValueKind.False => new PlanValue.BoolValue(json.GetBoolean()),
        _ => PlanValue.Null,
    };
}
