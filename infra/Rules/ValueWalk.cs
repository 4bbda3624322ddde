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
    public static IEnumerable<Place> Texts(PlanValue? value, string path) => Texts(value, path, "", null);

    private static IEnumerable<Place> Texts(PlanValue? value, string path, string key, PlanValue.MapValue? map)
    {
        switch (value)
        {
            case PlanValue.MapValue inner:
                return inner.Items.SelectMany(item => Texts(item.Value, $"{path}.{item.Key}", item.Key, inner));
            case PlanValue.ListValue list:
                return list.Items.SelectMany((item, i) => Texts(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), key, null));
            case PlanValue.TextValue or PlanValue.TemplateValue:
                return [new Place(path, key, value.TextWithUnknowns()!, map)];
            default:
                return [];
        }
    }
}
