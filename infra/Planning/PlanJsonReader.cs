using System.Collections.Immutable;
using System.Text.Json;

namespace Infra.Planning;

/// <summary>Reads what <see cref="PlanJsonWriter"/> writes. Members that it does not know are passed over: a later writer may say more.</summary>
internal static class PlanJsonReader
{
    public static Plan Read(JsonElement root)
    {
        var format = Text(root, "format", "the plan");
        if (format != PlanJson.Format)
            throw new PlanFormatException($"The plan's format is \"{format}\"; this program reads \"{PlanJson.Format}\".");
        return new Plan
        {
            Project = Text(root, "project", "the plan"),
            Stack = Text(root, "stack", "the plan"),
            Resources = List(root, "resources", ReadResource),
            Manifests = List(root, "manifests", ReadManifest),
            Outputs = PlanValueReader.ReadMap(Member(root, "outputs", JsonValueKind.Object, "the plan"), "outputs"),
            Findings = List(root, "findings", ReadFinding),
            Cost = root.TryGetProperty("cost", out var cost) ? ReadCost(cost, "cost") : null,
        };
    }

    private static PlanResource ReadResource(JsonElement json, string where) => new()
    {
        Urn = Text(json, "urn", where),
        Type = Text(json, "type", where),
        Name = Text(json, "name", where),
        Custom = Flag(json, "custom", where),
        Parent = OptionalText(json, "parent", where),
        Provider = OptionalText(json, "provider", where),
        DependsOn = List(json, "dependsOn", ReadText, where + "."),
        Aliases = OptionalTexts(json, "aliases", where),
        Protect = Flag(json, "protect", where),
        RetainOnDelete = json.TryGetProperty("retainOnDelete", out _) && Flag(json, "retainOnDelete", where),
        IgnoreChanges = OptionalTexts(json, "ignoreChanges", where),
        ReplaceOnChanges = OptionalTexts(json, "replaceOnChanges", where),
        Inputs = PlanValueReader.ReadMap(Member(json, "inputs", JsonValueKind.Object, where), where + ".inputs"),
    };

    private static PlanManifest ReadManifest(JsonElement json, string where) => new(
        Text(json, "application", where),
        Text(json, "path", where),
        PlanValueReader.ReadMap(Member(json, "object", JsonValueKind.Object, where), where + ".object"));

    internal static Finding ReadFinding(JsonElement json, string where)
    {
        var severity = Text(json, "severity", where) switch
        {
            "error" => Severity.Error,
            "warning" => Severity.Warning,
            var other => throw new PlanFormatException($"{where}.severity is \"{other}\"; it is \"error\" or \"warning\"."),
        };
        return new Finding(Text(json, "rule", where), severity, Text(json, "subject", where), Text(json, "message", where), Text(json, "fix", where));
    }

    private static PlanCost ReadCost(JsonElement json, string where) => new(
        Text(json, "currency", where),
        Amount(json, where),
        List(json, "items", (item, at) => new PlanCostItem(Text(item, "urn", at), Amount(item, at), Text(item, "basis", at)), where + "."),
        List(json, "unpriced", ReadText, where + "."));

    private static decimal Amount(JsonElement json, string where) => Member(json, "monthly", JsonValueKind.Number, where).TryGetDecimal(out var amount)
        ? amount
        : throw new PlanFormatException($"\"monthly\" of {where} is no amount of money.");

    internal static string ReadText(JsonElement json, string where) => json.ValueKind == JsonValueKind.String ? json.GetString()! : throw Wrong(where, "a string", json.ValueKind);

    internal static ImmutableArray<T> List<T>(JsonElement json, string name, Func<JsonElement, string, T> read, string prefix = "")
    {
        var list = Member(json, name, JsonValueKind.Array, prefix.Length == 0 ? "the plan" : prefix.TrimEnd('.'));
        var items = ImmutableArray.CreateBuilder<T>(list.GetArrayLength());
        foreach (var item in list.EnumerateArray())
            items.Add(read(item, $"{prefix}{name}[{items.Count}]"));
        return items.MoveToImmutable();
    }

    internal static string Text(JsonElement json, string name, string where) => Member(json, name, JsonValueKind.String, where).GetString()!;

    internal static string? OptionalText(JsonElement json, string name, string where) =>
        json.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? Text(json, name, where) : null;

    private static ImmutableArray<string> OptionalTexts(JsonElement json, string name, string where) =>
        json.TryGetProperty(name, out _) ? List(json, name, ReadText, where + ".") : [];

    internal static bool Flag(JsonElement json, string name, string where) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.False
            ? false
            : Member(json, name, JsonValueKind.True, where).GetBoolean();

    internal static JsonElement Member(JsonElement json, string name, JsonValueKind kind, string where)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw Wrong(where, "an object", json.ValueKind);
        if (!json.TryGetProperty(name, out var member))
            throw new PlanFormatException($"{where} lacks \"{name}\".");
        return member.ValueKind == kind ? member : throw Wrong($"\"{name}\" of {where}", Said(kind), member.ValueKind);
    }

    private static PlanFormatException Wrong(string where, string wanted, JsonValueKind given) =>
        new($"{where} is {Said(given)}; it has to be {wanted}.");

    private static string Said(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };
}
