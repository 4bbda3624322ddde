using Infra.Components;

namespace Infra.Tests.Components;

/// <summary>Looks into charts' values.</summary>
internal static class YamlPaths
{
    /// <summary>The value at a path of keys; null where there is none.</summary>
    public static object? At(this YamlMap map, params string[] path)
    {
        object? found = map;
        foreach (var key in path)
            found = (found as YamlMap)?[key];
        return found;
    }

    /// <summary>The part at a path of keys, as YAML.</summary>
    public static string TextAt(this YamlMap map, params string[] path) => CanonicalYaml.Write(Assert.IsType<YamlMap>(map.At(path)));

    /// <summary>The items of the list at a path of keys.</summary>
    public static IEnumerable<object> ItemsAt(this YamlMap map, params string[] path) => Assert.IsType<YamlList>(map.At(path));
}
