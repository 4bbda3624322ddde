using Infra.Planning;
using Pulumi.Offline;

namespace Infra.Rules.Argo;

/// <summary>An AppProject as rules read it.</summary>
internal sealed class ArgoProject
{
    private readonly HashSet<string> _repositories;
    private readonly HashSet<(string Server, string Namespace)> _destinations;
    private readonly HashSet<(string Group, string Kind)> _clusterKinds;
    private readonly HashSet<(string Group, string Kind)>? _kinds;
    private readonly HashSet<(string Group, string Kind)> _deniedKinds;

    /// <summary>Reads a project.</summary>
    public ArgoProject(PlanResource resource)
    {
        Resource = resource;
        var spec = resource.Inputs["spec"];
        _repositories = Repositories(spec).ToHashSet(StringComparer.Ordinal);
        _destinations = Destinations(spec).ToHashSet();
        _clusterKinds = Kinds(spec, "clusterResourceWhitelist").ToHashSet();
        _kinds = spec.At("namespaceResourceWhitelist") is null ? null : Kinds(spec, "namespaceResourceWhitelist").ToHashSet();
        _deniedKinds = Kinds(spec, "namespaceResourceBlacklist").ToHashSet();
    }

    /// <summary>The resource that findings are about.</summary>
    public PlanResource Resource { get; }

    /// <summary>The cluster: what is in one has one provider.</summary>
    public string Cluster => Resource.Provider ?? "";

    /// <summary>The name.</summary>
    public string Name => Resource.Inputs.At("metadata", "name").TextWithUnknowns() ?? "";

    /// <summary>What it lets through that has an asterisk, as "sourceRepos: *".</summary>
    public IEnumerable<string> Wildcards => _repositories.Where(HasWildcard).Select(repository => $"sourceRepos: {repository}")
        .Concat(_destinations.Where(each => HasWildcard(each.Server) || HasWildcard(each.Namespace)).Select(each => $"destinations: {each.Server} {each.Namespace}"))
        .Concat(_clusterKinds.Where(IsWide).Select(kind => $"clusterResourceWhitelist: {kind.Group}/{kind.Kind}"))
        .Concat((_kinds ?? []).Where(IsWide).Select(kind => $"namespaceResourceWhitelist: {kind.Group}/{kind.Kind}"));

    /// <summary>Whether Applications may come of a repository.</summary>
    public bool Takes(string repository) => _repositories.Contains(repository) || _repositories.Contains("*");

    /// <summary>Whether they may put things into a namespace.</summary>
    public bool LeadsTo(string server, string @namespace) =>
        _destinations.Contains((server, @namespace)) || _destinations.Contains((server, "*")) || _destinations.Contains(("*", "*"));

    /// <summary>Whether they may make things of a kind.</summary>
    public bool Makes(string group, string kind, bool inNamespace) => inNamespace
        ? (_kinds is null || Has(_kinds, group, kind)) && !Has(_deniedKinds, group, kind)
        : Has(_clusterKinds, group, kind);

    private static bool Has(HashSet<(string Group, string Kind)> kinds, string group, string kind) =>
        kinds.Contains((group, kind)) || kinds.Contains((group, "*")) || kinds.Contains(("*", "*"));

    private static bool HasWildcard(string text) => text.Contains('*', StringComparison.Ordinal);

    private static bool IsWide((string Group, string Kind) kind) => HasWildcard(kind.Group) || HasWildcard(kind.Kind);

    private static IEnumerable<string> Repositories(PlanValue? spec) => spec.At("sourceRepos").Items().Select(each => each.TextWithUnknowns() ?? "");

    private static IEnumerable<(string Server, string Namespace)> Destinations(PlanValue? spec) =>
        spec.At("destinations").Items().Select(each => (each.At("server").TextWithUnknowns() ?? "", each.At("namespace").TextWithUnknowns() ?? ""));

    private static IEnumerable<(string Group, string Kind)> Kinds(PlanValue? spec, string key) =>
        spec.At(key).Items().Select(each => (each.At("group").Text() ?? "", each.At("kind").Text() ?? ""));
}
