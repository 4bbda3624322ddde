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
}
