namespace Infra.Components;

/// <summary>Pods of one kind: what they are known by, what they listen on, and whom they call.</summary>
public sealed record AddonWorkload
{
    /// <summary>What they do: "webhook". One of the add-on's.</summary>
    public required string Name { get; init; }

    /// <summary>Their namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The labels by which policies select them, and nothing else in the namespace.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>Their ServiceAccount, which is who they are in the mesh. Default: "default".</summary>
    public string ServiceAccount { get; init; } = "default";

    /// <summary>Whether they have a sidecar. Default: as their namespace says.</summary>
    public bool? InMesh { get; init; }

    /// <summary>The host's network: no policy reaches them, and none is derived. Default: false.</summary>
    public bool HostNetwork { get; init; }

    /// <summary>Whether they run to an end, as Jobs do. Default: false.</summary>
    public bool RunsToCompletion { get; init; }

    /// <summary>How many there are, and what each asks of its machine. Default: not said; a rule finds it.</summary>
    public WorkloadSize? Size { get; init; }

    /// <summary>What they are to the rest of the platform. Default: nothing in particular.</summary>
    public PlatformRole Role { get; init; }

    /// <summary>The ports of their containers. Default: none.</summary>
    public IReadOnlyList<WorkloadPort> Ports { get; init; } = [];

    /// <summary>Whom they call; DNS goes without saying, and so does the mesh's own traffic. Default: nobody.</summary>
    public IReadOnlyList<Peer> Calls { get; init; } = [];
}

/// <summary>What everything else depends on, and so is wired to everything else.</summary>
public enum PlatformRole
{
    /// <summary>Nothing in particular.</summary>
    None,

    /// <summary>Lets people's requests in: every route is served by it.</summary>
    Gateway,

    /// <summary>Tells sidecars what to do, at its port "xds": everything in the mesh calls it.</summary>
    MeshControlPlane,

    /// <summary>Collects metrics from every port that tells them.</summary>
    Scraper,

    /// <summary>Runs databases: it calls every database's servers, at their port "status".</summary>
    DatabaseOperator,

    /// <summary>Serves a database, and tells the operator how it is at its port "status".</summary>
    DatabaseServer,
}

/// <summary>A port that a container listens on.</summary>
public sealed record WorkloadPort
{
    /// <summary>What it is for: "webhook". One of the workload's.</summary>
    public required string Name { get; init; }

    /// <summary>The container's port, which policies go by; a Service's may differ.</summary>
    public required int Number { get; init; }

    /// <summary>Whether it listens by UDP as well as by TCP. Default: false.</summary>
    public bool ByUdpToo { get; init; }

    /// <summary>Who calls it beside the workloads that say so themselves, such as the API server. Default: nobody.</summary>
    public IReadOnlyList<Peer> From { get; init; } = [];

    /// <summary>The Service through which the API server calls it, where it answers admission or conversion reviews. Default: none.</summary>
    public string? WebhookService { get; init; }

    /// <summary>Where it tells its metrics. Default: nowhere.</summary>
    public MetricsEndpoint? Metrics { get; init; }

    /// <summary>Whether it encrypts by itself; the network's page says so where callers speak no mTLS. Default: false.</summary>
    public bool HasOwnTls { get; init; }
}

/// <summary>Metrics for Prometheus at a port.</summary>
/// <param name="Path">The path.</param>
/// <param name="Scheme">"http" or "https".</param>
public sealed record MetricsEndpoint(string Path = "/metrics", string Scheme = "http")
{
    /// <summary>
    /// The metrics that an alert, a dashboard or somebody in an incident asks for, by their full names, a histogram's parts each: Prometheus keeps these and drops the rest. Empty: it keeps all, and pays for what nobody
    /// looks at. Default: empty.
    /// </summary>
    public IReadOnlyList<string> Metrics { get; init; } = [];

    /// <summary>
    /// A port that the pod's container names, where it names not the one that tells metrics: Prometheus finds pods by the ports that their containers name. Default: none, the
    /// container names it.
    /// </summary>
    public int? FoundBy { get; init; }

    /// <summary>
    /// Whether the sidecar passes them on at a port of its own, so that the workload's port speaks mTLS only. The pods then have the annotations of <see cref="SidecarAnnotations"/>.
    /// Default: false.
    /// </summary>
    public bool ThroughSidecar { get; init; }

    /// <summary>What pods' annotations tell their sidecar of metrics that it is to pass on (https://istio.io/latest/docs/ops/integrations/prometheus/#option-1-metrics-merging).</summary>
    /// <param name="port">The container's port that tells them.</param>
    public IReadOnlyDictionary<string, string> SidecarAnnotations(int port) => new Dictionary<string, string>
    {
        ["prometheus.io/path"] = Path,
        ["prometheus.io/port"] = port.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["prometheus.io/scrape"] = "true",
        // The mesh as a whole does not merge.
        ["prometheus.istio.io/merge-metrics"] = "true",
    };
}
