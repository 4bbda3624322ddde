using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace Infra.Components;

/// <summary>Records as YAML: each property is a field, its name with the first letter in lower case, enumerations are the names of their members.</summary>
internal static class ObjectYaml
{
    private static readonly ConcurrentDictionary<Type, (string Name, PropertyInfo Property)[]> Fields = new();

    public static YamlMap Of(object record)
    {
        var map = new YamlMap();
        foreach (var (name, property) in Fields.GetOrAdd(record.GetType(), FieldsOf))
            map.AddValue(name, property.GetValue(record) is { } value ? ValueOf(value) : null);
        return map;
    }

    private static object ValueOf(object value) => value switch
    {
        string or bool or int or YamlMap or YamlList => value,
        Enum => value.ToString()!,
        IEnumerable<KeyValuePair<string, string>> texts => YamlMap.Of(texts),
        IEnumerable<KeyValuePair<string, int>> numbers => MapOf(numbers),
        IDictionary members => MapOf(members),
        IEnumerable items => YamlList.OfValues(items.Cast<object>().Select(ValueOf)),
        _ => Of(value),
    };

    private static YamlMap MapOf(IDictionary members)
    {
        var map = new YamlMap();
        foreach (DictionaryEntry member in members)
            map.AddValue((string)member.Key, member.Value is { } value ? ValueOf(value) : null);
        return map;
    }

    private static YamlMap MapOf(IEnumerable<KeyValuePair<string, int>> numbers)
    {
        var map = new YamlMap();
        foreach (var (name, number) in numbers)
            map.Add(name, number);
        return map;
    }

    private static (string Name, PropertyInfo Property)[] FieldsOf(Type type) =>
        [.. type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => property.CanWrite).Select(property => (NameOf(property.Name), property))];

    private static string NameOf(string property) => char.ToLowerInvariant(property[0]) + property[1..];
}
