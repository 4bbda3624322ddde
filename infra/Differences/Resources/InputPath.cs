using System.Text.RegularExpressions;

namespace Infra.Differences.Resources;

/// <summary>Paths of changes as inputs of a type: "ingress[0].cidrBlocks[1]" is of the input "ingress.cidrBlocks".</summary>
internal static partial class InputPath
{
    /// <summary>The input that a change is of, its places in lists left out and keys with dots kept whole; null for what is said beside the inputs, such as "[protect]".</summary>
    public static string? Of(string path) => path.StartsWith('[') && !path.StartsWith("[\"", StringComparison.Ordinal) ? null : Places().Replace(path, "");

    /// <summary>Whether a change of the one changes the other: they are the same, or one is within the other.</summary>
    public static bool Meet(string path, string input) => path == input || IsWithin(path, input) || IsWithin(input, path);

    /// <summary>Whether a change is of an input that a program names: "environment.CLUSTER", "rules[0].name", where "*" stands for any, or for all inputs.</summary>
    public static bool IsOfAny(string path, IEnumerable<string> inputs) =>
        Of(path) is { } changed && inputs.Select(input => Places().Replace(input, "")).Any(input => input is "*" || changed == input || IsWithin(changed, input));

    private static bool IsWithin(string inner, string outer) =>
        inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal) && inner[outer.Length] is '.' or '[';

    // Names of items may hold brackets of their own; a key in quotes is a key.
    [GeneratedRegex(@"\[(?!"")[^\]]*\]", RegexOptions.CultureInvariant)]
    private static partial Regex Places();
}
