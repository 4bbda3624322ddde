using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Infra.Stacks;

/// <summary>A list of maps, which one of their keys tells apart.</summary>
/// <param name="items">What a map looks like.</param>
/// <param name="key">The key that has another value in every map.</param>
/// <param name="least">The fewest maps allowed, 0 or 1.</param>
/// <param name="most">The most maps allowed.</param>
internal sealed class ObjectListShape<T>(ObjectShape<T> items, Property<string> key, int least, int most) : Shape<ImmutableArray<T>>, IObjectListShape
    where T : notnull
{
    public IObjectShape Items => items;

    public int Most => most;

    public override string Type => "list of maps";

    public override string Allowed => string.Create(CultureInfo.InvariantCulture, $"a list of {least} to {most} items, no two of one {key.Name}, each {items.Allowed}");

    public override bool IsStructured => true;

    public override IReadOnlyList<(KeyPath Path, string Value)> Examples(KeyPath path) => items.Examples(path.Item(0));

    public override bool TryRead(Place place, JsonElement value, [MaybeNullWhen(false)] out ImmutableArray<T> result)
    {
        result = [];
        if (value.ValueKind != JsonValueKind.Array)
        {
            place.ReportWrongType(value, this);
            return false;
        }

        var problemsBefore = place.Problems.Count;
        if (value.GetArrayLength() < least)
            place.ReportWithFix(ConfigurationProblemCode.OutOfRange, Place.Describe(value), Allowed, PulumiCommand.SetPlain(place.Stack, Examples(place.Path)));
        else if (value.GetArrayLength() > most)
            place.ReportWithFix(ConfigurationProblemCode.OutOfRange, Place.Describe(value), Allowed, PulumiCommand.Remove(place.Stack, place.Path.Item(most)));

        var read = ImmutableArray.CreateBuilder<T>();
        var seen = new Dictionary<string, KeyPath>(StringComparer.Ordinal);
        foreach (var (index, item) in value.EnumerateArray().Index())
        {
            var itemPlace = place.Item(index);
            if (items.TryRead(itemPlace, item, out var one))
                read.Add(one);
            CheckKey(itemPlace, seen);
        }

        result = read.ToImmutable();
        return place.Problems.Count == problemsBefore;
    }

    private void CheckKey(Place item, Dictionary<string, KeyPath> seen)
    {
        if (item.Maps.GetValueOrDefault(item.Path.ToString()) is not { } reading || !reading.Has(key, out var name) || seen.TryAdd(name, item.Path))
            return;
        reading.PlaceOf(key).ReportWithFix(
            ConfigurationProblemCode.Duplicate,
            Place.Describe(name),
            $"a {key.Name} that the list doesn't have yet; {seen[name]} has this one",
            PulumiCommand.Remove(item.Stack, item.Path));
    }
}

/// <summary>A list of maps whose keys are declared.</summary>
internal interface IObjectListShape
{
    /// <summary>What a map looks like.</summary>
    IObjectShape Items { get; }

    /// <summary>The most maps allowed.</summary>
    int Most { get; }
}
