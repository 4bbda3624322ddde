using System.Globalization;

namespace Infra.Components;

/// <summary>Values of the chart loki (https://github.com/grafana-community/helm-charts/tree/loki-18.11.0/charts/loki).</summary>
internal static class LokiValues
{
    // What a day of Loki's index is called, and since when there is one.
    private const string IndexPrefix = "index_";
    private const string SchemaFrom = "2026-01-01";

    public static YamlMap For(AddonContext context)
    {
        var size = Loki.SizeOf(context);
        var values = new YamlMap
        {
            // It asks the API server for nothing.
            { "defaults", new YamlMap { { "automountServiceAccountToken", false } } },
            { "deploymentMode", "Monolithic" },
            { "loki", Settings(context, size) },
            // Members find each other before they are ready, as they are ready only once they have.
            { "memberlist", new YamlMap { { "service", new YamlMap { { "publishNotReadyAddresses", true } } } } },
            { "rbac", new YamlMap { { "namespaced", true } } },
            { "serviceAccount", new YamlMap { { "automountServiceAccountToken", false }, { "name", Loki.ServiceAccount } } },
            // Rules would come out of every ConfigMap and Secret of the cluster: alerts are Prometheus' here.
            { "sidecar", new YamlMap { { "rules", new YamlMap { { "enabled", false } } } } },
            { "singleBinary", SingleBinary(context, size) },
            { "test", Off() },
        };
        // Its members cache in memory; it is asked at its own Service; nothing of it asks itself whether it works.
        foreach (var part in new[] { "chunksCache", "gateway", "lokiCanary", "memcachedExporter", "resultsCache", "ruler" })
            values.Add(part, Off());
        foreach (var part in new[] { "backend", "read", "write" })
            values.Add(part, new YamlMap { { "replicas", 0 } });
        return values;
    }

    private static YamlMap SingleBinary(AddonContext context, WorkloadSize size) => new()
    {
        { "extraEnv", WebIdentity.Environment(context, Workloads.LokiName) },
        { "extraVolumeMounts", new YamlList { WebIdentity.Mount() } },
        { "extraVolumes", new YamlList { WebIdentity.Volume() } },
        { "persistence", new YamlMap { { "size", size.Volumes[0] } } },
        { "podAnnotations", YamlMap.Of(Loki.Metrics.SidecarAnnotations(Loki.HttpPort)) },
        { "podDisruptionBudget", new YamlMap { { "maxUnavailable", 1 } } },
        { "replicas", size.Replicas },
        { "resources", PodValues.Resources(size.Containers[0]) },
        // Members call each other by their addresses: the mesh knows those where a port is no HTTP to it.
        { "service", new YamlMap { { "appProtocol", new YamlMap { { "grpc", "tcp" } } } } },
        // To hand on what is not in S3 yet.
        { "terminationGracePeriodSeconds", 300 },
        { "topologySpreadConstraints", PodValues.Spread(context, Loki.Labels) },
    };

    private static YamlMap Settings(AddonContext context, WorkloadSize size) => new()
    {
        { "analytics", new YamlMap { { "reporting_enabled", false } } },
        { "commonConfig", new YamlMap { { "replication_factor", size.Replicas } } },
        {
            "compactor", new YamlMap
            {
                { "delete_request_store", "s3" },
                { "retention_enabled", true },
                { "working_directory", "/var/loki/compactor" },
            }
        },
        {
            "limits_config", new YamlMap
            {
                // Logs go when their time has come, and nobody deletes any before.
                { "deletion_mode", "disabled" },
                { "ingestion_burst_size_mb", 20 },
                { "ingestion_rate_mb", 10 },
                // A line that is too long loses its end, and not itself.
                { "max_line_size_truncate", true },
                { "retention_period", Hours(context.LogRetentionDays) },
            }
        },
        { "runtimeConfig", new YamlMap { { "overrides", Overrides(context) } } },
        { "schemaConfig", new YamlMap { { "configs", new YamlList { Schema() } } } },
        { "storage", Storage(context) },
    };

    private static YamlMap Overrides(AddonContext context)
    {
        var overrides = new YamlMap();
        foreach (var (tenant, days) in LokiTenants.RetentionDays(context))
            overrides.Add(tenant, new YamlMap { { "retention_period", Hours(days) } });
        return overrides;
    }

    private static YamlMap Schema() => new()
    {
        { "from", SchemaFrom },
        { "index", new YamlMap { { "period", "24h" }, { "prefix", IndexPrefix } } },
        { "object_store", "s3" },
        { "schema", "v13" },
        { "store", "tsdb" },
    };

    // The bucket encrypts by itself; who may, the role of the ServiceAccount says. These clients know folders, the older ones do not.
    private static YamlMap Storage(AddonContext context) => new()
    {
        { "bucketNames", new YamlMap { { "chunks", BucketPlan.LokiName(context.Scope) } } },
        {
            "object_store", new YamlMap
            {
                { "s3", new YamlMap { { "endpoint", $"s3.{context.Scope.Account.Region}.amazonaws.com" }, { "region", context.Scope.Account.Region } } },
                { "storage_prefix", Loki.StoragePrefix(context.ClusterName) },
                { "type", "s3" },
            }
        },
        { "type", "s3" },
        { "use_thanos_objstore", true },
    };

    private static YamlMap Off() => new() { { "enabled", false } };

    private static string Hours(int days) => string.Create(CultureInfo.InvariantCulture, $"{days * 24}h");
}
