using System.Globalization;
using System.Text.Json;

namespace Infra.Stacks;

/// <summary>A key, declared once: its name, its shape, whether it must be there, and what it is.</summary>
internal abstract class Property(string name, Shape shape, string description)
{
    public string Name { get; } = name;

    public Shape Shape { get; } = shape;

    public string Description { get; } = description;

    public bool IsRequired => DefaultText is null;

    /// <summary>The value where the key isn't there, as it would be written; null where the key must be there.</summary>
    public abstract string? DefaultText { get; }

    /// <summary>The value where the key isn't there.</summary>
    public abstract object? DefaultValue { get; }

    /// <summary>Reads the value, or reports what is wrong with it and returns null.</summary>
    public abstract object? Read(Place place, JsonElement value);
}

/// <summary>A key whose value becomes a <typeparamref name="T"/>.</summary>
internal sealed class Property<T> : Property
    where T : notnull
{
    private readonly Shape<T> _shape;

    private Property(string name, Shape<T> shape, string description, object? defaultValue, string? defaultText)
        : base(name, shape, description)
    {
        _shape = shape;
        DefaultValue = defaultValue;
        DefaultText = defaultText;
    }

    public override string? DefaultText { get; }

    public override object? DefaultValue { get; }

    public static Property<T> Required(string name, Shape<T> shape, string description) => new(name, shape, description, null, null);

    public static Property<T> Optional(string name, Shape<T> shape, T defaultValue, string description, string? defaultText = null) => new(
        name, shape, description, defaultValue, defaultText ?? Convert.ToString(defaultValue, CultureInfo.InvariantCulture)!.ToLowerInvariant());

    /// <summary>A key without a value of its own where it isn't there.</summary>
    /// <param name="name">The key.</param>
    /// <param name="shape">What its value looks like.</param>
    /// <param name="defaultText">What holds then, in a word or two.</param>
    /// <param name="description">What it is.</param>
    public static Property<T> OrNothing(string name, Shape<T> shape, string defaultText, string description) => new(name, shape, description, null, defaultText);

    public override object? Read(Place place, JsonElement value) => _shape.TryRead(place, value, out var result) ? result : null;
}
