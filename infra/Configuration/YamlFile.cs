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
        var stream = new YamlStream();
        using var reader = new StreamReader(Path.Combine(directory, name));
        try
        {
            stream.Load(reader);
        }
        catch (YamlException exception)
        {
            throw new ConfigurationException(Explain(name, exception), exception);
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

    private static ConfigurationProblem Explain(string name, YamlException exception)
    {
        const string duplicate = "Duplicate key ";
        var isDuplicate = exception.Message.StartsWith(duplicate, StringComparison.Ordinal);
        return new ConfigurationProblem(
            isDuplicate ? ConfigurationProblemCode.DuplicateKey : ConfigurationProblemCode.Syntax,
            "",
            isDuplicate ? $"the key '{exception.Message[duplicate.Length..]}' a second time" : $"text that isn't YAML ({exception.Message.TrimEnd('.')})",
            isDuplicate ? "each key once in a map" : "YAML",
            string.Create(CultureInfo.InvariantCulture, $"edit {name} at line {exception.Start.Line}"),
            At(name, exception.Start));
    }

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
