using System.Globalization;
using Infra.Stacks;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Infra.Configuration;

/// <summary>A YAML file whose top is a map, with the place of everything in it.</summary>
internal sealed class YamlFile
{
    private YamlFile(string name, YamlMappingNode root)
    {
        Name = name;
        Root = root;
    }

    /// <summary>The file's name, relative to the project's directory.</summary>
    public string Name { get; }

    /// <summary>The map at the top; empty for an empty file.</summary>
    public YamlMappingNode Root { get; }

    /// <summary>Reads a file that is known to be there.</summary>
    /// <exception cref="ConfigurationException">It isn't YAML, holds several documents, or no map.</exception>
    public static YamlFile Load(string directory, string name)
    {
        var text = File.ReadAllText(Path.Combine(directory, name));
        var stream = new YamlStream();
        var scanner = new Scanner(new StringReader(text));
        try
        {
            stream.Load(new Parser(scanner));
        }
        catch (YamlException exception)
        {
            throw new ConfigurationException(Explain(name, exception, text), exception);
        }
        catch (InvalidOperationException exception)
        {
            // The scanner's answer to a list or map that is opened with a bracket and never closed.
            throw new ConfigurationException(NotYaml(name, "a bracket that isn't closed before this place", scanner.CurrentPosition), exception);
        }

        return stream.Documents switch
        {
            [] => new YamlFile(name, []),
            [{ RootNode: YamlMappingNode root }] => new YamlFile(name, root),
            [{ RootNode: YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" } }] => new YamlFile(name, []),
            [var document] => throw new ConfigurationException(NotAMap(name, document.RootNode)),
            [_, var second, ..] => throw new ConfigurationException(TwoDocuments(name, second.RootNode)),
        };
    }

    /// <summary>The value of a key of a map; null where the map lacks it.</summary>
    public static YamlNode? Member(YamlMappingNode map, string name) =>
        map.Children.FirstOrDefault(member => member.Key is YamlScalarNode key && key.Value == name).Value;

    /// <summary>The place of a node.</summary>
    public SourceLocation Locate(YamlNode node) => At(Name, node.Start);

    private static SourceLocation At(string name, Mark mark) => new(name, checked((int)mark.Line), checked((int)mark.Column));

    private static ConfigurationProblem Explain(string name, YamlException exception, string text)
    {
        const string duplicate = "Duplicate key ";
        if (!exception.Message.StartsWith(duplicate, StringComparison.Ordinal))
            return NotYaml(name, exception.Message.TrimEnd('.'), PlaceOf(exception, text));

        return new ConfigurationProblem(
            ConfigurationProblemCode.DuplicateKey,
            "",
            $"the key '{exception.Message[duplicate.Length..]}' a second time",
            "each key once in a map",
            $"remove one of the two from {name}",
            At(name, exception.Start));
    }

    // The exception names a place lines before a tab, and none for an alias without an anchor.
    private static Mark PlaceOf(YamlException exception, string text)
    {
        var lines = text.Split('\n');
        var (line, column) = (-1, -1);
        if (exception is AnchorNotFoundException && exception.Message.Split('\'') is [_, var anchor, ..])
        {
            line = Array.FindIndex(lines, candidate => candidate.Contains($"*{anchor}", StringComparison.Ordinal));
            column = line < 0 ? -1 : lines[line].IndexOf($"*{anchor}", StringComparison.Ordinal);
        }
        else if (exception.Message.Contains(" tab ", StringComparison.Ordinal))
        {
            line = Array.FindIndex(lines, candidate => candidate.TrimStart(' ').StartsWith('\t'));
            column = line < 0 ? -1 : lines[line].IndexOf('\t', StringComparison.Ordinal);
        }

        return line < 0 ? exception.Start : new Mark(0, line + 1, column + 1);
    }

    private static ConfigurationProblem NotYaml(string name, string reason, Mark mark) => new(
        ConfigurationProblemCode.Syntax,
        "",
        $"text that isn't YAML ({reason})",
        "YAML",
        string.Create(CultureInfo.InvariantCulture, $"edit {name} at line {mark.Line}"),
        At(name, mark));

    private static ConfigurationProblem NotAMap(string name, YamlNode root) => new(
        ConfigurationProblemCode.WrongType, "", root is YamlSequenceNode ? "a list" : "a text", "a map of keys and values", $"edit {name}", At(name, root.Start));

    private static ConfigurationProblem TwoDocuments(string name, YamlNode second) => new(
        ConfigurationProblemCode.Unsupported,
        "",
        "a second document",
        "one: Pulumi reads the first and leaves out the rest",
        $"remove what follows '---' in {name}",
        At(name, second.Start));
}
