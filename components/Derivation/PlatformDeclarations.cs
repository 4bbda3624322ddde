using System.Diagnostics.CodeAnalysis;

namespace Infra.Components;

/// <summary>All add-ons of an environment, checked and indexed: what every derivation reads.</summary>
public sealed class PlatformDeclarations
{
    private readonly Dictionary<AddonName, Addon> _byName = [];
    private readonly Dictionary<string, (Addon Addon, AddonNamespace Namespace)> _namespaces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Addon> _customGroups = new(StringComparer.Ordinal);
    private readonly List<PlatformProblem> _problems = [];

    private PlatformDeclarations(AddonContext context, IReadOnlyList<Addon> addons)
    {
        Context = context;
        Addons = [.. addons.Select(addon => addon with { Workloads = [.. addon.Workloads, .. DatabaseWorkloads.Of(context, addon)] }).OrderBy(addon => addon.Name.Value, StringComparer.Ordinal)];
        Index();
        Secrets = [.. SecretTable.Of(this)];
        Pods = [.. Addons.SelectMany(addon => addon.Workloads.Select(workload => new FlowEnd.Pods(addon, workload, IsInMesh(workload))))];
        _problems.AddRange(DeclarationChecks.Of(this));
        _problems.AddRange(NeedChecks.Of(this));
        Flows = _problems.Count == 0 ? [.. FlowTable.Of(this, _problems)] : [];
    }

    /// <summary>The environment.</summary>
    public AddonContext Context { get; }

    /// <summary>The add-ons, by their names.</summary>
    public IReadOnlyList<Addon> Addons { get; }

    /// <summary>Their workloads.</summary>
    public IReadOnlyList<FlowEnd.Pods> Pods { get; }

    /// <summary>Their secrets, by their paths in Vault.</summary>
    public IReadOnlyList<PlatformSecret> Secrets { get; }

    /// <summary>All traffic that is let through, DNS left out.</summary>
    public IReadOnlyList<Flow> Flows { get; }

    /// <summary>Their namespaces, with whom they belong to.</summary>
    public IEnumerable<(Addon Addon, AddonNamespace Namespace)> Namespaces => Addons.SelectMany(addon => addon.Namespaces.Select(each => (addon, each)));

    /// <summary>Checks and indexes add-ons.</summary>
    /// <returns>The declarations; null where there are problems.</returns>
    public static (PlatformDeclarations? Declarations, IReadOnlyList<PlatformProblem> Problems) Of(AddonContext context, IReadOnlyList<Addon> addons)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(addons);
        var declarations = new PlatformDeclarations(context, addons);
        return declarations._problems.Count == 0 ? (declarations, []) : (null, declarations._problems);
    }

    /// <summary>An add-on; null where the environment has none of the name.</summary>
    public Addon? Find(AddonName name) => _byName.GetValueOrDefault(name);

    /// <summary>A namespace; null where nobody declares it.</summary>
    public AddonNamespace? FindNamespace(string name) => _namespaces.TryGetValue(name, out var found) ? found.Namespace : null;

    /// <summary>Who brings the custom kinds of a group; null where nobody does.</summary>
    public Addon? FindOwnerOf(string group) => _customGroups.GetValueOrDefault(group);

    /// <summary>Whether a workload has a sidecar.</summary>
    public bool IsInMesh(AddonWorkload workload)
    {
        ArgumentNullException.ThrowIfNull(workload);
        return !workload.HostNetwork && (workload.InMesh ?? FindNamespace(workload.Namespace)?.InMesh ?? false);
    }

    /// <summary>What the mesh adds to each of a workload's pods; null outside of it, and of a gateway, which is a proxy itself.</summary>
    public ContainerSize? SidecarOf(AddonWorkload workload)
    {
        ArgumentNullException.ThrowIfNull(workload);
        return IsInMesh(workload) && workload.Role != PlatformRole.Gateway ? Istiod.Sidecar : null;
    }

    /// <summary>The workloads of a role.</summary>
    public IEnumerable<FlowEnd.Pods> Of(PlatformRole role) => Pods.Where(pods => pods.Workload.Role == role);

    /// <summary>A workload and its port.</summary>
    public bool TryFind(Endpoint endpoint, [NotNullWhen(true)] out FlowEnd.Pods? pods, [NotNullWhen(true)] out WorkloadPort? port)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        pods = Pods.FirstOrDefault(each => each.Addon.Name == endpoint.Addon && each.Workload.Name == endpoint.Workload);
        port = pods?.Workload.Ports.FirstOrDefault(each => each.Name == endpoint.Port);
        return port is not null && pods is not null;
    }

    private void Index()
    {
        foreach (var addon in Addons)
        {
            if (!_byName.TryAdd(addon.Name, addon))
                Twice(addon.Name.Value, $"{addon.Source} and {_byName[addon.Name].Source} both declare an add-on of this name; rename one.");
            foreach (var @namespace in addon.Namespaces)
            {
                if (!_namespaces.TryAdd(@namespace.Name, (addon, @namespace)))
                    Twice(addon.Name.Value, $"the namespace '{@namespace.Name}' is declared by {_namespaces[@namespace.Name].Addon.Name} as well; a namespace belongs to one add-on.");
            }
            foreach (var custom in addon.CustomKinds)
            {
                if (!_customGroups.TryAdd(custom.Group, addon))
                    Twice(addon.Name.Value, $"the kinds of {custom.Group} are brought by {_customGroups[custom.Group].Name} as well; one of the two must leave them out.");
            }
        }
    }

    private void Twice(string subject, string message) => _problems.Add(new PlatformProblem(PlatformProblemCode.DeclaredTwice, subject, message));
}
