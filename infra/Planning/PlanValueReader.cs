using System.Collections.Immutable;
using System.Text.Json;
using Pulumi.Offline;

namespace Infra.Planning;

/// <summary>Reads the values of a plan: JSON, and the markers of <see cref="PlanMarker"/>.</summary>
internal static class PlanValueReader
{
    public static PlanValue.MapValue ReadMap(JsonElement json, string where) =>
        Read(json, where) as PlanValue.MapValue ?? throw new PlanFormatException($"{where} is a marker; it has to be a map.");

    public static PlanValue Read(JsonElement json, string where) => json.ValueKind switch
    {
        JsonValueKind.Null => PlanValue.Null,
        JsonValueKind.True or JsonValueKind.False => new PlanValue.BoolValue(json.GetBoolean()),
        JsonValueKind.Number => new PlanValue.NumberValue(json.GetDouble()),
        JsonValueKind.String => new PlanValue.TextValue(json.GetString()!),
        JsonValueKind.Array => new PlanValue.ListValue(ReadItems(json, where)),
        _ => ReadObject(json, where),
    };

    private static PlanValue ReadObject(JsonElement json, string where)
    {
        var items = ImmutableSortedDictionary.CreateBuilder<string, PlanValue>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            if (ReadMarker(member, where) is { } marker)
                return json.GetPropertyCount() == 1 ? marker : throw new PlanFormatException($"{where}: \"{member.Name}\" stands beside other keys.");
            var key = PlanMarker.Unescape(member.Name);
            items[key] = Read(member.Value, $"{where}.{key}");
        }
        return new PlanValue.MapValue(items.ToImmutable());
    }

    private static PlanValue? ReadMarker(JsonProperty member, string where) => member.Name switch
    {
        PlanMarker.Unknown => new PlanValue.UnknownValue(Text(member, where)),
        PlanMarker.Asset => new PlanValue.AssetValue(Text(member, where)),
        PlanMarker.Secret when member.Value.ValueKind == JsonValueKind.True => PlanValue.Secret,
        PlanMarker.Template when member.Value.ValueKind == JsonValueKind.Array => new PlanValue.TemplateValue(ReadItems(member.Value, where)),
        PlanMarker.Secret or PlanMarker.Template => throw new PlanFormatException($"{where}: \"{member.Name}\" cannot be {member.Value}."),
        _ => null,
    };

    private static ImmutableArray<PlanValue> ReadItems(JsonElement json, string where)
    {
        var items = ImmutableArray.CreateBuilder<PlanValue>(json.GetArrayLength());
        foreach (var item in json.EnumerateArray())
            items.Add(Read(item, $"{where}[{items.Count}]"));
        return items.MoveToImmutable();
    }

    private static string Text(JsonProperty member, string where) =>
        member.Value.ValueKind == JsonValueKind.String
            ? member.Value.GetString()!
            : throw new PlanFormatException($"{where}: \"{member.Name}\" cannot be {member.Value}; it has to be a string.");
}
