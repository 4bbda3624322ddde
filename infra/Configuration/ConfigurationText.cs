using System.Globalization;
using System.Text;
using Infra.Stacks;
using YamlDotNet.RepresentationModel;

namespace Infra.Configuration;

/// <summary>
/// Turns YAML values into the text that the Pulumi engine passes to a program: scalars at the top as text, maps and lists as
/// JSON without blanks, keys sorted, escaped as Go escapes (pulumi/pulumi, sdk/go/common/resource/config).
/// </summary>
internal sealed class ConfigurationText(YamlFile file, List<ConfigurationProblem> problems)
{
    // Nobody nests like this by hand: an alias inside its own anchor does.
    private const int DeepestNesting = 64;

    /// <summary>The text of a value, or null where a problem was reported.</summary>
    public string? Of(KeyPath path, YamlNode value)
    {
        var problemsBefore = problems.Count;
        var text = value is YamlScalarNode scalar ? OfScalar(path, scalar) : OfStructure(path, value);
        return problems.Count == problemsBefore ? text : null;
    }

    /// <summary>Whether a value, or anything inside it, is encrypted: a map with the single key "secure".</summary>
    public static bool HasSecret(YamlNode value) => HasSecret(value, 0);

    private static bool HasSecret(YamlNode value, int depth) => depth <= DeepestNesting && value switch
    {
        // Pulumi asks for text here; anything is taken for a secret, so that none shows by a slip.
        YamlMappingNode map when map.Children.Count == 1 && map.Children.Keys.First() is YamlScalarNode { Value: "secure" } => true,
        YamlMappingNode map => map.Children.Values.Any(child => HasSecret(child, depth + 1)),
        YamlSequenceNode list => list.Children.Any(child => HasSecret(child, depth + 1)),
        _ => false,
    };

    // Pulumi reads a nothing at the top as empty text. Numbers with a point it writes in several ways.
    private string OfScalar(KeyPath path, YamlScalarNode scalar)
    {
        var resolved = YamlScalar.Resolve(scalar);
        if (resolved.Kind is YamlScalarKind.Float or YamlScalarKind.Ambiguous)
            ReportAmbiguous(path, scalar);
        return resolved.Kind == YamlScalarKind.Null ? "" : resolved.Text;
    }

    private string OfStructure(KeyPath path, YamlNode value)
    {
        var json = new StringBuilder();
        Write(json, path, value, 0);
        return json.ToString();
    }

    private void Write(StringBuilder json, KeyPath path, YamlNode value, int depth)
    {
        if (depth > DeepestNesting)
        {
            problems.Add(new ConfigurationProblem(
                ConfigurationProblemCode.Unsupported, path.Key, "values nested without end", "maps and lists of finite depth", "remove the alias that stands inside its own anchor", file.Locate(value)));
            return;
        }

        switch (value)
        {
            case YamlMappingNode map:
                WriteMap(json, path, map, depth);
                break;
            case YamlSequenceNode list:
                json.Append('[');
                for (var i = 0; i < list.Children.Count; i++)
                    Write(i == 0 ? json : json.Append(','), path.Item(i), list.Children[i], depth + 1);
                json.Append(']');
                break;
            case YamlScalarNode scalar:
                WriteScalar(json, path, scalar);
                break;
        }
    }

    private void WriteMap(StringBuilder json, KeyPath path, YamlMappingNode map, int depth)
    {
        json.Append('{');
        var first = true;
        foreach (var (name, child) in Members(path, map).OrderBy(member => member.Name, StringComparer.Ordinal))
        {
            if (!first)
                json.Append(',');
            first = false;
            AppendString(json, name);
            json.Append(':');
            Write(json, path.Member(name), child, depth + 1);
        }

        json.Append('}');
    }

    private IEnumerable<(string Name, YamlNode Value)> Members(KeyPath path, YamlMappingNode map)
    {
        foreach (var (key, child) in map.Children)
        {
            if (key is YamlScalarNode { Value: not "<<" } name)
            {
                yield return (name.Value ?? "", child);
                continue;
            }

            problems.Add(new ConfigurationProblem(
                ConfigurationProblemCode.Unsupported, path.ToString(), key is YamlScalarNode ? "a merge key '<<'" : "a key that is no text", "plain keys", "write the keys out", file.Locate(key)));
        }
    }

    private void WriteScalar(StringBuilder json, KeyPath path, YamlScalarNode scalar)
    {
        var resolved = YamlScalar.Resolve(scalar);
        if (resolved.Kind == YamlScalarKind.Ambiguous)
            ReportAmbiguous(path, scalar);
        else if (resolved.Kind == YamlScalarKind.Text)
            AppendString(json, resolved.Text);
        else
            json.Append(resolved.Text);
    }

    private void ReportAmbiguous(KeyPath path, YamlScalarNode scalar) => problems.Add(new ConfigurationProblem(
        ConfigurationProblemCode.Ambiguous,
        path.ToString(),
        $"{scalar.Value} without quotes, which programs read as different values",
        "a text in quotes, or a number in plain decimal digits, or true or false",
        $"write \"{scalar.Value}\" in {file.Name} if the text is meant",
        file.Locate(scalar)));

    // As Go's encoding/json: the characters of HTML and the two line separators of Unicode are escaped too.
    private static void AppendString(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' => json.Append("\\\""),
                '\\' => json.Append("\\\\"),
                '\b' => json.Append("\\b"),
                '\f' => json.Append("\\f"),
                '\n' => json.Append("\\n"),
                '\r' => json.Append("\\r"),
                '\t' => json.Append("\\t"),
                < ' ' or '<' or '>' or '&' or '\u2028' or '\u2029' => json.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => json.Append(character),
            };
        }

        json.Append('"');
    }
}
