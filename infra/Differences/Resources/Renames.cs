using System.Collections.Immutable;
using Infra.Planning;
using Pulumi.Offline;

namespace Infra.Differences.Resources;

/// <summary>The resources that two plans have under different URNs, as aliases of the second say.</summary>
internal sealed class Renames
{
    private readonly Dictionary<string, string> _nowByFormer = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _formerByNow = new(StringComparer.Ordinal);

    private Renames() { }

    /// <summary>
    /// Finds them. A URN that the second plan still has is nobody's former one, and one that two resources claim is the first's, in the order of URNs: the engine refuses the second.
    /// </summary>
    public static Renames Of(IReadOnlyDictionary<string, PlanResource> before, IEnumerable<PlanResource> resources, IReadOnlyDictionary<string, PlanResource> after)
    {
        var renames = new Renames();
        foreach (var resource in resources)
        {
            if (before.ContainsKey(resource.Urn))
                continue;
            foreach (var alias in resource.Aliases)
            {
                if (before.ContainsKey(alias) && !after.ContainsKey(alias) && renames._nowByFormer.TryAdd(alias, resource.Urn))
                {
                    renames._formerByNow.Add(resource.Urn, alias);
                    break;
                }
            }
        }
        return renames;
    }

    /// <summary>What a URN of the second plan was in the first; null where it was the same, or there was none.</summary>
    public string? FormerOf(string urn) => _formerByNow.GetValueOrDefault(urn);

    /// <summary>What a URN of the first plan is in the second; null where it is the same, or there is none.</summary>
    public string? NowOf(string urn) => _nowByFormer.GetValueOrDefault(urn);

    /// <summary>A resource of the first plan, all that it refers to under the second plan's URNs.</summary>
    public PlanResource Apply(PlanResource resource) => _nowByFormer.Count == 0 ? resource : resource with
    {
        Parent = Renamed(resource.Parent),
        Provider = Renamed(resource.Provider),
        DependsOn = [.. resource.DependsOn.Select(urn => Renamed(urn)!)],
        Inputs = (PlanValue.MapValue)Apply(resource.Inputs),
    };

    /// <summary>A value of the first plan, its unknown parts under the second plan's URNs.</summary>
    public PlanValue Apply(PlanValue value) => _nowByFormer.Count == 0 ? value : value switch
    {
        PlanValue.UnknownValue unknown => Apply(unknown),
        PlanValue.TemplateValue template => new PlanValue.TemplateValue([.. template.Parts.Select(Apply)]),
        PlanValue.ListValue list => new PlanValue.ListValue([.. list.Items.Select(Apply)]),
        PlanValue.MapValue map => new PlanValue.MapValue(map.Items.ToImmutableSortedDictionary(item => item.Key, item => Apply(item.Value), StringComparer.Ordinal)),
        _ => value,
    };

    private PlanValue.UnknownValue Apply(PlanValue.UnknownValue unknown) =>
        UrnParts.Split(unknown.Source) is { } source && NowOf(source.Urn) is { } now ? new PlanValue.UnknownValue($"{now}#{source.Part}") : unknown;

    private string? Renamed(string? urn) => urn is null ? null : NowOf(urn) ?? urn;
}
