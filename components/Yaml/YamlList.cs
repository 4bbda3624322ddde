using System.Collections;
using System.Collections.Immutable;

namespace Infra.Components;

/// <summary>A sequence of a YAML document, written in its own order.</summary>
public sealed class YamlList : IEnumerable<object>
{
    private readonly List<object> _items = [];

    /// <summary>A list of texts.</summary>
    public static YamlList Of(IEnumerable<string> texts) => OfValues(texts);

    /// <summary>A list of maps.</summary>
    public static YamlList Of(IEnumerable<YamlMap> maps) => OfValues(maps);

    /// <summary>Adds a text.</summary>
    public void Add(string text) => _items.Add(text);

    /// <summary>Adds a whole number.</summary>
    public void Add(int number) => _items.Add(number);

    /// <summary>Adds a map.</summary>
    public void Add(YamlMap map) => _items.Add(map);

    /// <inheritdoc/>
    public IEnumerator<object> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static YamlList OfValues(IEnumerable<object> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var list = new YamlList();
        list._items.AddRange(values);
        return list;
    }

    internal static object InputOf(object value) => value switch
    {
        YamlMap map => map.ToInputs(),
        YamlList list => list._items.Select(InputOf).ToImmutableArray(),
        _ => value,
    };
}
