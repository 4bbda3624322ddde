using System.Collections.Immutable;

namespace Pulumi.SchemaTables;

/// <summary>Reads the lines of one block.</summary>
internal sealed class BlockParser(Action<TableProblem> report, Action<ReferenceSite> refer)
{
    private const string InputForm = "'in NAME TYPE [required] [deprecated] [secret] [json] [const TEXT] [as CSHARPNAME]'";
    private const string OutputForm = "'out NAME TYPE [nullable] [secret] [as CSHARPNAME]'";
    private const string Types =
        "string, bool, int, double, any, asset, archive, [TYPE], {TYPE}, enum:Namespace.Name, Namespace.Name, or several joined by |";

    private const PropertyFlags InputFlags = PropertyFlags.Required | PropertyFlags.Deprecated | PropertyFlags.Secret | PropertyFlags.Json;
    private const PropertyFlags OutputFlags = PropertyFlags.Nullable | PropertyFlags.Secret;

    public TableBlock Parse(TableIndex index, BlockHead head)
    {
        var inputs = ImmutableArray.CreateBuilder<TableProperty>();
        var outputs = ImmutableArray.CreateBuilder<TableProperty>();
        var values = ImmutableArray.CreateBuilder<TableEnumValue>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in new TableLines(index.Text, head.BodyStart, head.Line + 1, head.BodyEnd))
        {
            if (line.IsBlank)
                continue;
            var words = line.Words();
            if (words.Length > 1 && !seen.Add(words[0] + " " + words[1]))
                report(new(line.Number, $"'{words[1]}' stands twice in this block"));
            else if (head.Kind == BlockKind.Enum)
                Add(values, Value(words, line));
            else if (words[0] == "in")
                Add(inputs, Property(words, line, InputFlags, InputForm, ReferenceSide.Input));
            else if (words[0] == "out")
                Add(outputs, Property(words, line, OutputFlags, OutputForm, ReferenceSide.Output));
            else
                report(new(line.Number, $"expected {InputForm} or {OutputForm}, got '{line.Text}'"));
        }
        return new(head.Kind, head.Name, head.Token, head.Marked, new(inputs.ToImmutable()), new(outputs.ToImmutable()), new(values.ToImmutable()));
    }

    private static void Add<T>(ImmutableArray<T>.Builder list, T? item)
        where T : class
    {
        if (item is not null)
            list.Add(item);
    }

    private TableEnumValue? Value(string[] words, TableLine line)
    {
        if (words.Length >= 3 && words[0] == "value" && Names.IsIdentifier(words[1]))
            return new(words[1], line.Text.Substring(line.Text.IndexOf(words[1], "value".Length, StringComparison.Ordinal) + words[1].Length).Trim());
        report(new(line.Number, $"expected 'value NAME TEXT', got '{line.Text}'"));
        return null;
    }

    private TableProperty? Property(string[] words, TableLine line, PropertyFlags allowed, string form, ReferenceSide side)
    {
        if (words.Length < 3)
        {
            report(new(line.Number, $"expected {form}, got '{line.Text}'"));
            return null;
        }
        var type = TypeParser.Parse(words[2], (name, isEnum) => refer(new(name, isEnum ? ReferenceSide.Enum : side, line.Number)));
        if (type is null)
        {
            report(new(line.Number, $"'{words[2]}' is no type; a type is {Types}"));
            return null;
        }
        var flags = PropertyFlags.None;
        var csharpName = Names.ToCSharp(words[1]);
        string? constant = null;
        for (var i = 3; i < words.Length; i++)
        {
            if (words[i] == "as" && i == words.Length - 2)
            {
                csharpName = words[++i];
                continue;
            }
            if (words[i] == "const" && side == ReferenceSide.Input && i < words.Length - 1)
            {
                constant = words[++i];
                continue;
            }
            var flag = Flag(words[i]);
            if (flag == PropertyFlags.None || (flag & allowed) == 0)
            {
                report(new(line.Number, $"'{words[i]}' is no flag here; expected {form}"));
                return null;
            }
            flags |= flag;
        }
        if (Names.IsIdentifier(csharpName))
            return new(words[1], csharpName, type, flags, constant);
        report(new(line.Number, $"'{csharpName}' is no C# name; give one with 'as CSHARPNAME'"));
        return null;
    }

    private static PropertyFlags Flag(string word) => word switch
    {
        "required" => PropertyFlags.Required,
        "nullable" => PropertyFlags.Nullable,
        "secret" => PropertyFlags.Secret,
        "json" => PropertyFlags.Json,
        "deprecated" => PropertyFlags.Deprecated,
        _ => PropertyFlags.None,
    };
}
