using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Infra.Differences;
using Infra.Planning.Manifests;

namespace Infra.Reports.Differences;

/// <summary>A value that differs, as reports show it.</summary>
/// <param name="Path">Where it stands.</param>
/// <param name="Before">What it was; null for none.</param>
/// <param name="After">What it is; null for none.</param>
/// <param name="Note">What stands in place of values that are said elsewhere; null where the values stand.</param>
internal sealed record PropertyLine(string Path, string? Before, string? After, string? Note = null)
{
    /// <summary>"path: before -> after", or "path: note".</summary>
    public string Text => $"{(Path.Length == 0 ? "" : $"{Path}: ")}{Note ?? ChangeText.Values(Before, After)}";

    /// <summary>Removed, added or changed, as a mark.</summary>
    public string Mark => (Note, Before, After) switch
    {
        (null, null, _) => "+",
        (null, _, null) => "-",
        _ => "~",
    };
}

/// <summary>The values that differ in a resource or an object.</summary>
internal static partial class PropertyLines
{
    private const int PathLimit = 160;

    /// <summary>Each by itself, as long as it is at most <paramref name="limit"/>.</summary>
    public static ImmutableArray<PropertyLine> Of(ImmutableArray<PropertyChange> changes, int limit) => [.. changes.Select(change => LineOf(change, limit))];

    /// <summary>Those of a resource; what the manifests of a difference show too stands in one line.</summary>
    public static ImmutableArray<PropertyLine> Of(ResourceChange resource, PlanDifference difference, int limit)
    {
        if (!AreManifests(resource, difference))
            return Of(resource.Properties, limit);
        var folded = resource.Properties.Count(change => Content().IsMatch(change.Path));
        var lines = resource.Properties.Where(change => !Content().IsMatch(change.Path)).Select(change => LineOf(change, limit));
        return folded == 0
            ? [.. lines]
            : [.. lines, new PropertyLine("documents", null, null, $"{(folded == 1 ? "1 value differs" : $"{Words.Count(folded, "value")} differ")}, shown among the manifests")];
    }

    private static bool AreManifests(ResourceChange resource, PlanDifference difference) =>
        resource.Type == ClusterDocuments.ObjectType && difference.Manifests.Any(manifest => manifest.Application == ClusterDocuments.Application);

    private static PropertyLine LineOf(PropertyChange change, int limit)
    {
        var (before, after) = ValueText.Pair(change, limit);
        return new PropertyLine(OneLine.Of(change.Path, PathLimit), before, after);
    }

    [GeneratedRegex(@"^content(\W|$)")]
    private static partial Regex Content();
}
