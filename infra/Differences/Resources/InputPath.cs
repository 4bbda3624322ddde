using System.Globalization;
using Infra.Differences.Values;

namespace Infra.Differences.Resources;

/// <summary>Paths of changes as inputs of a type: "ingress[0].cidrBlocks[1]" is of the input "ingress.cidrBlocks".</summary>
internal static class InputPath
{
    private const string Any = "*";

    /// <summary>The input that a change is of, its places in lists left out and keys with dots kept whole; null for what is said beside the inputs, such as "[protect]".</summary>
    public static string? Of(string path)
    {
        var segments = ValuePath.Segments(path);
        return segments is [{ IsKey: true }, ..] ? segments.Where(segment => segment.IsKey).Aggregate("", (parent, segment) => ValuePath.Of(parent, segment.Text)) : null;
    }

    /// <summary>Whether a change of the one changes the other: they are the same, or one is within the other.</summary>
    public static bool Meet(string path, string input) => path == input || IsWithin(path, input) || IsWithin(input, path);

    /// <summary>
    /// Whether a change is of an input that a program names, step by step: "environment.CLUSTER", "rules[0].name", where "*" stands for any step. An item that the change names
    /// by what it holds may stand anywhere in its list.
    /// </summary>
    public static bool Contains(string input, string path)
    {
        var (inputs, changed) = (ValuePath.Segments(input), ValuePath.Segments(path));
        return changed is [{ IsKey: true }, ..] && inputs.Length <= changed.Length && inputs.Zip(changed).All(pair => IsSame(pair.First, pair.Second));
    }

    private static bool IsSame(PathSegment input, PathSegment changed) =>
        input.Text == Any || input.IsKey == changed.IsKey && (input.Text == changed.Text || !changed.IsKey && !int.TryParse(changed.Text, NumberStyles.None, CultureInfo.InvariantCulture, out _));

    private static bool IsWithin(string inner, string outer) =>
        inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal) && inner[outer.Length] is '.' or '[';
}
