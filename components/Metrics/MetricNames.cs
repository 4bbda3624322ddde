using System.Text.RegularExpressions;

namespace Infra.Components;

/// <summary>Which metrics a query asks for.</summary>
public static partial class MetricNames
{
    // The words of PromQL that stand where a metric could, and are followed by no parenthesis of their own (https://prometheus.io/docs/prometheus/latest/querying/operators).
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "and", "atan2", "bool", "end", "inf", "nan", "offset", "or", "start", "unless",
        "avg", "bottomk", "count", "count_values", "group", "limit_ratio", "limitk", "max", "min", "quantile", "stddev", "stdvar", "sum", "topk",
    };

    private static readonly HashSet<string> WordsBeforeLabels = new(StringComparer.OrdinalIgnoreCase) { "by", "group_left", "group_right", "ignoring", "on", "without" };

    /// <summary>The metrics of a query in PromQL, sorted; Grafana's variables are no metrics.</summary>
    /// <exception cref="FormatException">A text, a brace or a bracket is not closed.</exception>
    public static IReadOnlyList<string> In(string expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        var names = new SortedSet<string>(StringComparer.Ordinal);
        var isBeforeLabels = false;
        for (var at = 0; at < expression.Length;)
        {
            var token = Token().Match(expression, at);
            if (!token.Success)
                throw new FormatException($"The query '{expression}' is not closed from character {at + 1} on: \"{expression[at..Math.Min(expression.Length, at + 20)]}\".");
            at += token.Length;
            if (token.Groups["labels"].Success)
            {
                foreach (Match name in NameLabel().Matches(token.Value))
                    names.Add(name.Groups["name"].Value);
            }
            else if (token.Groups["word"].Success)
            {
                isBeforeLabels = WordsBeforeLabels.Contains(token.Value);
                if (!isBeforeLabels && !Words.Contains(token.Value) && !Call().IsMatch(expression, at))
                    names.Add(token.Value);
                continue;
            }
            else if (isBeforeLabels && token.Value == "(")
            {
                var end = expression.IndexOf(')', at);
                at = end < 0 ? throw new FormatException($"The query '{expression}' has a list of labels that is not closed.") : end + 1;
            }
            if (!string.IsNullOrWhiteSpace(token.Value))
                isBeforeLabels = false;
        }
        return [.. names];
    }

    // Comments, texts, ranges, labels, Grafana's variables, numbers and durations, words, anything else; each from where the one before ended.
    [GeneratedRegex("""
        \G(?:\#[^\n]*|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|\[[^\]]*\]|(?<labels>\{(?:[^}"'`]|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`)*\})|\$(?:\{[^}]*\}|\w+)|[0-9][0-9a-zA-Z_.]*|(?<word>[a-zA-Z_:][a-zA-Z0-9_:]*)|\s+|[^"'`\[{])
        """, RegexOptions.ExplicitCapture)]
    private static partial Regex Token();

    [GeneratedRegex("""__name__\s*=~?\s*["'](?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)["']""", RegexOptions.ExplicitCapture)]
    private static partial Regex NameLabel();

    [GeneratedRegex(@"\G\s*\(")]
    private static partial Regex Call();
}
