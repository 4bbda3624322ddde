using Infra.Components;

namespace Infra.Tests.Components;

public sealed class LokiTests
{
    private static Addon Declared { get; } = Loki.Declare(Dev);

    private static YamlMap Values { get; } = Declared.Chart!.Values;

    private static YamlMap ProdValues { get; } = Loki.Declare(AddonContexts.Prod()).Chart!.Values;

    private static AddonWorkload Server { get; } = Assert.Single(Declared.Workloads);

    private static AddonContext Dev => AddonContexts.Dev() with { LogRetentionDays = 7, AuditLogRetentionDays = 90, Teams = [SampleTeams.Shop] };

    public static TheoryData<bool> Environments => [false, true];

    [Theory]
    [MemberData(nameof(Environments))]
    public void Declare_WithItsNeighbours_MakesAPlatform(bool isProduction) =>
        Assert.NotNull(ObservabilityNeighbours.Declarations((isProduction ? AddonContexts.Prod() : AddonContexts.Dev()) with { Teams = [SampleTeams.Shop] }));

    [Fact]
    public void Declare_Always_IsInTheMeshAndRestricted()
    {
        var @namespace = Assert.Single(Declared.Namespaces);

        Assert.Equal(("observability", PodSecurityLevel.Restricted, true), (@namespace.Name, @namespace.PodSecurity, @namespace.InMesh));
        Assert.Equal(3100, Server.Ports.Single(port => port.Name == Loki.Http.Port).Number);
    }

    // Prometheus has no sidecar: what it asks of a port would have to be let through without mTLS.
    [Fact]
    public void Flows_OfPrometheus_GoPastPortsThatSpeakMutualTlsOnly()
    {
        var all = ObservabilityNeighbours.Declarations(Dev);
        var ports = all.Flows.Where(flow => flow.To is FlowEnd.Pods { Workload.Namespace: Loki.Namespace or Alloy.Namespace } && !flow.From.IsInMesh).Select(flow => flow.Port).Distinct().Order();

        Assert.Equal([MeshPorts.WorkloadMetrics, MeshPorts.SidecarMetrics], ports);
        Assert.DoesNotContain(MeshPolicies.Of(all), each => each.Object is PeerAuthentication { Spec.PortLevelMtls: not null } exception && exception.Metadata.Namespace is Loki.Namespace or Alloy.Namespace);
        var monitor = (PodMonitor)Monitors.Of(all).Single(each => each.Object is PodMonitor && each.Object.Metadata.Name == "loki-server").Object;
        var endpoint = monitor.Spec.PodMetricsEndpoints[0];
        Assert.Equal(("__address__", "$1:15020"), (endpoint.Relabelings![0].TargetLabel, endpoint.Relabelings[0].Replacement));
        Assert.Contains("loki_distributor_lines_received_total", endpoint.MetricRelabelings![0].Regex, StringComparison.Ordinal);
        Assert.Equal("3100", Values.At("singleBinary", "podAnnotations", "prometheus.io/port"));
        Assert.Equal("true", Values.At("singleBinary", "podAnnotations", "prometheus.istio.io/merge-metrics"));
    }

    [Fact]
    public void Flows_ToItsHttpPort_AreOfAlloyAndGrafana()
    {
        var callers = ObservabilityNeighbours.Declarations(Dev).Flows.Where(flow => flow.To is FlowEnd.Pods pods && pods.Addon.Name == Loki.Name && flow.Port == 3100);

        Assert.Equal(["alloy-events/events", "alloy/machine", "grafana-audit/server", "grafana/server"], callers.Select(flow => flow.From.ToString()).Order(StringComparer.Ordinal));
        Assert.All(callers, flow => Assert.True(flow.IsMutualTls));
    }

    [Fact]
    public void Values_Size_IsTheDeclared()
    {
        ObservabilityNeighbours.AssertAsksFor(Server.Size!.Containers[0], (YamlMap)Values.At("singleBinary", "resources")!);
        Assert.Equal((1, 1, "10Gi"), (Values.At("singleBinary", "replicas"), Values.At("loki", "commonConfig", "replication_factor"), Values.At("singleBinary", "persistence", "size")));
        Assert.Equal((3, 3), (ProdValues.At("singleBinary", "replicas"), ProdValues.At("loki", "commonConfig", "replication_factor")));
        Assert.NotNull(ProdValues.At("singleBinary", "topologySpreadConstraints"));
        Assert.Equal(1, ProdValues.At("singleBinary", "podDisruptionBudget", "maxUnavailable"));
    }

    // Everything that the chart would start beside it, caches of eight GiB among them.
    [Theory]
    [InlineData("chunksCache")]
    [InlineData("gateway")]
    [InlineData("lokiCanary")]
    [InlineData("memcachedExporter")]
    [InlineData("resultsCache")]
    [InlineData("ruler")]
    [InlineData("test")]
    public void Values_Part_IsOff(string part) => Assert.Equal(false, Values.At(part, "enabled"));

    [Theory]
    [InlineData("backend")]
    [InlineData("read")]
    [InlineData("write")]
    public void Values_ScalablePart_HasNoPods(string part) => Assert.Equal(0, Values.At(part, "replicas"));

    [Fact]
    public void Values_Storage_IsTheClustersFolderOfTheBucketByItsRole()
    {
        AwsIdentity.AssertRunsAs(Workloads.Loki(Dev.Scope, Dev.ClusterName, "logs"), Server);
        Assert.Equal(
            """
            bucketNames:
              chunks: infra-dev-loki-111122223333
            object_store:
              s3:
                endpoint: s3.eu-central-1.amazonaws.com
                region: eu-central-1
              storage_prefix: main
              type: s3
            type: s3
            use_thanos_objstore: true

            """,
            Values.TextAt("loki", "storage"));
        Assert.Equal("b", ProdValues.At("loki", "storage", "object_store", "storage_prefix"));
        Assert.Contains(Values.ItemsAt("singleBinary", "extraEnv").Cast<YamlMap>(), variable => (string)variable["name"]! == "AWS_ROLE_ARN" && ((string)variable["value"]!).EndsWith("-loki", StringComparison.Ordinal));
    }

    // Loki takes letters, digits and hyphens (pkg/storage/bucket/client.go).
    [Theory]
    [InlineData("main.dev.example.com", "main")]
    [InlineData("a.prod.example.com", "a")]
    public void StoragePrefix_ClusterName_IsItsFirstLabel(string cluster, string expected)
    {
        Assert.Equal(expected, Loki.StoragePrefix(cluster));
        Assert.Matches("^[0-9a-zA-Z-]+$", Loki.StoragePrefix(cluster));
    }

    [Fact]
    public void Values_Retention_IsOfEachTenant()
    {
        Assert.Equal((true, "s3"), (Values.At("loki", "compactor", "retention_enabled"), Values.At("loki", "compactor", "delete_request_store")));
        Assert.Equal(("168h", "disabled"), (Values.At("loki", "limits_config", "retention_period"), Values.At("loki", "limits_config", "deletion_mode")));
        Assert.Equal(
            """
            audit:
              retention_period: 2160h
            platform:
              retention_period: 168h
            team-shop:
              retention_period: 168h

            """,
            Values.TextAt("loki", "runtimeConfig", "overrides"));
    }

    // A team may be called as the platform's tenants are.
    [Theory]
    [InlineData("platform")]
    [InlineData("audit")]
    public void Tenants_TeamOfTheSameName_IsAnother(string name) =>
        Assert.Equal(3, LokiTenants.RetentionDays(AddonContexts.Dev() with { Teams = [SampleTeams.Of(name, "https://github.com/example/charts.git")] }).Count);

    [Fact]
    public void Monitoring_Queries_AskForDeclaredMetrics() => ObservabilityNeighbours.AssertAsksForItsOwn(Declared);
}
