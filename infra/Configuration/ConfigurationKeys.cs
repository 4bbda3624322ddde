using Infra.Stacks;
using YamlDotNet.RepresentationModel;

namespace Infra.Configuration;

/// <summary>The keys of a map "config": with a namespace, "namespace:name"; without one, in the project's.</summary>
internal static class ConfigurationKeys
{
    /// <summary>Reads every key, and reports those that aren't any and those that name one thing twice.</summary>
    public static IEnumerable<(KeyPath Path, KeyValuePair<YamlNode, YamlNode> Entry)> Read(
        YamlFile file, string project, YamlMappingNode config, List<ConfigurationProblem> problems)
    {
        var seen = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        foreach (var entry in config.Children)
        {
            var text = (entry.Key as YamlScalarNode)?.Value ?? "";
            if (Parse(project, text) is not { } path)
                problems.Add(NotAKey(file, entry.Key, text));
            else if (!seen.TryAdd(path.ToString(), entry.Key))
                problems.Add(Twice(file, path, entry.Key, seen[path.ToString()]));
            else
                yield return (path, entry);
        }
    }

    // "namespace:config:name" is the form of old files.
    private static KeyPath? Parse(string project, string text) => text.Split(':') switch
    {
        [{ Length: > 0 } name] when project.Length > 0 => KeyPath.Of(project, name),
        [{ Length: > 0 } space, { Length: > 0 } name] => KeyPath.Of(space, name),
        [{ Length: > 0 } space, "config", { Length: > 0 } name] => KeyPath.Of(space, name),
        _ => null,
    };

    private static ConfigurationProblem NotAKey(YamlFile file, YamlNode key, string text) => new(
        ConfigurationProblemCode.NotAllowed, "", $"the key '{text}'", "a name, or namespace:name", $"rename the key in {file.Name}", file.Locate(key));

    private static ConfigurationProblem Twice(YamlFile file, KeyPath path, YamlNode key, YamlNode earlier) => new(
        ConfigurationProblemCode.DuplicateKey,
        path.ToString(),
        "the key a second time",
        $"each key once; it stands at {file.Locate(earlier)} already",
        $"remove one of the two from {file.Name}",
        file.Locate(key));
}
