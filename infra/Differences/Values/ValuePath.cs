using System.Collections.Immutable;
using System.Globalization;

namespace Infra.Differences.Values;

/// <summary>A step of a path.</summary>
/// <param name="Text">A key of a map; or in a list a number, what names an item, or "order".</param>
/// <param name="IsKey">Whether it is a key.</param>
internal readonly record struct PathSegment(string Text, bool IsKey);

/// <summary>Paths of values: "tags.owner", "ingress[0].cidrBlocks[1]", and a key with a dot or a bracket as Pulumi has it: <c>metadata.labels["app.kubernetes.io/name"]</c>.</summary>
internal static class ValuePath
{
    /// <summary>The path of a key in a map.</summary>
    public static string Of(string parent, string key)
    {
        if (key.Length == 0 || key.AsSpan().IndexOfAny(".[]\"") >= 0)
            return $"{parent}[{Quoted(key)}]";
        return parent.Length == 0 ? key : $"{parent}.{key}";
    }

    /// <summary>The path of an item in a list.</summary>
    public static string Of(string parent, int index) => string.Create(CultureInfo.InvariantCulture, $"{parent}[{index}]");

    /// <summary>What names an item of a list, as it stands in its brackets: <c>name=x</c>, or <c>path="a[0]"</c> where it has brackets of its own.</summary>
    public static string ItemName(string key, string value) => $"{key}={(value.AsSpan().IndexOfAny("[]\"") >= 0 ? Quoted(value) : value)}";

    /// <summary>The steps of a path, also of one that a program wrote: "rules[0].name", "tags[*]". What is left open is taken to go to the end.</summary>
    public static ImmutableArray<PathSegment> Segments(string path)
    {
        var segments = ImmutableArray.CreateBuilder<PathSegment>();
        for (var i = 0; i < path.Length;)
        {
            if (path[i] == '.')
            {
                i++;
                continue;
            }
            var isPlace = path[i] == '[';
            var start = isPlace ? i + 1 : i;
            var end = isPlace ? EndOfPlace(path, start) : path.AsSpan(start).IndexOfAny('.', '[') is >= 0 and var length ? start + length : path.Length;
            var text = path[start..end];
            segments.Add(isPlace && text.StartsWith('"') ? new PathSegment(Unquoted(text), true) : new PathSegment(text, !isPlace));
            i = isPlace ? end + 1 : end;
        }
        return segments.ToImmutable();
    }

    // The bracket that closes a place is the first one that stands in no quotes.
    private static int EndOfPlace(string path, int start)
    {
        var isQuoted = false;
        for (var i = start; i < path.Length; i++)
        {
            if (path[i] == '"' && !(isQuoted && path[i - 1] == '\\'))
                isQuoted = !isQuoted;
            else if (path[i] == ']' && !isQuoted)
                return i;
        }
        return path.Length;
    }

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Unquoted(string text) => (text.Length >= 2 && text.EndsWith('"') ? text[1..^1] : text[1..]).Replace("\\\"", "\"", StringComparison.Ordinal);
}
