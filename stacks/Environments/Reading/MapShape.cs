using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Infra.Stacks;

/// <summary>A map whose keys are anything of a form, and whose values are texts.</summary>
/// <param name="keys">What a key looks like.</param>
/// <param name="values">What a value looks like.</param>
internal sealed class MapShape(TextShape<string> keys, TextShape<string> values) : Shape<ImmutableSortedDictionary<string, string>>
{
    public override string Type => "map of text";

    public override string Allowed => $"a map; each key is {keys.Allowed}; each value is {values.Allowed}";

    public override bool IsStructured => true;

    public override IReadOnlyList<(KeyPath Path, string Value)> Examples(KeyPath path) => values.Examples(path.Member(keys.Examples(path)[0].Value));

    public override bool TryRead(Place place, JsonElement value, [MaybeNullWhen(false)] out ImmutableSortedDictionary<string, string> result)
    {
        result = null;
        if (value.ValueKind != JsonValueKind.Object)
        {
            place.ReportWrongType(value, this);
            return false;
        }

        var problemsBefore = place.Problems.Count;
        var read = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            var at = place.Member(member.Name);
            if (!keys.IsAllowed(member.Name))
                at.ReportWithFix(ConfigurationProblemCode.NotAllowed, $"the key {Place.Describe(member.Name)}", keys.Allowed, PulumiCommand.Remove(at.Stack, at.Path));
            else if (values.TryRead(at, member.Value, out var text))
                read[member.Name] = text;
        }

        result = read.ToImmutable();
        return place.Problems.Count == problemsBefore;
    }
}
