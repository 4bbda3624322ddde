using System.Collections.Immutable;
using System.Globalization;
using Infra.Differences.Values;
using Pulumi.Offline;

namespace Infra.Differences.Resources;

/// <summary>What `up` makes of inputs whose changes a program has it ignore, as the engine does: pulumi/pulumi sdk/go/common/resource/properties_path.go, Reset.</summary>
internal static class IgnoredChanges
{
    private const string Any = "*";

    /// <summary>
    /// The second inputs, with the first's values at the paths: "tags.owner", "rules[0].name", where "*" stands for any key or place. Lists keep their lengths, and what one side
    /// lacks on the way to a path stays as it is.
    /// </summary>
    /// <param name="before">The first inputs.</param>
    /// <param name="after">The second.</param>
    /// <param name="paths">The paths, as a program gives them.</param>
    public static PlanValue.MapValue Reset(PlanValue.MapValue before, PlanValue.MapValue after, ImmutableArray<string> paths) =>
        paths.Where(path => path.Length > 0).Aggregate(after, (inputs, path) => (PlanValue.MapValue)Reset(before, inputs, ValuePath.Segments(path).AsSpan()));

    private static PlanValue Reset(PlanValue before, PlanValue after, ReadOnlySpan<PathSegment> path)
    {
        if (path.IsEmpty)
            return before;
        var rest = path[1..];
        return (before, after) switch
        {
            (PlanValue.MapValue old, PlanValue.MapValue now) when path[0].Text == Any => ResetAll(old, now, rest),
            (PlanValue.MapValue old, PlanValue.MapValue now) when path[0].IsKey => ResetKey(old, now, path[0].Text, rest),
            (PlanValue.ListValue old, PlanValue.ListValue now) when path[0].Text == Any => ResetItems(old, now, 0, Math.Min(old.Items.Length, now.Items.Length), rest),
            (PlanValue.ListValue old, PlanValue.ListValue now) when !path[0].IsKey && int.TryParse(path[0].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                && index < Math.Min(old.Items.Length, now.Items.Length) => ResetItems(old, now, index, index + 1, rest),
            _ => after,
        };
    }

    private static PlanValue.MapValue ResetAll(PlanValue.MapValue before, PlanValue.MapValue after, ReadOnlySpan<PathSegment> rest)
    {
        if (rest.IsEmpty)
            return before;
        foreach (var key in before.Items.Keys)
            after = ResetKey(before, after, key, rest);
        return after;
    }

    private static PlanValue.MapValue ResetKey(PlanValue.MapValue before, PlanValue.MapValue after, string key, ReadOnlySpan<PathSegment> rest)
    {
        if (before[key] is { } old && (rest.IsEmpty || after[key] is not null))
            return new PlanValue.MapValue(after.Items.SetItem(key, rest.IsEmpty ? old : Reset(old, after[key]!, rest)));
        return rest.IsEmpty ? new PlanValue.MapValue(after.Items.Remove(key)) : after;
    }

    private static PlanValue.ListValue ResetItems(PlanValue.ListValue before, PlanValue.ListValue after, int start, int end, ReadOnlySpan<PathSegment> rest)
    {
        var items = after.Items.ToBuilder();
        for (var i = start; i < end; i++)
            items[i] = Reset(before.Items[i], items[i], rest);
        return new PlanValue.ListValue(items.ToImmutable());
    }
}
