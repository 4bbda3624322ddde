using System.Collections.Immutable;
using Pulumi.Offline;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Infra.Planning.Manifests;

/// <summary>A place of a text that cannot be read, and why.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Message">What is wrong, as the end of a sentence.</param>
internal sealed record YamlProblem(int Line, string Message);

/// <summary>Reads the objects of a YAML text: a map in each document; empty documents are passed over.</summary>
internal sealed class YamlObjects
{
    // Deeper than any object of Kubernetes; an alias within its own anchor has no end.
    private const int MaximumDepth = 64;

    private readonly YamlText _text;

    private YamlObjects(YamlText text) => _text = text;

    /// <summary>The objects, or the first thing that is wrong.</summary>
    public static (ImmutableArray<PlanValue.MapValue> Objects, YamlProblem? Problem) Read(YamlText text)
    {
        var scanner = new Scanner(new StringReader(text.Text));
        try
        {
            var stream = new YamlStream();
            stream.Load(new Parser(scanner));
            var reader = new YamlObjects(text);
            return ([.. stream.Documents.Select(document => document.RootNode).Where(root => !IsEmpty(root)).Select(reader.ReadObject)], null);
        }
        catch (YamlException exception)
        {
            return ([], new YamlProblem(Math.Min((int)exception.Start.Line, LastLine(text)), $"is not YAML: {exception.Message.TrimEnd('.')}"));
        }
        catch (InvalidOperationException)
        {
            // The scanner's answer to a list or map that is opened with a bracket and never closed.
            return ([], new YamlProblem(Math.Min((int)scanner.CurrentPosition.Line, LastLine(text)), "is not YAML: a bracket is not closed before this place"));
        }
        catch (UnreadableException exception)
        {
            return ([], new YamlProblem((int)exception.Node.Start.Line, exception.Message));
        }
    }

    // What is missing at the end is missed on the line after it.
    private static int LastLine(YamlText text) => text.Text.TrimEnd('\n').Count(letter => letter == '\n') + 1;

    private static bool IsEmpty(YamlNode root) => root is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" };

    private PlanValue.MapValue ReadObject(YamlNode root) =>
        root is YamlMappingNode map ? ReadMap(map, 0) : throw new UnreadableException(root, "is no object: a document is a map of keys and values");

    private PlanValue Read(YamlNode node, int depth) => node switch
    {
        _ when depth > MaximumDepth => throw new UnreadableException(node, "is nested too deeply"),
        YamlMappingNode map => ReadMap(map, depth),
        YamlSequenceNode list => new PlanValue.ListValue([.. list.Children.Select(item => Read(item, depth + 1))]),
        YamlScalarNode { Value: { } text } when _text.HasUnknown(text) => _text.Restore(text),
        YamlScalarNode scalar => YamlScalars.Resolve(scalar) ?? throw new UnreadableException(node, $"has the value \"{scalar}\", which a plan cannot hold"),
        _ => throw new UnreadableException(node, "is not a map, a list or a scalar"),
    };

    private PlanValue.MapValue ReadMap(YamlMappingNode map, int depth)
    {
        var items = ImmutableSortedDictionary.CreateBuilder<string, PlanValue>(StringComparer.Ordinal);
        foreach (var (key, value) in map.Children)
        {
            if (key is not YamlScalarNode { Value: { } name })
                throw new UnreadableException(key, "has a key that is no text");
            if (_text.HasUnknown(name))
                throw new UnreadableException(key, "has a key that is known only after `up`");
            // Two scalars of one text that differ in their quotes.
            if (!items.TryAdd(name, Read(value, depth + 1)))
                throw new UnreadableException(key, $"has the key \"{name}\" twice");
        }
        return new PlanValue.MapValue(items.ToImmutable());
    }

    private sealed class UnreadableException(YamlNode node, string message) : FormatException(message)
    {
        public YamlNode Node { get; } = node;
    }
}
