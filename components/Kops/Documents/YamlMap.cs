using System.Collections;
using System.Globalization;

namespace Infra.Components;

/// <summary>A mapping of a YAML document. Its keys are written in the order of their characters; what is null is left out.</summary>
internal sealed class YamlMap : IEnumerable<KeyValuePair<string, object>>
{
    private readonly SortedDictionary<string, object> _entries = new(StringComparer.Ordinal);

    public void Add(string key, string? value) => AddValue(key, value is null ? null : new YamlText(value));

    public void Add(string key, bool value) => AddValue(key, value ? "true" : "false");

    public void Add(string key, int value) => AddValue(key, value.ToString(CultureInfo.InvariantCulture));

    public void Add(string key, YamlMap? value) => AddValue(key, value);

    public void Add(string key, YamlList? value) => AddValue(key, value);

    public void Add(string key, IEnumerable<KeyValuePair<string, string>> value)
    {
        var map = new YamlMap();
        foreach (var (name, text) in value)
            map.Add(name, text);
        AddValue(key, map);
    }

    /// <summary>This mapping and the other's entries; no key may be in both.</summary>
    public YamlMap With(YamlMap other)
    {
        foreach (var (key, value) in other)
            _entries.Add(key, value);
        return this;
    }

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void AddValue(string key, object? value)
    {
        if (value is not null)
            _entries.Add(key, value);
    }
}

/// <summary>A sequence of a YAML document, written in its own order.</summary>
internal sealed class YamlList : IEnumerable<object>
{
    private readonly List<object> _items = [];

    public static YamlList Of(IEnumerable<string> texts)
    {
        var list = new YamlList();
        foreach (var text in texts)
            list.Add(text);
        return list;
    }

    public static YamlList Of(IEnumerable<YamlMap> maps)
    {
        var list = new YamlList();
        foreach (var map in maps)
            list.Add(map);
        return list;
    }

    public void Add(string text) => _items.Add(new YamlText(text));

    public void Add(YamlMap map) => _items.Add(map);

    public IEnumerator<object> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>A scalar that is text, whatever it looks like.</summary>
internal readonly record struct YamlText(string Value);
