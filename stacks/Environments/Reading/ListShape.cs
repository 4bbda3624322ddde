using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Infra.Stacks;

/// <summary>A list of distinct values.</summary>
/// <param name="items">What an item looks like.</param>
/// <param name="least">The fewest items allowed.</param>
/// <param name="most">The most items allowed.</param>
/// <param name="examples">Items that would do: as many as the fewest allowed, and at least one.</param>
internal sealed class ListShape<T>(Shape<T> items, int least, int most, params IReadOnlyList<string> examples) : Shape<ImmutableArray<T>>
    where T : notnull
{
    public override string Type => $"list of {items.Type}";

    public override string Allowed => string.Create(CultureInfo.InvariantCulture, $"a list of {least} to {most} different items, each {items.Allowed}");

    public override bool IsStructured => true;

    public override IReadOnlyList<(KeyPath Path, string Value)> Examples(KeyPath path) =>
        [.. examples.Select((value, index) => (path.Item(index), value))];

    public override bool TryRead(Place place, JsonElement value, [MaybeNullWhen(false)] out ImmutableArray<T> result)
    {
        result = [];
        if (value.ValueKind != JsonValueKind.Array)
        {
            place.ReportWrongType(value, this);
            return false;
        }

        var problemsBefore = place.Problems.Count;
        if (value.GetArrayLength() < least || value.GetArrayLength() > most)
            ReportLength(place, value);

        var read = ImmutableArray.CreateBuilder<T>();
        foreach (var item in value.EnumerateArray())
        {
            var itemPlace = place.Item(read.Count);
            if (!items.TryRead(itemPlace, item, out var one))
                one = default!;
            else if (read.IndexOf(one) is var earlier and >= 0)
                ReportDuplicate(itemPlace, item, place.Path.Item(earlier));
            read.Add(one);
        }

        result = read.ToImmutable();
        return place.Problems.Count == problemsBefore;
    }

    private void ReportLength(Place place, JsonElement value) => place.ReportWithFix(
        ConfigurationProblemCode.OutOfRange,
        Place.Describe(value),
        Allowed,
        value.GetArrayLength() > most
            ? PulumiCommand.Remove(place.Stack, place.Path.Item(most))
            : PulumiCommand.SetPlain(place.Stack, Examples(place.Path)));

    private static void ReportDuplicate(Place place, JsonElement item, KeyPath earlier) => place.ReportWithFix(
        ConfigurationProblemCode.Duplicate,
        Place.Describe(item),
        $"a value that the list doesn't have yet; {earlier} has this one",
        PulumiCommand.Remove(place.Stack, place.Path));
}
