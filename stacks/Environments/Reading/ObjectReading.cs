using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Infra.Shared;

namespace Infra.Stacks;

/// <summary>A map while it is read: what its declared keys hold, as far as that is right.</summary>
internal sealed class ObjectReading
{
    private readonly Dictionary<Property, object?> _values = [];

    private readonly Func<string, Place> _memberPlace;

    private ObjectReading(Func<string, Place> memberPlace) => _memberPlace = memberPlace;

    /// <summary>Reads every declared key, and reports what is missing, wrong or unknown.</summary>
    /// <param name="properties">The declared keys.</param>
    /// <param name="members">What is there; a member without a value is one that is encrypted.</param>
    /// <param name="memberPlace">Where a member stands.</param>
    public static ObjectReading Of(
        IReadOnlyList<Property> properties, IReadOnlyDictionary<string, JsonElement?> members, Func<string, Place> memberPlace)
    {
        var reading = new ObjectReading(memberPlace);
        foreach (var property in properties)
        {
            var at = memberPlace(property.Name);
            reading._values[property] = members.TryGetValue(property.Name, out var value) ? Read(property, at, value) : Default(property, at);
        }

        var unknown = members.Keys.Except(properties.Select(property => property.Name), StringComparer.Ordinal);
        foreach (var name in unknown.Order(StringComparer.Ordinal))
            ReportUnknown(properties, memberPlace(name), name);
        return reading;
    }

    /// <summary>Where the key stands.</summary>
    public Place PlaceOf(Property property) => _memberPlace(property.Name);

    /// <summary>The map that the key holds, right or not; null where it holds none.</summary>
    public ObjectReading? Inside(Property property) => PlaceOf(property) is var place ? place.Maps.GetValueOrDefault(place.Path.ToString()) : null;

    /// <summary>The maps of the list that the key holds, right or not, by their order; what is no map is left out.</summary>
    public IEnumerable<ObjectReading> Items<T>(Property<ImmutableArray<T>> property)
    {
        var (place, most) = (PlaceOf(property), ((IObjectListShape)property.Shape).Most);
        return Enumerable.Range(0, most).Select(index => place.Maps.GetValueOrDefault(place.Path.Item(index).ToString())).OfType<ObjectReading>();
    }

    /// <summary>The key's value; null where it isn't there and has no default. Only for a map without problems.</summary>
    public T? Find<T>(Property<T> property)
        where T : class => (T?)_values[property];

    /// <summary>Whether the key's value is right, be it its default.</summary>
    public bool Has<T>(Property<T> property, [MaybeNullWhen(false)] out T value)
        where T : notnull
    {
        var has = _values[property] is not null;
        value = has ? (T)_values[property]! : default;
        return has;
    }

    /// <summary>The key's value; only for a map without problems.</summary>
    public T Get<T>(Property<T> property)
        where T : notnull => (T)_values[property]!;

    private static object? Read(Property property, Place place, JsonElement? value)
    {
        if (value is not null)
            return property.Read(place, value.Value);
        if (property.Shape is SecretShape)
            return true;
        place.ReportWithFix(
            ConfigurationProblemCode.Encrypted,
            "an encrypted value",
            $"a plain one: the program needs it in clear to plan, and it is no secret; {property.Shape.Allowed}",
            place.Replacement(property.Shape));
        return null;
    }

    private static object? Default(Property property, Place place)
    {
        if (!property.IsRequired)
            return property.DefaultValue;
        var examples = property.Shape.Examples(place.Path);
        place.ReportWithFix(
            ConfigurationProblemCode.Missing,
            "nothing",
            property.Shape.Allowed,
            property.Shape.IsStructured ? PulumiCommand.SetPlain(place.Stack, examples) : PulumiCommand.Set(place.Stack, place.Path, examples[0].Value));
        return null;
    }

    private static void ReportUnknown(IReadOnlyList<Property> properties, Place place, string name)
    {
        var known = properties.Select(property => property.Name).Order(StringComparer.Ordinal).ToList();
        var meant = NearestName.Of(name, known);
        place.ReportWithFix(
            ConfigurationProblemCode.UnknownKey,
            $"the key '{name}'",
            $"one of the keys {string.Join(", ", known)}{(meant is null ? "" : $"; '{meant}' was probably meant")}",
            PulumiCommand.Remove(place.Stack, place.Path));
    }
}
