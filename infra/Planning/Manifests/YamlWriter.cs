using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pulumi.Offline;

namespace Infra.Planning.Manifests;

/// <summary>
/// Writes values as YAML in one way: keys sorted, two blanks a level, text without quotes only where no version of YAML reads it as anything else.
/// What was written is read back as the same values, but for what is unknown or secret, which stands as a text that says so.
/// </summary>
internal static partial class YamlWriter
{
    private static readonly JsonSerializerOptions Quotes = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Objects as documents, each begun by "---", lines ended by LF.</summary>
    public static string Write(IEnumerable<PlanValue.MapValue> objects)
    {
        var yaml = new StringBuilder();
        foreach (var each in objects)
        {
            yaml.Append("---\n");
            if (each.Items.IsEmpty)
                yaml.Append("{}\n");
            else
                WriteMap(yaml, each, 0, indented: true);
        }
        return yaml.ToString();
    }

    // After "- " the first key stands on the line that is begun already.
    private static void WriteMap(StringBuilder yaml, PlanValue.MapValue map, int depth, bool indented)
    {
        foreach (var (key, value) in map.Items)
        {
            if (indented)
                yaml.Append(' ', depth * 2);
            indented = true;
            yaml.Append(Text(key)).Append(':');
            WriteMember(yaml, value, depth);
        }
    }

    private static void WriteMember(StringBuilder yaml, PlanValue value, int depth)
    {
        switch (value)
        {
            case PlanValue.MapValue { Items.IsEmpty: false } map:
                yaml.Append('\n');
                WriteMap(yaml, map, depth + 1, indented: true);
                break;
            case PlanValue.ListValue { Items.IsEmpty: false } list:
                yaml.Append('\n');
                WriteList(yaml, list, depth);
                break;
            default:
                yaml.Append(' ').Append(Scalar(value, depth + 1)).Append('\n');
                break;
        }
    }

    private static void WriteList(StringBuilder yaml, PlanValue.ListValue list, int depth)
    {
        foreach (var item in list.Items)
        {
            yaml.Append(' ', depth * 2).Append('-');
            if (item is PlanValue.MapValue { Items.IsEmpty: false } map)
            {
                yaml.Append(' ');
                WriteMap(yaml, map, depth + 1, indented: false);
            }
            else if (item is PlanValue.ListValue { Items.IsEmpty: false } inner)
            {
                yaml.Append('\n');
                WriteList(yaml, inner, depth + 1);
            }
            else
            {
                yaml.Append(' ').Append(Scalar(item, depth + 1)).Append('\n');
            }
        }
    }

    private static string Scalar(PlanValue value, int depth) => value switch
    {
        PlanValue.MapValue => "{}",
        PlanValue.ListValue => "[]",
        PlanValue.NullValue => "null",
        PlanValue.BoolValue flag => flag.Value ? "true" : "false",
        PlanValue.NumberValue number => number.Value.ToString("R", CultureInfo.InvariantCulture),
        PlanValue.TextValue text when IsBlock(text.Value) => Block(text.Value, depth),
        _ => Text(Shown(value)),
    };

    /// <summary>A text, what is not known of it in words.</summary>
    private static string Shown(PlanValue value) => value switch
    {
        PlanValue.TextValue text => text.Value,
        PlanValue.UnknownValue unknown => $"<known after up: {unknown.Source}>",
        PlanValue.TemplateValue template => string.Concat(template.Parts.Select(Shown)),
        PlanValue.AssetValue asset => $"<file {asset.Hash}>",
        _ => "<secret>",
    };

    private static string Text(string text) => PlainText().IsMatch(text) && !ReadDifferently().IsMatch(text) ? text : JsonSerializer.Serialize(text, Quotes);

    // Lines, each of which stands as it is: no blanks at the beginning of the first or at the end of any, nothing but what can be seen.
    private static bool IsBlock(string text) =>
        text.Contains('\n', StringComparison.Ordinal) && text[0] is not (' ' or '\n') && text[^1] == '\n' && !text.EndsWith("\n\n", StringComparison.Ordinal)
        && !text.Contains(" \n", StringComparison.Ordinal) && text.All(letter => letter is '\n' or (>= ' ' and <= '~'));

    private static string Block(string text, int depth)
    {
        var indent = new string(' ', depth * 2);
        return "|\n" + string.Join('\n', text[..^1].Split('\n').Select(line => line.Length == 0 ? line : indent + line));
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_./][A-Za-z0-9_./@+=-]*(:*[A-Za-z0-9_./@+=-]+)*\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PlainText();

    // Numbers, dates and words that some version of YAML takes for something else than text.
    [GeneratedRegex(
        @"\A([.]?[0-9][0-9A-Za-z_:.+-]*|[.](inf|Inf|INF|nan|NaN|NAN)|null|Null|NULL|true|True|TRUE|false|False|FALSE|y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF)\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ReadDifferently();
}
