using System.Collections.Immutable;
using System.Globalization;
using Infra.Planning;
using Pulumi.Offline;

namespace Infra.Tests.Support;

/// <summary>What is other in one plan than in another: resources by URN, manifests by path, kind and name, values by their path.</summary>
/// <param name="Gone">What the second lacks, sorted.</param>
/// <param name="New">What the first lacks, sorted.</param>
/// <param name="Changed">The paths of what differs, sorted: "urn…::vpc-s3 inputs.subnetIds[2]".</param>
internal sealed record PlanDifference(ImmutableArray<string> Gone, ImmutableArray<string> New, ImmutableArray<string> Changed)
{
    public static PlanDifference Of(Plan before, Plan after)
    {
        var (first, second) = (Things(before), Things(after));
        return new PlanDifference(
            [.. first.Keys.Except(second.Keys)],
            [.. second.Keys.Except(first.Keys)],
            [
                .. first.Keys.Intersect(second.Keys).SelectMany(key => Between(first[key], second[key], "").Select(path => $"{key} {path}"))
                    .Order(StringComparer.Ordinal),
            ]);
    }

    private static SortedDictionary<string, PlanValue> Things(Plan plan)
    {
        var things = new SortedDictionary<string, PlanValue>(StringComparer.Ordinal);
        foreach (var resource in plan.Resources)
            things.Add(resource.Urn, Value(resource));
        foreach (var manifest in plan.Manifests)
            things.Add($"{manifest.Path}#{Text(manifest.Object["kind"])}/{Text((manifest.Object["metadata"] as PlanValue.MapValue)?["name"])}", manifest.Object);
        return things;
    }

    private static PlanValue.MapValue Value(PlanResource resource) => new(PlanValue.MapValue.Empty.Items
        .Add("inputs", resource.Inputs)
        .Add("protect", new PlanValue.BoolValue(resource.Protect))
        .Add("parent", new PlanValue.TextValue(resource.Parent ?? ""))
        .Add("provider", new PlanValue.TextValue(resource.Provider ?? "")));

    private static string Text(PlanValue? value) => (value as PlanValue.TextValue)?.Value ?? "";

    private static IEnumerable<string> Between(PlanValue? before, PlanValue? after, string path) => (before, after) switch
    {
        _ when Equals(before, after) => [],
        (PlanValue.MapValue first, PlanValue.MapValue second) => first.Items.Keys.Union(second.Items.Keys)
            .SelectMany(key => Between(first[key], second[key], path.Length == 0 ? key : $"{path}.{key}")),
        (PlanValue.ListValue first, PlanValue.ListValue second) => Enumerable.Range(0, Math.Max(first.Items.Length, second.Items.Length))
            .SelectMany(i => Between(first.Items.ElementAtOrDefault(i), second.Items.ElementAtOrDefault(i), string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"))),
        _ => [path],
    };
}
