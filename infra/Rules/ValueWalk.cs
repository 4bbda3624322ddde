using System.Globalization;
using Pulumi.Offline;

namespace Infra.Rules;

/// <summary>Goes through all texts of a value, with the path to each.</summary>
internal static class ValueWalk
{
    /// <summary>A text.</summary>
    /// <param name="Path">Where it is: "valuesObject.env[0].value".</param>
    /// <param name="Key">The key of the map that it is in; of the list's where it is in one.</param>
    /// <param name="Text">The text, its unknown parts as <see cref="PlanValueExtensions.UnknownPart"/>.</param>
    /// <param name="Map">The map that it is in; null where there is none.</param>
    internal readonly record struct Place(string Path, string Key, string Text, PlanValue.MapValue? Map);

    /// <summary>Every text that is known at least in parts, in the order of keys.</summary>
    public static IReadOnlyList<Place> Texts(PlanValue? value, string path)
    {
        var places = new List<Place>();
        Collect(value, path, "", null, places);
        return places;
    }

    /// <summary>Whether a text that is known at least in parts meets a condition: faster than to ask for all of them.</summary>
    public static bool Any(PlanValue? value, Func<string, bool> condition) => value switch
    {
        PlanValue.MapValue map => Any(map, condition),
        PlanValue.ListValue list => Any(list, condition),
        PlanValue.TextValue or PlanValue.TemplateValue => condition(value.TextWithUnknowns()!),
        _ => false,
    };

    private static bool Any(PlanValue.MapValue map, Func<string, bool> condition)
    {
        foreach (var (_, item) in map.Items)
        {
            if (Any(item, condition))
                return true;
        }
        return false;
    }

    private static bool Any(PlanValue.ListValue list, Func<string, bool> condition)
    {
        foreach (var item in list.Items)
        {
            if (Any(item, condition))
                return true;
        }
        return false;
    }

    private static void Collect(PlanValue? value, string path, string key, PlanValue.MapValue? map, List<Place> places)
    {
        switch (value)
        {
            case PlanValue.MapValue inner:
                foreach (var (name, item) in inner.Items)
                    Collect(item, $"{path}.{name}", name, inner, places);
                break;
            case PlanValue.ListValue list:
                for (var i = 0; i < list.Items.Length; i++)
                    Collect(list.Items[i], string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), key, null, places);
                break;
            case PlanValue.TextValue or PlanValue.TemplateValue:
                places.Add(new Place(path, key, value.TextWithUnknowns()!, map));
                break;
        }
    }
}
