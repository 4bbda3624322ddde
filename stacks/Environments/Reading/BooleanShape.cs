using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Infra.Stacks;

/// <summary>true or false.</summary>
internal sealed class BooleanShape(bool example) : Shape<bool>
{
    public override string Type => "boolean";

    public override string Allowed => "true or false";

    public override IReadOnlyList<(KeyPath Path, string Value)> Examples(KeyPath path) => [(path, example ? "true" : "false")];

    // As Pulumi's own Config.GetBoolean: these two spellings and no other.
    public override JsonElement FromText(string text) => text is "true" or "false" ? ParseOrText(text) : Text(text);

    public override bool TryRead(Place place, JsonElement value, [MaybeNullWhen(false)] out bool result)
    {
        result = value.ValueKind == JsonValueKind.True;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return true;
        place.ReportWrongType(value, this);
        return false;
    }
}
