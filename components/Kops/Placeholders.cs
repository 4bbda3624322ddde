using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Pulumi;

namespace Infra.Components;

/// <summary>
/// Stands short texts in for what is known only after deployment, so that a pure writer can write around it; the finished text is then put together
/// with the values, and a plan shows all of it but them.
/// </summary>
internal sealed partial class Placeholders
{
    private readonly Dictionary<string, Output<string>> _values = new(StringComparer.Ordinal);

    /// <summary>The text that stands for a value: <c>@{name}</c>.</summary>
    /// <param name="name">Lower-case letters, digits and hyphens; another name for every value.</param>
    /// <param name="value">The value.</param>
    public string For(string name, Output<string> value)
    {
        var text = $"@{{{name}}}";
        if (!Form().IsMatch(text))
            throw new ArgumentException($"'{name}' is no placeholder's name; write lower-case letters, digits and hyphens.", nameof(name));
        _values.Add(text, value);
        return text;
    }

    /// <summary>A text with the values where their placeholders stand.</summary>
    public Output<string> Resolve(string text)
    {
        var format = new StringBuilder();
        List<object> arguments = [];
        var at = 0;
        foreach (Match match in Form().Matches(text))
        {
            // Not ours: somebody's own text.
            if (!_values.TryGetValue(match.Value, out var value))
                continue;
            format.Append(Escape(text[at..match.Index])).Append(CultureInfo.InvariantCulture, $"{{{arguments.Count}}}");
            arguments.Add(value);
            at = match.Index + match.Length;
        }

        format.Append(Escape(text[at..]));
        return Output.Format(FormattableStringFactory.Create(format.ToString(), [.. arguments]));
    }

    private static string Escape(string text) => text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    [GeneratedRegex("@[{][a-z0-9-]+[}]")]
    private static partial Regex Form();
}
