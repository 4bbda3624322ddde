using System.Collections.Immutable;
using System.Text;

namespace Infra.Rules.Secrets;

/// <summary>Reads policies in Vault's own language (https://developer.hashicorp.com/vault/docs/concepts/policies): blocks "path", of which the capabilities matter here.</summary>
internal sealed class VaultAclReader
{
    private const char End = '\0';
    private readonly string _text;
    private int _at;

    private VaultAclReader(string text) => _text = text;

    /// <summary>The paths up to the first place that cannot be read, and what is wrong there.</summary>
    public static (ImmutableArray<VaultAclPath> Paths, string? Problem) Read(string text)
    {
        var paths = ImmutableArray.CreateBuilder<VaultAclPath>();
        var reader = new VaultAclReader(text);
        try
        {
            while (reader.Peek() != End)
                paths.Add(reader.ReadPath());
            return (paths.ToImmutable(), null);
        }
        catch (FormatException exception)
        {
            return (paths.ToImmutable(), exception.Message);
        }
    }

    private VaultAclPath ReadPath()
    {
        if (ReadWord() is not "path" and var word)
            throw Wrong($"\"{word}\" stands where a \"path\" is expected");
        var path = ReadText();
        var capabilities = ImmutableArray<string>.Empty;
        Expect('{');
        while (Peek() != '}')
        {
            var name = ReadWord();
            if (Peek() is '=' or ':')
                _at++;
            var values = ReadValue();
            // "policy" says it in one word, as old policies do.
            if (name is "capabilities" or "policy")
                capabilities = capabilities.AddRange(values);
        }
        Expect('}');
        return new VaultAclPath(path, capabilities);
    }

    // The texts of a text or a list; other values are passed over.
    private ImmutableArray<string> ReadValue()
    {
        switch (Peek())
        {
            case '"':
                return [ReadText()];
            case '[':
                return ReadList();
            case '{':
                Expect('{');
                while (Peek() != '}')
                {
                    _ = Peek() == '"' ? ReadText() : ReadWord();
                    if (Peek() is '=' or ':')
                        _at++;
                    _ = ReadValue();
                    if (Peek() == ',')
                        _at++;
                }
                Expect('}');
                return [];
            default:
                _ = ReadWord();
                return [];
        }
    }

    private ImmutableArray<string> ReadList()
    {
        var items = ImmutableArray.CreateBuilder<string>();
        Expect('[');
        while (Peek() != ']')
        {
            items.AddRange(ReadValue());
            if (Peek() == ',')
                _at++;
        }
        Expect(']');
        return items.ToImmutable();
    }

    private string ReadText()
    {
        Expect('"');
        var text = new StringBuilder();
        while (_at < _text.Length && _text[_at] is not '"' and not '\n')
        {
            if (_text[_at] == '\\' && _at + 1 < _text.Length)
                _at++;
            text.Append(_text[_at++]);
        }
        if (_at >= _text.Length || _text[_at] != '"')
            throw Wrong("a text does not end");
        _at++;
        return text.ToString();
    }

    private string ReadWord()
    {
        var first = Peek();
        var start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '_' or '-' or '.'))
            _at++;
        return _at > start ? _text[start.._at] : throw Wrong(first == End ? "it ends too early" : $"\"{first}\" stands where a name is expected");
    }

    private void Expect(char wanted)
    {
        if (Peek() is var found && found != wanted)
            throw Wrong(found == End ? "it ends too early" : $"\"{found}\" stands where \"{wanted}\" is expected");
        _at++;
    }

    // The next character that is neither white space nor of a comment.
    private char Peek()
    {
        while (_at < _text.Length)
        {
            if (char.IsWhiteSpace(_text[_at]))
                _at++;
            else if (_text[_at] == '#' || _text.AsSpan(_at).StartsWith("//"))
                _at = _text.IndexOf('\n', _at) is >= 0 and var line ? line : _text.Length;
            else if (_text.AsSpan(_at).StartsWith("/*"))
                _at = _text.IndexOf("*/", _at + 2, StringComparison.Ordinal) is >= 0 and var close ? close + 2 : _text.Length;
            else
                return _text[_at];
        }
        return End;
    }

    private FormatException Wrong(string what) => new(FormattableString.Invariant($"line {_text.AsSpan(0, Math.Min(_at, _text.Length)).Count('\n') + 1}: {what}"));
}
