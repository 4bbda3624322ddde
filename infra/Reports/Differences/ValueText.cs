using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Infra.Differences;
using Infra.Planning;
using Pulumi.Offline;

namespace Infra.Reports.Differences;

/// <summary>Values of plans on a line: text in quotes, so that "1" is not 1, and what nobody knows yet as what it is.</summary>
internal static class ValueText
{
    /// <summary>How long a value may be where all of it is not asked for.</summary>
    public const int ShortLimit = 80;

    // How much of what both have in common stands before what differs.
    private const int Context = 16;
    private const char Ellipsis = '…';

    /// <summary>A value, cut where it is longer.</summary>
    public static string Of(PlanValue value, int limit = int.MaxValue) => OneLine.Shorten(Whole(value), limit);

    /// <summary>Before and after of a property: resources by their names where it names some, and unknown values by whose they are where that is what differs.</summary>
    public static (string? Before, string? After) Pair(PropertyChange change, int limit)
    {
        ArgumentNullException.ThrowIfNull(change);
        // What is said of a resource beside its inputs: others' URNs, or flags.
        if (change.Path.StartsWith('['))
            return (Name(change.Before, limit), Name(change.After, limit));
        return change is { Before: PlanValue.UnknownValue before, After: PlanValue.UnknownValue after }
            ? (OneLine.Shorten(Source(before), limit), OneLine.Shorten(Source(after), limit))
            : Pair(change.Before, change.After, limit);
    }

    /// <summary>Two values; where they are cut, both begin near the first place in which they differ.</summary>
    /// <param name="before">The first; null for none.</param>
    /// <param name="after">The second; null for none.</param>
    /// <param name="limit">How long either may be.</param>
    public static (string? Before, string? After) Pair(PlanValue? before, PlanValue? after, int limit)
    {
        var (old, now) = (before is null ? null : Whole(before), after is null ? null : Whole(after));
        if (old is not null && now is not null && Math.Max(old.Length, now.Length) > limit)
        {
            var start = StartOfDifference(old, now, limit);
            (old, now) = (From(old, start), From(now, start));
        }
        return (old is null ? null : OneLine.Shorten(old, limit), now is null ? null : OneLine.Shorten(now, limit));
    }

    private static string? Name(PlanValue? value, int limit) => value switch
    {
        null => null,
        PlanValue.TextValue { Value: var text } when text.StartsWith("urn:pulumi:", StringComparison.Ordinal) => OneLine.Shorten(SubjectText.Of(text), limit),
        _ => Of(value, limit),
    };

    private static string Source(PlanValue.UnknownValue value) => UrnParts.Split(value.Source) is { } source
        ? $"{OneLine.Of(source.Part)} of {SubjectText.Of(source.Urn)}, known after up"
        : "known after up";

    private static int StartOfDifference(string old, string now, int limit)
    {
        var common = old.AsSpan().CommonPrefixLength(now);
        return common < Math.Max(Context, limit - (2 * Context)) ? 0 : common - Context;
    }

    private static string From(string text, int start)
    {
        if (start == 0 || start >= text.Length)
            return text;
        return Ellipsis + text[(char.IsLowSurrogate(text[start]) ? start + 1 : start)..];
    }

    private static string Whole(PlanValue value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, PlanValue value)
    {
        switch (value)
        {
            case PlanValue.BoolValue flag:
                text.Append(flag.Value ? "true" : "false");
                break;
            case PlanValue.NumberValue number:
                text.Append(number.Value.ToString("0.################", CultureInfo.InvariantCulture));
                break;
            case PlanValue.TextValue known:
                text.Append('"').Append(OneLine.Of(known.Value)).Append('"');
                break;
            case PlanValue.TemplateValue template:
                text.Append('"');
                foreach (var part in template.Parts)
                    text.Append(part is PlanValue.TextValue known ? OneLine.Of(known.Value) : Ellipsis.ToString());
                text.Append("\" known after up");
                break;
            case PlanValue.UnknownValue:
                text.Append("known after up");
                break;
            case PlanValue.SecretValue:
                text.Append("secret");
                break;
            case PlanValue.AssetValue asset:
                text.Append(OneLine.Of(asset.Hash));
                break;
            case PlanValue.ListValue list:
                Append(text, list.Items);
                break;
            case PlanValue.MapValue map:
                Append(text, map);
                break;
            default:
                text.Append("null");
                break;
        }
    }

    private static void Append(StringBuilder text, ImmutableArray<PlanValue> items)
    {
        text.Append('[');
        for (var i = 0; i < items.Length; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            Append(text, items[i]);
        }
        text.Append(']');
    }

    private static void Append(StringBuilder text, PlanValue.MapValue map)
    {
        var separator = "{";
        foreach (var (key, item) in map.Items)
        {
            text.Append(separator).Append(OneLine.Of(key)).Append(": ");
            Append(text, item);
            separator = ", ";
        }
        text.Append(map.Items.IsEmpty ? "{}" : "}");
    }
}
