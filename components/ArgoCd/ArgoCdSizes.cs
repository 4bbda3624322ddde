namespace Infra.Components;

/// <summary>How many pods Argo CD has, and what they ask for.</summary>
internal static class ArgoCdSizes
{
    /// <summary>The API and its pages.</summary>
    public static WorkloadSize Server(AddonContext context) => Of(context.Replicas(2), new ContainerSize("server", "100m", "128Mi", "512Mi"));

    /// <summary>Who renders manifests.</summary>
    public static WorkloadSize RepoServer(AddonContext context) => Of(context.Replicas(2), new ContainerSize("repo-server", "100m", "256Mi", "1Gi"));

    /// <summary>Who finds teams' applications.</summary>
    public static WorkloadSize ApplicationSetController(AddonContext context) => Of(context.Replicas(2), new ContainerSize("applicationset-controller", "100m", "128Mi", "512Mi"));

    /// <summary>Who applies. One is as highly available as several: more would share clusters among them, and each Argo CD has one cluster.</summary>
    public static WorkloadSize ApplicationController { get; } = Of(1, new ContainerSize("application-controller", "250m", "512Mi", "2Gi"));

    /// <summary>The Job that makes the cache's password.</summary>
    public static WorkloadSize RedisSecretInit { get; } = Of(1, new ContainerSize("secret-init", "10m", "64Mi", "128Mi"));

    /// <summary>The cache, where one server is enough.</summary>
    public static WorkloadSize Redis { get; } = Of(1, RedisContainer, Exporter("metrics"));

    /// <summary>The cache's servers, two of whose sentinels decide who leads.</summary>
    public static WorkloadSize RedisServer { get; } = Of(
        3, RedisContainer, new ContainerSize("sentinel", "20m", "32Mi", "64Mi"), new ContainerSize("split-brain-fix", "10m", "32Mi", "64Mi"), Exporter("redis-exporter"));

    /// <summary>What finds the leading one of them.</summary>
    public static WorkloadSize RedisProxy { get; } = Of(3, new ContainerSize("haproxy", "50m", "64Mi", "256Mi"));

    /// <summary>Containers that are done before the cache's others begin.</summary>
    public static ContainerSize RedisInit { get; } = new("config-init", "10m", "32Mi", "64Mi");

    /// <summary>The container that is done before <see cref="RepoServer"/>'s begins.</summary>
    public static ContainerSize CopyUtil { get; } = new("copyutil", "10m", "32Mi", "128Mi");

    private static ContainerSize RedisContainer => new("redis", "50m", "64Mi", "256Mi");

    private static ContainerSize Exporter(string name) => new(name, "10m", "32Mi", "64Mi");

    private static WorkloadSize Of(int replicas, params IReadOnlyList<ContainerSize> containers) => new() { Replicas = replicas, Containers = containers };
}
