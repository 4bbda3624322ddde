using System.Collections;
using System.Collections.Immutable;

namespace Infra.Components;

/// <summary>
/// A mapping of a YAML document: values of a chart, fields of an object. Its keys are written in the order of their characters; what is null is left out.
/// </summary>
public sealed class YamlMap : IEnumerable<KeyValuePair<string, object>>
{
    private readonly SortedDictionary<string, object> _entries = new(StringComparer.Ordinal);

    /// <summary>How many entries there are.</summary>
    public int Count => _entries.Count;

    /// <summary>The value of a key: text, a boolean, a whole number, a map or a list; null where there is none.</summary>
    public object? this[string key] => _entries.GetValueOrDefault(key);

    /// <summary>Adds a text.</summary>
    /// <exception cref="ArgumentException">The key is there already.</exception>
    public void Add(string key, string? value) => AddValue(key, value);

    /// <summary>Adds a boolean.</summary>
    /// <exception cref="ArgumentException">The key is there already.</exception>
    public void Add(string key, bool value) => AddValue(key, value);

    /// <summary>Adds a whole number.</summary>
    /// <exception cref="ArgumentException">The key is there already.</exception>
    public void Add(string key, int value) => AddValue(key, value);

    /// <summary>Adds a map.</summary>
    /// <exception cref="ArgumentException">The key is there already.</exception>
    public void Add(string key, YamlMap? value) => AddValue(key, value);

    /// <summary>Adds a list.</summary>
    /// <exception cref="ArgumentException">The key is there already.</exception>
    public void Add(string key, YamlList? value) => AddValue(key, value);

    /// <summary>Adds a map of texts.</summary>
    /// <exception cref="ArgumentException">The key is there already.</exception>
    public void Add(string key, IEnumerable<KeyValuePair<string, string>> value) => AddValue(key, Of(value));

    /// <summary>A map of texts.</summary>
    public static YamlMap Of(IEnumerable<KeyValuePair<string, string>> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var map = new YamlMap();
        foreach (var (name, text) in texts)
            map.Add(name, text);
        return map;
    }

    /// <summary>This mapping and the other's entries; no key may be in both.</summary>
    public YamlMap With(YamlMap other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var (key, value) in other)
            _entries.Add(key, value);
        return this;
    }

    /// <summary>The same as what Pulumi takes for an input: dictionaries, arrays, text, booleans and numbers.</summary>
    public ImmutableDictionary<string, object> ToInputs() => _entries.ToImmutableDictionary(entry => entry.Key, entry => YamlList.InputOf(entry.Value));

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void AddValue(string key, object? value)
    {
        if (value is not null)
            _entries.Add(key, value);
    }
}
