using System.Collections.Immutable;

namespace Pulumi.SchemaTables;

/// <summary>Reads a type: <c>string</c>, <c>[TYPE]</c>, <c>{TYPE}</c>, <c>enum:Namespace.Name</c>, <c>Namespace.Name</c>, <c>TYPE|TYPE</c>.</summary>
internal sealed class TypeParser
{
    private readonly string _text;
    private readonly Action<string, bool> _reach;
    private int _at;

    private TypeParser(string text, Action<string, bool> reach)
    {
        _text = text;
        _reach = reach;
    }

    /// <summary>The type, or null where the text is none. <paramref name="reach"/> is told of every name: (name, it is an enum).</summary>
    public static TableType? Parse(string text, Action<string, bool> reach)
    {
        var parser = new TypeParser(text, reach);
        var type = parser.Union();
        return parser._at == text.Length ? type : null;
    }

    private TableType? Union()
    {
        var alternatives = ImmutableArray.CreateBuilder<TableType>();
        do
        {
            if (One() is not { } alternative)
                return null;
            alternatives.Add(alternative);
        }
        while (Take('|'));
        return alternatives.Count == 1 ? alternatives[0] : new TableType.Union(new(alternatives.ToImmutable()));
    }

    private TableType? One()
    {
        if (Take('['))
            return Union() is { } element && Take(']') ? new TableType.List(element) : null;
        if (Take('{'))
            return Union() is { } element && Take('}') ? new TableType.Map(element) : null;
        var word = Word();
        if (Primitive(word) is { } primitive)
            return new TableType.Primitive(primitive);
        var isEnum = word == "enum" && Take(':');
        var name = isEnum ? Word() : word;
        if (!Names.IsQualified(name))
            return null;
        _reach(name, isEnum);
        return isEnum ? new TableType.EnumReference(name) : new TableType.Reference(name);
    }

    private static TablePrimitive? Primitive(string word) => word switch
    {
        "string" => TablePrimitive.String,
        "bool" => TablePrimitive.Bool,
        "int" => TablePrimitive.Int,
        "double" => TablePrimitive.Double,
        "any" => TablePrimitive.Any,
        "asset" => TablePrimitive.Asset,
        "archive" => TablePrimitive.Archive,
        _ => null,
    };

    private string Word()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '.' or '_'))
            _at++;
        return _text.Substring(start, _at - start);
    }

    private bool Take(char expected)
    {
        if (_at >= _text.Length || _text[_at] != expected)
            return false;
        _at++;
        return true;
    }
}
