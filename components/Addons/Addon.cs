using System.Runtime.CompilerServices;

namespace Infra.Components;

/// <summary>
/// A part of the platform: what it is and what it needs, said once. Waves, network and mesh policies, routes, certificates, monitors and projects are derived from it.
/// </summary>
public sealed record Addon
{
    /// <param name="source">The file that declares it; the compiler fills it in.</param>
    public Addon([CallerFilePath] string source = "") => Source = SourceFile.Of(source);

    /// <summary>The name; none other in the environment has it.</summary>
    public required AddonName Name { get; init; }

    /// <summary>What it is for, as a short sentence without a full stop.</summary>
    public required string Summary { get; init; }

    /// <summary>The layer that it belongs to, and so its Argo CD project.</summary>
    public required AddonLayer Layer { get; init; }

    /// <summary>In which clusters it runs. Default: in each.</summary>
    public AddonPlacement Placement { get; init; }

    /// <summary>The chart that installs it. Default: none, it has objects only.</summary>
    public ChartRelease? Chart { get; init; }

    /// <summary>What must be healthy before it is installed; the platform adds what follows from the rest of the declaration. Default: nothing.</summary>
    public IReadOnlyList<AddonName> DependsOn { get; init; } = [];

    /// <summary>
    /// Derived Applications whose objects its pods read as they start, such as <see cref="PlatformApplication.Names.Dashboards"/>: they are delivered where it is, and before it. Default: none.
    /// </summary>
    public IReadOnlyList<string> Reads { get; init; } = [];

    /// <summary>The namespaces that it has to itself. Default: none.</summary>
    public IReadOnlyList<AddonNamespace> Namespaces { get; init; } = [];

    /// <summary>Its pods, by what they do. Every pod of its namespaces belongs to one. Default: none.</summary>
    public IReadOnlyList<AddonWorkload> Workloads { get; init; } = [];

    /// <summary>The names under which people reach it. Default: none.</summary>
    public IReadOnlyList<Route> Routes { get; init; } = [];

    /// <summary>The secrets that its pods need. Default: none.</summary>
    public IReadOnlyList<AddonSecret> Secrets { get; init; } = [];

    /// <summary>Its databases. Default: none.</summary>
    public IReadOnlyList<Database> Databases { get; init; } = [];

    /// <summary>What people sign in to. Default: nothing.</summary>
    public IReadOnlyList<SsoClient> SsoClients { get; init; } = [];

    /// <summary>Metrics that it brings and no port of its workloads tells, such as those of the machines' kubelets, by their full names. Default: none.</summary>
    public IReadOnlyList<string> Metrics { get; init; } = [];

    /// <summary>What is computed of metrics. Default: nothing.</summary>
    public IReadOnlyList<RecordingRule> RecordingRules { get; init; } = [];

    /// <summary>What somebody has to do something about. Default: nothing.</summary>
    public IReadOnlyList<Alert> Alerts { get; init; } = [];

    /// <summary>What Grafana shows of it. Default: nothing.</summary>
    public Dashboard? Dashboard { get; init; }

    /// <summary>Its own objects, delivered by the Application <c>{name}-config</c> after its chart. Default: none.</summary>
    public IReadOnlyList<KubernetesObject> Objects { get; init; } = [];

    /// <summary>The custom kinds that its chart brings. Default: none.</summary>
    public IReadOnlyList<CustomKinds> CustomKinds { get; init; } = [];

    /// <summary>What controllers change in its objects, which Argo CD is not to take back. Default: nothing.</summary>
    public IReadOnlyList<IgnoredDifference> IgnoredDifferences { get; init; } = [];

    /// <summary>Kinds without a namespace that its chart or its objects have, as <c>group/kind</c> or <c>kind</c>: what its project lets it make. Default: none.</summary>
    public IReadOnlyList<string> ClusterKinds { get; init; } = [];

    /// <summary>The team that it stands for; null for a part of the platform.</summary>
    public Team? Tenant => Namespaces.Select(each => each.Tenant).FirstOrDefault(team => team is not null);

    /// <summary>Where it is declared, from the project's root: "components/Kyverno/Kyverno.cs".</summary>
    public string Source { get; }
}

/// <summary>The layers of the platform; each is an Argo CD project.</summary>
public enum AddonLayer
{
    /// <summary>What a cluster needs: namespaces, storage, load balancers, names.</summary>
    Cluster,

    /// <summary>The mesh, its gateways and routes.</summary>
    Mesh,

    /// <summary>Certificates, policies, secrets, scans, identity.</summary>
    Security,

    /// <summary>Argo CD itself.</summary>
    Delivery,

    /// <summary>Databases.</summary>
    Data,

    /// <summary>Metrics, logs, costs.</summary>
    Observability,

    /// <summary>What developers see.</summary>
    Experience,
}
