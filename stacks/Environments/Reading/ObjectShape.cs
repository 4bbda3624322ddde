using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Infra.Stacks;

/// <summary>A map whose keys are declared.</summary>
internal abstract class ObjectShape<T> : Shape<T>, IObjectShape
    where T : notnull
{
    /// <summary>The keys, in the order that the documentation lists them.</summary>
    public abstract IReadOnlyList<Property> Properties { get; }

    public override string Type => "map";

    public override string Allowed => $"a map of {string.Join(", ", Properties.Select(property => property.IsRequired ? property.Name : $"{property.Name} (optional)"))}";

    public override bool IsStructured => true;

    public override IReadOnlyList<(KeyPath Path, string Value)> Examples(KeyPath path)
    {
        var shown = Properties.Where(property => property.IsRequired).DefaultIfEmpty(Properties[0]);
        return [.. shown.SelectMany(property => property.Shape.Examples(path.Member(property.Name)))];
    }

    public override bool TryRead(Place place, JsonElement value, [MaybeNullWhen(false)] out T result)
    {
        result = default;
        if (value.ValueKind != JsonValueKind.Object)
        {
            place.ReportWrongType(value, this);
            return false;
        }

        var problemsBefore = place.Problems.Count;
        var members = value.EnumerateObject().ToDictionary(member => member.Name, member => (JsonElement?)member.Value, StringComparer.Ordinal);
        var reading = ObjectReading.Of(Properties, members, place.Member);
        place.Maps[place.Path.ToString()] = reading;
        Check(reading);
        if (place.Problems.Count > problemsBefore)
            return false;
        result = Build(reading);
        return true;
    }

    /// <summary>Reports where right values don't go together.</summary>
    protected virtual void Check(ObjectReading reading)
    {
    }

    /// <summary>The record of a map without problems.</summary>
    protected abstract T Build(ObjectReading reading);
}

/// <summary>A map whose keys are declared.</summary>
internal interface IObjectShape
{
    /// <summary>The keys, in the order that the documentation lists them.</summary>
    IReadOnlyList<Property> Properties { get; }
}
