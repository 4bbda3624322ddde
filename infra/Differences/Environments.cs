using System.Collections.Immutable;
using Infra.Differences.Comparison;
using Infra.Planning;
using Infra.Stacks;
using Pulumi.Offline;

namespace Infra.Differences;

/// <summary>Makes the plans of two environments comparable: what only names the environment is the same in both.</summary>
public static class Environments
{
    /// <summary>
    /// The plan with placeholders for what its environment calls its own: {stack}, {account}, {region}, {domain}, {zone1} … and {cluster1} … in the order of the settings. URNs,
    /// names, paths, keys, texts and findings have them; sizes, versions, addresses and whatever else differs stay as they are. Of two plans made so, the difference is what is
    /// really another.
    /// </summary>
    /// <param name="plan">The plan of one environment.</param>
    /// <param name="config">That environment.</param>
    public static Plan Normalised(Plan plan, EnvironmentConfig config)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(config);
        var names = EnvironmentNames.Of(config);
        return plan with
        {
            Stack = EnvironmentNames.Stack,
            Resources = [.. plan.Resources.Select(resource => Normalised(resource, names)).OrderBy(resource => resource.Urn, StringComparer.Ordinal)],
            // Sorts without swapping what is equal: the documents of a path keep their order.
            Manifests = [.. plan.Manifests.Select(each => new PlanManifest(each.Application, names.InText(each.Path), Normalised(each.Object, names))).OrderBy(each => each.Path, StringComparer.Ordinal)],
            Outputs = Normalised(plan.Outputs, names),
            Findings = [.. plan.Findings.Select(each => each with { Subject = names.InText(each.Subject), Message = names.InText(each.Message) }).Order(Comparer<Finding>.Create(Finding.Order))],
            Cost = plan.Cost is { } cost ? cost with { Items = [.. cost.Items.Select(each => each with { Urn = names.InText(each.Urn) })] } : null,
        };
    }

    private static PlanResource Normalised(PlanResource resource, EnvironmentNames names) => resource with
    {
        Urn = names.InText(resource.Urn),
        Name = names.InName(resource.Name),
        Parent = resource.Parent is { } parent ? names.InText(parent) : null,
        Provider = resource.Provider is { } provider ? names.InText(provider) : null,
        DependsOn = [.. resource.DependsOn.Select(names.InText).Order(StringComparer.Ordinal)],
        Aliases = [.. resource.Aliases.Select(names.InText).Order(StringComparer.Ordinal)],
        Inputs = Normalised(resource.Inputs, names),
    };

    private static PlanValue.MapValue Normalised(PlanValue.MapValue map, EnvironmentNames names) =>
        new(map.Items.ToImmutableSortedDictionary(item => names.InText(item.Key), item => Normalised(item.Value, names, item.Key), StringComparer.Ordinal));

    private static PlanValue Normalised(PlanValue value, EnvironmentNames names, string key) => value switch
    {
        PlanValue.TextValue text => names.InValue(key, text.Value) is var named && ReferenceEquals(named, text.Value) ? text : new PlanValue.TextValue(named),
        PlanValue.UnknownValue unknown => new PlanValue.UnknownValue(names.InText(unknown.Source)),
        PlanValue.TemplateValue template => new PlanValue.TemplateValue([.. template.Parts.Select(part => Normalised(part, names, key))]),
        PlanValue.ListValue list => new PlanValue.ListValue([.. list.Items.Select(item => Normalised(item, names, key))]),
        PlanValue.MapValue map => Normalised(map, names),
        _ => value,
    };
}
