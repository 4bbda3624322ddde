using Infra.Planning;

namespace Infra.Cost;

/// <summary>Where the resources of a plan belong.</summary>
internal sealed class PlanPlaces(Plan plan)
{
    private const string StackType = "pulumi:pulumi:Stack";
    private const string ClusterType = "platform:cluster:Cluster";

    private readonly Dictionary<string, PlanResource> _byUrn = plan.Resources.ToDictionary(resource => resource.Urn, StringComparer.Ordinal);

    /// <summary>The component that a resource is counted under: the outermost but one, such as "vpc" of the foundation and "main-kops" of a cluster; the stack where it has none.</summary>
    public string ComponentOf(PlanResource resource)
    {
        var components = Above(resource).ToList();
        return components.Count == 0 ? plan.Stack : components[Math.Max(components.Count - 2, 0)].Name;
    }

    /// <summary>The label of the cluster that a resource is a part of; null where it is none's.</summary>
    public string? ClusterOf(PlanResource resource) => Above(resource).FirstOrDefault(component => component.Type == ClusterType)?.Name;

    // The nearest first.
    private IEnumerable<PlanResource> Above(PlanResource resource)
    {
        for (var urn = resource.Parent; urn is not null && _byUrn.TryGetValue(urn, out var parent) && parent.Type != StackType; urn = parent.Parent)
            yield return parent;
    }
}
