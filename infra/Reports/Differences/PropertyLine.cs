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

    /// <summary>Those of a resource; what the manifests and the meanings of a difference say again stands in one line.</summary>
    public static ImmutableArray<PropertyLine> Of(ResourceChange resource, PlanDifference difference, int limit)
    {
        var folds = FoldsOf(resource, difference);
        if (folds is null)
            return Of(resource.Properties, limit);
        var (pattern, what) = folds.Value;
        var folded = resource.Properties.Count(change => pattern.IsMatch(change.Path));
        var lines = resource.Properties.Where(change => !pattern.IsMatch(change.Path)).Select(change => LineOf(change, limit));
        return folded == 0 ? [.. lines] : [.. lines, new PropertyLine(what, null, null, $"{(folded == 1 ? "1 value differs" : $"{Words.Count(folded, "value")} differ")}, told by what they mean")];
    }

    private static (Regex Pattern, string What)? FoldsOf(ResourceChange resource, PlanDifference difference)
    {
        if (resource.Type == ApplicationType)
            return (ChartValues(), "chart values");
        if (resource.Type == ClusterDocuments.ObjectType && difference.Manifests.Any(manifest => manifest.Application == ClusterDocuments.Application))
            return (Content(), "documents");
        return null;
    }

    private static PropertyLine LineOf(PropertyChange change, int limit)
    {
        var (before, after) = ValueText.Pair(change, limit);
        return new PropertyLine(OneLine.Of(change.Path, PathLimit), before, after);
    }

    private const string ApplicationType = "kubernetes:argoproj.io/v1alpha1:Application";

    [GeneratedRegex(@"^spec\.sources?(\[[^\]]*\])?\.helm\.(values|valuesObject|parameters)\b")]
    private static partial Regex ChartValues();

    [GeneratedRegex(@"^content(\W|$)")]
    private static partial Regex Content();
}
