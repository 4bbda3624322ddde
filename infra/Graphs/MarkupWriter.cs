using System.Buffers;
using System.Text;

namespace Infra.Graphs;

/// <summary>Writes HTML and SVG, in which a text is always a text: names are checked, values and texts escaped, and nothing else can be written.</summary>
internal sealed class MarkupWriter
{
    private static readonly SearchValues<char> NameLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-:");

    // They stand within lines; whatever else begins one, so that two pages can be compared line by line.
    private static readonly HashSet<string> Inline =
        new(StringComparer.Ordinal) { "a", "b", "bdi", "button", "code", "del", "dd", "em", "ins", "kbd", "label", "option", "small", "span", "strong", "td", "text", "th", "title", "wbr" };

    private readonly StringBuilder _text = new();

    /// <summary>How many characters are written.</summary>
    public int Length => _text.Length;

    /// <summary>Opens an element; disposing of the answer closes it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="attributes">Its attributes; one whose value is null is left out.</param>
    public Scope Element(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Open(name, attributes);
        return new Scope(this, name);
    }

    /// <summary>Writes an element with a text and nothing else in it.</summary>
    public void Leaf(string name, string? text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Open(name, attributes);
        Text(text);
        Close(name);
    }

    /// <summary>Writes an element that has no end in HTML, such as "meta".</summary>
    public void Void(string name, params ReadOnlySpan<(string Name, string? Value)> attributes) => Open(name, attributes);

    /// <summary>Writes a text.</summary>
    public void Text(string? text)
    {
        foreach (var rune in (text ?? "").EnumerateRunes())
            Write(rune, isAttribute: false);
    }

    /// <summary>Writes the content of a "style" or "script" element, where nothing is escaped.</summary>
    /// <exception cref="ArgumentException">It could end the element.</exception>
    public void Code(string code)
    {
        if (code.Contains("</", StringComparison.Ordinal) || code.Contains("<!--", StringComparison.Ordinal))
            throw new ArgumentException("Styles and scripts cannot have '</' or '<!--' in them: HTML would take it for markup.", nameof(code));
        _text.Append(code);
    }

    /// <summary>Writes what an HTML file begins with.</summary>
    public void Doctype() => _text.Append("<!DOCTYPE html>\n");

    /// <summary>Ends the line.</summary>
    public void Line() => _text.Append('\n');

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private void Open(string name, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        if (!Inline.Contains(name) && _text.Length > 0 && _text[^1] != '\n')
            _text.Append('\n');
        _text.Append('<').Append(Checked(name));
        foreach (var (attribute, value) in attributes)
        {
            if (value is null)
                continue;
            _text.Append(' ').Append(Checked(attribute)).Append("=\"");
            foreach (var rune in value.EnumerateRunes())
                Write(rune, isAttribute: true);
            _text.Append('"');
        }
        _text.Append('>');
    }

    private void Close(string name) => _text.Append("</").Append(name).Append('>');

    private void Write(Rune rune, bool isAttribute)
    {
        switch (rune.Value)
        {
            case '&':
                _text.Append("&amp;");
                break;
            case '<':
                _text.Append("&lt;");
                break;
            case '>':
                _text.Append("&gt;");
                break;
            case '"' when isAttribute:
                _text.Append("&quot;");
                break;
            case '\n' or '\t' when isAttribute:
                _text.Append(rune.Value == '\n' ? "&#10;" : "&#9;");
                break;
            case '\r':
                _text.Append("&#13;");
                break;
            // XML has no word for these, and HTML none that stays.
            case (< ' ' and not ('\n' or '\t')) or (>= 0x7f and <= 0x9f) or 0xfffe or 0xffff:
                _text.Append('\ufffd');
                break;
            default:
                Span<char> letters = stackalloc char[2];
                _text.Append(letters[..rune.EncodeToUtf16(letters)]);
                break;
        }
    }

    private static string Checked(string name) => name.Length > 0 && !name.AsSpan().ContainsAnyExcept(NameLetters)
        ? name
        : throw new ArgumentException($"'{name}' is no name of an element or attribute.", nameof(name));

    /// <summary>An open element.</summary>
    public readonly ref struct Scope(MarkupWriter writer, string name)
    {
        /// <summary>Closes it.</summary>
        public void Dispose() => writer.Close(name);
    }
}
