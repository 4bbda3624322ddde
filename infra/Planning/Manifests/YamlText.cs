using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Pulumi.Offline;

namespace Infra.Planning.Manifests;

/// <summary>
/// A text with parts known only after `up`, as a text that YAML can be read from: each part is a token in it, and is found again in what was read.
/// </summary>
internal sealed class YamlText
{
    // Characters for private use: YAML takes them everywhere, and no real text has them.
    private const char TokenStart = '\uE000';
    private const char TokenEnd = '\uE001';

    private readonly ImmutableArray<PlanValue> _unknowns;

    private YamlText(string text, ImmutableArray<PlanValue> unknowns)
    {
        Text = text;
        _unknowns = unknowns;
    }

    /// <summary>The text with its tokens.</summary>
    public string Text { get; }

    /// <summary>The text of an input; null where nothing of it can be read: it is missing, secret, known only after `up`, or no text.</summary>
    public static YamlText? Of(PlanValue? value)
    {
        if (value is PlanValue.TextValue whole)
            return new YamlText(whole.Value, []);
        if (value is not PlanValue.TemplateValue template)
            return null;
        var text = new StringBuilder();
        var unknowns = ImmutableArray.CreateBuilder<PlanValue>();
        foreach (var part in template.Parts)
        {
            if (part is PlanValue.TextValue known)
            {
                text.Append(known.Value);
                continue;
            }
            text.Append(CultureInfo.InvariantCulture, $"{TokenStart}{unknowns.Count}{TokenEnd}");
            unknowns.Add(part);
        }
        return new YamlText(text.ToString(), unknowns.ToImmutable());
    }

    /// <summary>Whether a text that was read holds a part known only after `up`.</summary>
    public bool HasUnknown(string read) => !_unknowns.IsEmpty && read.Contains(TokenStart, StringComparison.Ordinal);

    /// <summary>The text as JSON is read from: a token that stands for a whole value becomes a string of its own, one within a string stays where it is.</summary>
    public string ToJson()
    {
        if (_unknowns.IsEmpty)
            return Text;
        var json = new StringBuilder(Text.Length);
        var withinString = false;
        for (var i = 0; i < Text.Length; i++)
        {
            var letter = Text[i];
            if (letter == TokenStart && !withinString)
                json.Append('"');
            json.Append(letter);
            if (letter == TokenEnd && !withinString)
                json.Append('"');
            else if (letter == '"')
                withinString = !withinString;
            else if (letter == '\\' && withinString && i + 1 < Text.Length)
                json.Append(Text[++i]);
        }
        return json.ToString();
    }

    /// <summary>A text that was read, as a name: "&lt;urn…#url&gt;:sub" says where its part known only after `up` comes from.</summary>
    public string NameOf(string read) => !HasUnknown(read) ? read : Restore(read) switch
    {
        PlanValue.TemplateValue template => string.Concat(template.Parts.Select(Shown)),
        var part => Shown(part),
    };

    /// <summary>A text that was read, its parts known only after `up` in their places: one alone is that value itself.</summary>
    public PlanValue Restore(string read)
    {
        var parts = ImmutableArray.CreateBuilder<PlanValue>();
        var rest = read;
        while (rest.Length > 0)
        {
            var start = rest.IndexOf(TokenStart, StringComparison.Ordinal);
            if (start != 0)
                parts.Add(new PlanValue.TextValue(start < 0 ? rest : rest[..start]));
            if (start < 0)
                break;
            var end = rest.IndexOf(TokenEnd, start);
            parts.Add(_unknowns[int.Parse(rest.AsSpan(start + 1, end - start - 1), CultureInfo.InvariantCulture)]);
            rest = rest[(end + 1)..];
        }
        return parts is [var only] ? only : new PlanValue.TemplateValue(parts.ToImmutable());
    }

    private static string Shown(PlanValue part) => part switch
    {
        PlanValue.TextValue text => text.Value,
        PlanValue.UnknownValue unknown => $"<{unknown.Source}>",
        _ => "<secret>",
    };
}
