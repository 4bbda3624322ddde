using System.Collections.Immutable;
using Infra.Planning;

namespace Infra.Rules.Argo;

/// <summary>What a plan has of Argo CD, in all clusters.</summary>
internal sealed class ArgoApplications
{
    private readonly Dictionary<(string Cluster, string Name), ArgoApplication> _byName = [];
    private readonly Dictionary<(string Cluster, string Name), ArgoProject> _projects = [];
    private readonly ILookup<string, ArgoApplication> _byChart;
    private readonly ILookup<string, ArgoApplication> _named;
    private readonly Dictionary<string, ArgoApplication> _byUrn;

    /// <summary>Indexes a plan's Applications and projects.</summary>
    public ArgoApplications(PlanIndex index)
    {
        All = [.. index.OfType(ArgoTypes.Application).Select(resource => new ArgoApplication(resource))];
        Templates = [.. index.OfType(ArgoTypes.ApplicationSet).Select(ArgoApplication.OfSet)];
        Projects = [.. index.OfType(ArgoTypes.Project).Select(resource => new ArgoProject(resource))];
        Releases = [.. index.OfType(ArgoTypes.Release).Where(release => release.Inputs["chart"].Text() == ArgoTypes.Chart)];
        foreach (var application in All)
            _byName.TryAdd((application.Cluster, application.Name), application);
        foreach (var project in Projects)
            _projects.TryAdd((project.Cluster, project.Name), project);
        _byChart = All.ToLookup(application => application.Chart ?? "", StringComparer.Ordinal);
        _named = All.ToLookup(application => application.Name, StringComparer.Ordinal);
        _byUrn = All.ToDictionary(application => application.Resource.Urn, StringComparer.Ordinal);
        Clusters = [.. All.Select(application => application.Cluster).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>Every Application, in the plan's order.</summary>
    public ImmutableArray<ArgoApplication> All { get; }

    /// <summary>What ApplicationSets make Applications of.</summary>
    public ImmutableArray<ArgoApplication> Templates { get; }

    /// <summary>Every AppProject.</summary>
    public ImmutableArray<ArgoProject> Projects { get; }

    /// <summary>The Helm releases by which Argo CD itself begins.</summary>
    public ImmutableArray<PlanResource> Releases { get; }

    /// <summary>The clusters that have Applications.</summary>
    public ImmutableArray<string> Clusters { get; }

    /// <summary>The Applications of a chart.</summary>
    public IEnumerable<ArgoApplication> OfChart(string chart) => _byChart[chart];

    /// <summary>The Applications of a name: one in each cluster that has it, in the plan's order.</summary>
    public IEnumerable<ArgoApplication> Named(string name) => _named[name];

    /// <summary>An Application of a cluster; null where there is none.</summary>
    public ArgoApplication? Find(string cluster, string name) => _byName.GetValueOrDefault((cluster, name));

    /// <summary>The Application that a resource is; null where it is none.</summary>
    public ArgoApplication? FindByUrn(string urn) => _byUrn.GetValueOrDefault(urn);

    /// <summary>A project of a cluster; null where there is none.</summary>
    public ArgoProject? FindProject(string cluster, string name) => _projects.GetValueOrDefault((cluster, name));
}
