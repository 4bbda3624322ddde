using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Infra.Stacks;

/// <summary>
/// The path of a value in the configuration, in the syntax of `pulumi config --path`: <c>platform:network.zones[1]</c>, and
/// <c>platform:tags["cost centre"]</c> for names that aren't plain words.
/// </summary>
public sealed class KeyPath
{
    private KeyPath(string @namespace, ImmutableArray<Segment> segments)
    {
        Namespace = @namespace;
        Segments = segments;
    }

    /// <summary>What stands before the colon: a project's or a provider's name.</summary>
    public string Namespace { get; }

    /// <summary>The way from the top: first the key's name, then members and items. Never empty.</summary>
    public ImmutableArray<Segment> Segments { get; }

    /// <summary>The key that holds the value: "namespace:name", without what is inside.</summary>
    public string Key => $"{Namespace}:{Segments[0].Name}";

    /// <summary>Whether the value is inside a structured one.</summary>
    public bool IsNested => Segments.Length > 1;

    /// <summary>The path of a key at the top.</summary>
    public static KeyPath Of(string @namespace, string name) => new(@namespace, [new Segment(name)]);

    /// <summary>The path of a member of this map.</summary>
    public KeyPath Member(string name) => new(Namespace, Segments.Add(new Segment(name)));

    /// <summary>The path of an item of this list, counted from 0.</summary>
    public KeyPath Item(int index) => new(Namespace, Segments.Add(new Segment(null, index)));

    /// <summary>Reads a path back from its text.</summary>
    /// <returns>The path, or null where the text is none.</returns>
    public static KeyPath? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
            return null;

        var segments = ImmutableArray.CreateBuilder<Segment>();
        for (var at = colon + 1; at < text.Length;)
        {
            if (ParseSegment(text, ref at, first: segments.Count == 0) is not { } segment)
                return null;
            segments.Add(segment);
        }

        return segments.Count == 0 || segments[0].Name is null ? null : new KeyPath(text[..colon], segments.ToImmutable());
    }

    /// <summary>The path in Pulumi's syntax; <see cref="Parse"/> reads it back.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Namespace).Append(':');
        foreach (var segment in Segments)
        {
            if (segment.Name is null)
                text.Append(CultureInfo.InvariantCulture, $"[{segment.Index}]");
            else if (!IsPlain(segment.Name))
                text.Append("[\"").Append(segment.Name.Replace("\"", "\\\"", StringComparison.Ordinal)).Append("\"]");
            else
                text.Append(text[^1] == ':' ? "" : ".").Append(segment.Name);
        }

        return text.ToString();
    }

    private static bool IsPlain(string name) => name.Length > 0 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '/');

    private static Segment? ParseSegment(string text, ref int at, bool first)
    {
        if (text[at] == '[')
            return text.AsSpan(at).StartsWith("[\"") ? ParseQuoted(text, ref at) : ParseIndex(text, ref at);
        if (text[at] == '.' && !first)
            at++;
        else if (!first)
            return null;

        var end = text.AsSpan(at).IndexOfAny('.', '[') is var length && length < 0 ? text.Length : at + length;
        var name = text[at..end];
        at = end;
        return name.Length == 0 ? null : new Segment(name);
    }

    private static Segment? ParseIndex(string text, ref int at)
    {
        var end = text.IndexOf(']', at);
        if (end < 0 || !int.TryParse(text.AsSpan(at + 1, end - at - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            return null;
        at = end + 1;
        return new Segment(null, index);
    }

    private static Segment? ParseQuoted(string text, ref int at)
    {
        var name = new StringBuilder();
        for (var i = at + 2; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] == '"')
            {
                name.Append('"');
                i++;
            }
            else if (text[i] == '"')
            {
                at = i + 2;
                return i + 1 < text.Length && text[i + 1] == ']' ? new Segment(name.ToString()) : null;
            }
            else
            {
                name.Append(text[i]);
            }
        }

        return null;
    }

    /// <summary>One step of a path.</summary>
    /// <param name="Name">The member of a map; null where it is a list's item.</param>
    /// <param name="Index">The item of a list, counted from 0; 0 for a map's member.</param>
    public readonly record struct Segment(string? Name, int Index = 0);
}
