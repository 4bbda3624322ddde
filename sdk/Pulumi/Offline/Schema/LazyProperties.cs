using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Pulumi.Offline;

/// <summary>The properties of a nested type, read when one is first asked for.</summary>
internal sealed class LazyProperties(Func<IReadOnlyDictionary<string, PropertySchema>> read) : IReadOnlyDictionary<string, PropertySchema>
{
    private readonly Lazy<IReadOnlyDictionary<string, PropertySchema>> _read = new(read);

    public int Count => _read.Value.Count;

    public IEnumerable<string> Keys => _read.Value.Keys;

    public IEnumerable<PropertySchema> Values => _read.Value.Values;

    public PropertySchema this[string key] => _read.Value[key];

    public bool ContainsKey(string key) => _read.Value.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out PropertySchema value) => _read.Value.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<string, PropertySchema>> GetEnumerator() => _read.Value.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
