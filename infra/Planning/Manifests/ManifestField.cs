using System.Globalization;
using Pulumi.Offline;

namespace Infra.Planning.Manifests;

/// <summary>Paths of fields in an object, such as "spec.rules[0].host".</summary>
internal static class ManifestField
{
    /// <summary>The path of a key in a map.</summary>
    public static string Of(string parent, string key) => parent.Length == 0 ? key : $"{parent}.{key}";

    /// <summary>The path of an item in a list.</summary>
    public static string Of(string parent, int index) => string.Create(CultureInfo.InvariantCulture, $"{parent}[{index}]");

    /// <summary>The first field in which two objects differ; null where they are equal.</summary>
    public static string? FirstDifference(PlanValue.MapValue one, PlanValue.MapValue other) => FirstDifference(one, other, "");

    private static string? FirstDifference(PlanValue? one, PlanValue? other, string field) => (one, other) switch
    {
        _ when Equals(one, other) => null,
        (PlanValue.MapValue first, PlanValue.MapValue second) => first.Items.Keys.Union(second.Items.Keys).Order(StringComparer.Ordinal)
            .Select(key => FirstDifference(first[key], second[key], Of(field, key))).First(difference => difference is not null),
        (PlanValue.ListValue first, PlanValue.ListValue second) => Enumerable.Range(0, Math.Max(first.Items.Length, second.Items.Length))
            .Select(i => FirstDifference(first.Items.ElementAtOrDefault(i), second.Items.ElementAtOrDefault(i), Of(field, i))).First(difference => difference is not null),
        _ => field,
    };
}
