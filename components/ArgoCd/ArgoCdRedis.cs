namespace Infra.Components;

/// <summary>
/// Argo CD's cache. What is in it can be computed again, at the price of all manifests at once: where the environment is highly available, three servers with sentinels behind
/// a proxy keep it; elsewhere one server does.
/// </summary>
internal static class ArgoCdRedis
{
    /// <summary>The port of every server and of the proxy.</summary>
    private const int Port = 6379;

    private const int SentinelPort = 26379;

    private const int ExporterPort = 9121;

    private const int ProxyMetricsPort = 9101;

    // The chart's, which the subchart's pods have instead of the usual labels.
    private const string Release = "argocd";

    /// <summary>Where Argo CD's own pods call it.</summary>
    public static Endpoint Endpoint(AddonContext context) => new(ArgoCd.Name, context.IsHighlyAvailable ? "redis-proxy" : "redis", "redis");

    /// <summary>Its pods.</summary>
    public static IEnumerable<AddonWorkload> Workloads(AddonContext context) => context.IsHighlyAvailable ? [Proxy(), Server()] : [Single()];

    /// <summary>The chart's values.</summary>
    public static YamlMap For(AddonContext context) => context.IsHighlyAvailable
        ? new YamlMap { { "redis-ha", HighlyAvailable() } }
        : new YamlMap
        {
            {
                "redis", new YamlMap
                {
                    { "exporter", new YamlMap { { "enabled", true }, { "resources", PodValues.Resources(ArgoCdSizes.Redis.Containers[1]) } } },
                    { "resources", PodValues.Resources(ArgoCdSizes.Redis.Containers[0]) },
                    { "serviceAccount", new YamlMap { { "create", true } } },
                }
            },
        };

    private static YamlMap HighlyAvailable() => new()
    {
        { "enabled", true },
        { "exporter", new YamlMap { { "enabled", true }, { "resources", PodValues.Resources(ArgoCdSizes.RedisServer.Containers[3]) } } },
        {
            "haproxy", new YamlMap
            {
                { "init", new YamlMap { { "resources", PodValues.Resources(ArgoCdSizes.RedisInit) } } },
                { "podDisruptionBudget", new YamlMap { { "minAvailable", 1 } } },
                { "replicas", ArgoCdSizes.RedisProxy.Replicas },
                { "resources", PodValues.Resources(ArgoCdSizes.RedisProxy.Containers[0]) },
            }
        },
        { "init", new YamlMap { { "resources", PodValues.Resources(ArgoCdSizes.RedisInit) } } },
        // Two of three sentinels decide who leads.
        { "podDisruptionBudget", new YamlMap { { "minAvailable", 2 } } },
        { "redis", new YamlMap { { "resources", PodValues.Resources(ArgoCdSizes.RedisServer.Containers[0]) } } },
        { "replicas", ArgoCdSizes.RedisServer.Replicas },
        { "sentinel", new YamlMap { { "resources", PodValues.Resources(ArgoCdSizes.RedisServer.Containers[1]) } } },
        { "splitBrainDetection", new YamlMap { { "resources", PodValues.Resources(ArgoCdSizes.RedisServer.Containers[2]) } } },
        {
            "topologySpreadConstraints", new YamlMap
            {
                { "enabled", true },
                { "maxSkew", 1 },
                { "topologyKey", "topology.kubernetes.io/zone" },
                { "whenUnsatisfiable", "ScheduleAnyway" },
            }
        },
    };

    private static AddonWorkload Single() => new()
    {
        Name = "redis",
        Namespace = ArgoCd.Namespace,
        Labels = ArgoCd.LabelsOf("redis"),
        ServiceAccount = "argocd-redis",
        Size = ArgoCdSizes.Redis,
        Ports = [new WorkloadPort { Name = "redis", Number = Port }, Exporter()],
    };

    private static AddonWorkload Proxy() => new()
    {
        Name = "redis-proxy",
        Namespace = ArgoCd.Namespace,
        Labels = new Dictionary<string, string> { ["app"] = "redis-ha-haproxy", ["release"] = Release },
        ServiceAccount = "argocd-redis-ha-haproxy",
        Size = ArgoCdSizes.RedisProxy,
        Ports =
        [
            new WorkloadPort { Name = "redis", Number = Port },
            new WorkloadPort { Name = "metrics", Number = ProxyMetricsPort, Metrics = new MetricsEndpoint { Metrics = ArgoCdMonitoring.ProxyMetrics } },
        ],
        Calls = [Peer.Of(ServerPort("redis")), Peer.Of(ServerPort("sentinel"))],
    };

    private static AddonWorkload Server() => new()
    {
        Name = "redis-server",
        Namespace = ArgoCd.Namespace,
        // The label that its test pods have not.
        Labels = new Dictionary<string, string> { ["app"] = "redis-ha", ["argocd-redis-ha"] = "replica", ["release"] = Release },
        ServiceAccount = "argocd-redis-ha",
        Size = ArgoCdSizes.RedisServer,
        Ports =
        [
            new WorkloadPort { Name = "redis", Number = Port },
            new WorkloadPort { Name = "sentinel", Number = SentinelPort },
            Exporter(),
        ],
        // Each other.
        Calls = [Peer.Of(ServerPort("redis")), Peer.Of(ServerPort("sentinel"))],
    };

    private static WorkloadPort Exporter() => new() { Name = "metrics", Number = ExporterPort, Metrics = new MetricsEndpoint { Metrics = ArgoCdMonitoring.CacheMetrics } };

    private static Endpoint ServerPort(string port) => new(ArgoCd.Name, "redis-server", port);
}
