using System.Collections.Immutable;
using System.Globalization;

namespace Pulumi;

/// <summary>Splits a composite format ("a{0}b{1:x}") into text and unknown arguments.</summary>
internal static class CompositeFormatParts
{
    /// <summary>The parts in order: strings, known arguments formatted; an <see cref="Unknown"/> for each argument that is.</summary>
    public static ImmutableArray<object> Of(string format, IReadOnlyList<(object? Value, OutputState State)> arguments)
    {
        var parts = ImmutableArray.CreateBuilder<object>();
        for (var at = 0; at < format.Length;)
        {
            var brace = format.AsSpan(at).IndexOfAny('{', '}');
            if (brace != 0)
            {
                var end = brace < 0 ? format.Length : at + brace;
                parts.Add(format[at..end]);
                at = end;
            }
            else if (at + 1 < format.Length && format[at + 1] == format[at])
            {
                parts.Add(format[at].ToString());
                at += 2;
            }
            else
            {
                var close = format.IndexOf('}', at);
                var item = format[at..(close + 1)];
                var index = int.Parse(item[1..item.AsSpan().IndexOfAny(":,}")], CultureInfo.InvariantCulture);
                var (value, state) = arguments[index];
                parts.Add((object?)state.Unknown ?? string.Format(CultureInfo.InvariantCulture, item, arguments.Select(a => a.Value).ToArray()));
                at = close + 1;
            }
        }
        return parts.ToImmutable();
    }
}
