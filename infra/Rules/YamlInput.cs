using Infra.Planning.Manifests;
using Pulumi.Offline;

namespace Infra.Rules;

/// <summary>Values that a chart wants as YAML text, as lists and maps again: some take containers, variables and volumes so.</summary>
internal static class YamlInput
{
    private const string Items = "items";

    /// <summary>The value with such texts read; the value itself where it has none.</summary>
    public static PlanValue? Expand(PlanValue? value) => value switch
    {
        PlanValue.MapValue map => Expand(map),
        PlanValue.ListValue list => Expand(list),
        PlanValue.TextValue { Value: var text } when IsList(text) => Read(text) ?? value,
        _ => value,
    };

    private static PlanValue.ListValue Expand(PlanValue.ListValue list)
    {
        var items = list.Items;
        for (var i = 0; i < items.Length; i++)
        {
            if (Expand(list.Items[i])! is var expanded && !ReferenceEquals(list.Items[i], expanded))
                items = items.SetItem(i, expanded);
        }
        return items == list.Items ? list : new PlanValue.ListValue(items);
    }

    private static PlanValue.MapValue Expand(PlanValue.MapValue map)
    {
        var items = map.Items;
        foreach (var (key, item) in map.Items)
        {
            if (Expand(item)! is var expanded && !ReferenceEquals(item, expanded))
                items = items.SetItem(key, expanded);
        }
        return ReferenceEquals(items, map.Items) ? map : new PlanValue.MapValue(items);
    }

    // What begins as a list of maps, as a container or a variable does; other texts are somebody's own.
    private static bool IsList(string text) => text.StartsWith("- ", StringComparison.Ordinal) && text.Contains(": ", StringComparison.Ordinal);

    private static PlanValue.ListValue? Read(string text) =>
        YamlObjects.Read(YamlText.Of(new PlanValue.TextValue($"{Items}:\n{text}"))!) is { Problem: null, Objects: [var read] } && read[Items] is PlanValue.ListValue list ? list : null;
}
