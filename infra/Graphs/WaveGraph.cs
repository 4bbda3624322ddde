using System.Collections.Immutable;
using System.Globalization;
using Infra.Components;
using Infra.Planning;
using Infra.Rules;
using Infra.Rules.Argo;

namespace Infra.Graphs;

/// <summary>In which order Argo CD's Applications are delivered: a column for each wave, all clusters in one picture.</summary>
public static class WaveGraph
{
    private const string HowToRead =
        "Each column is a wave, which begins when all of the one before is healthy. An arrow leads from an Application to one that needs it; needs that follow from other arrows are left out.";

    private const string Barrier =
        "Each column is a wave, which begins when all of the one before is healthy. An arrow leads from an Application to one that waits for it; what follows from other arrows is left out.";

    /// <summary>Draws a plan's Applications.</summary>
    /// <param name="plan">The plan. Of it alone, arrows are what resources depend on: everything of the wave before.</param>
    /// <param name="platform">What the add-ons declare: arrows are what each Application itself needs. Default: nobody knows.</param>
    public static Graph Of(Plan plan, PlatformModel? platform = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var index = new PlanIndex(plan);
        var argo = new ArgoApplications(index);
        var places = argo.All.Where(application => application.Wave is not null)
            .GroupBy(application => (application.Name, Wave: application.Wave!.Value))
            .Select(same => new Place(same.Key.Name, same.Key.Wave, [.. same]))
            .OrderBy(place => place.Wave).ThenBy(place => place.Name, StringComparer.Ordinal).ToList();
        var waves = places.Select(place => place.Wave).Distinct().ToList();
        var needs = platform?.Applications.ToDictionary(application => application.Name, application => application.Needs, StringComparer.Ordinal);
        var clusters = argo.Clusters.ToDictionary(urn => urn, urn => ClusterOf(index, urn), StringComparer.Ordinal);
        return new Graph
        {
            Title = $"Waves of {plan.Project}/{plan.Stack}",
            Description = (platform is null ? Barrier : HowToRead) + ClustersOf(clusters),
            Columns = [.. waves.Select(wave => string.Create(CultureInfo.InvariantCulture, $"wave {wave}"))],
            Nodes = [.. places.Select(place => NodeOf(place, waves.IndexOf(place.Wave), clusters))],
            Edges = TransitiveReduction.Of([.. Edges(places, place => NeedsOf(place, argo, needs))]),
        };
    }

    private static string ClustersOf(Dictionary<string, string> clusters) => clusters.Count < 2
        ? ""
        : $" What has a cluster's name in brackets is delivered to that one alone, all else to {string.Join(" and ", clusters.Values.Order(StringComparer.Ordinal))}.";

    private static GraphNode NodeOf(Place place, int column, Dictionary<string, string> clusters)
    {
        var first = place.Applications[0];
        var there = string.Join(", ", place.Applications.Select(application => clusters[application.Cluster]).Order(StringComparer.Ordinal));
        var what = first.Chart is { } chart ? $"chart {chart} {first.Revision}" : "rendered manifests";
        return new GraphNode(place.Id, place.Applications.Length < clusters.Count ? $"{place.Name} ({there})" : place.Name, first.Project)
        {
            Column = column,
            Detail = $"{what}, into {first.Namespace}".Replace(PlanValueExtensions.UnknownPart, '…'),
        };
    }

    private static IEnumerable<string> NeedsOf(Place place, ArgoApplications argo, Dictionary<string, IReadOnlyList<string>>? needs) =>
        needs is not null && needs.TryGetValue(place.Name, out var names)
            ? names
            : place.Applications.SelectMany(application => application.Resource.DependsOn).Select(urn => argo.FindByUrn(urn)?.Name).OfType<string>().Distinct(StringComparer.Ordinal);

    // A name that clusters have in several waves is a node in each; the last one before is meant.
    private static IEnumerable<GraphEdge> Edges(List<Place> places, Func<Place, IEnumerable<string>> needs)
    {
        var byName = places.ToLookup(place => place.Name, StringComparer.Ordinal);
        return places.SelectMany(place => needs(place).Order(StringComparer.Ordinal)
            .Select(name => byName[name].LastOrDefault(other => other.Wave < place.Wave)).OfType<Place>()
            .Select(other => new GraphEdge(other.Id, place.Id)));
    }

    // "a" of the provider that is a child of the component "a-kops", itself a child of the cluster "a".
    private static string ClusterOf(PlanIndex index, string provider)
    {
        for (var resource = index.Find(provider); resource is not null; resource = index.Find(resource.Parent))
        {
            if (resource.Type == "platform:cluster:Cluster")
                return resource.Name;
        }
        return UrnParts.Of(provider)?.Name ?? provider;
    }

    private sealed record Place(string Name, int Wave, ImmutableArray<ArgoApplication> Applications)
    {
        public string Id { get; } = string.Create(CultureInfo.InvariantCulture, $"{Wave}/{Name}");
    }
}
