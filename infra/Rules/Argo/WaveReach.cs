using Infra.Planning;

namespace Infra.Rules.Argo;

/// <summary>Follows what resources depend on, to Applications; each resource once for each cluster.</summary>
internal sealed class WaveReach
{
    private const int None = -1;

    private readonly PlanIndex _index;
    private readonly ArgoApplications _argo;
    private readonly ILookup<string?, PlanResource> _children;
    private readonly Dictionary<(string Cluster, string Urn), int> _reached = [];
    private readonly Dictionary<(string Cluster, string Urn), int> _ready = [];

    /// <summary>Prepares to follow a plan's dependencies.</summary>
    public WaveReach(PlanIndex index, ArgoApplications argo, Plan plan)
    {
        _index = index;
        _argo = argo;
        _children = plan.Resources.ToLookup(resource => resource.Parent, StringComparer.Ordinal);
    }

    /// <summary>The highest wave among the cluster's Applications that a resource depends on, by others too; -1 where there is none.</summary>
    public int Of(PlanResource resource, string cluster)
    {
        var key = (cluster, resource.Urn);
        if (_reached.TryGetValue(key, out var known))
            return known;
        // What is asked for while it is looked for depends on itself, and adds nothing.
        _reached[key] = None;
        var highest = None;
        foreach (var urn in resource.DependsOn)
        {
            if (_index.Find(urn) is { } dependency)
                highest = Math.Max(highest, WaveOf(dependency, cluster));
        }
        return _reached[key] = highest;
    }

    // The highest wave that is over once a resource is there: a component is when its children are.
    private int WaveOf(PlanResource resource, string cluster)
    {
        var key = (cluster, resource.Urn);
        if (_ready.TryGetValue(key, out var known))
            return known;
        _ready[key] = None;
        var highest = Of(resource, cluster);
        if (_argo.FindByUrn(resource.Urn) is { Wave: { } wave } application && application.Cluster == cluster)
            highest = Math.Max(highest, wave);
        if (!resource.Custom)
        {
            foreach (var child in _children[resource.Urn])
                highest = Math.Max(highest, WaveOf(child, cluster));
        }
        return _ready[key] = highest;
    }
}
