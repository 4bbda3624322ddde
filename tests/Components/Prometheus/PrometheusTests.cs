using Infra.Components;

namespace Infra.Tests.Components;

public sealed class PrometheusTests
{
    private static Addon Declared { get; } = Prometheus.Declare(AddonContexts.Dev());

    private static YamlMap Dev { get; } = Declared.Chart!.Values;

    private static YamlMap Prod { get; } = Prometheus.Declare(AddonContexts.Prod()).Chart!.Values;

    [Fact]
    public void Urls_OfTheServices_AreTheirHostsAndPorts()
    {
        Assert.Equal(new Uri(Prometheus.Url), new UriBuilder("http", Prometheus.ServiceHost, Prometheus.ServicePort).Uri);
        Assert.Equal(new Uri(Alertmanager.Url), new UriBuilder("http", Alertmanager.ServiceHost, Alertmanager.ServicePort).Uri);
        Assert.Equal("platform", Dev["fullnameOverride"]);
    }

    // What needs the machine has a namespace of its own, so that all else stays restricted.
    [Fact]
    public void Declare_Always_IsOutsideOfTheMeshAndSetsOnlyTheExporterFree()
    {
        Assert.Equal(
            [("prometheus", PodSecurityLevel.Restricted, false), ("node-exporter", PodSecurityLevel.Privileged, false)],
            Declared.Namespaces.Select(each => (each.Name, each.PodSecurity, each.InMesh)));
        Assert.Equal(["node-exporter"], Declared.Workloads.Where(workload => workload.Namespace == "node-exporter").Select(workload => workload.Name));
        Assert.Contains(PolicyExemption.Platform, exemption => exemption is { Namespace: "node-exporter", App: "prometheus-node-exporter" });
    }

    [Fact]
    public void Declare_Server_ScrapesAndAlerts()
    {
        var server = Declared.Workloads[0];

        Assert.Equal(PlatformRole.Scraper, server.Role);
        Assert.Equal(
            [Peer.ApiServer, Peer.Nodes(10250), Peer.Nodes(9100), Peer.Of(new Endpoint(Prometheus.Name, "kube-state-metrics", "http")), Peer.Of(Alertmanager.Api), Peer.Of(Prometheus.Api)],
            server.Calls);
    }

    [Fact]
    public void Declare_Alone_GoesTogether()
    {
        var (declarations, problems) = PlatformDeclarations.Of(AddonContexts.Dev(), [Declared, PrometheusOperatorCrds.Declare(AddonContexts.Dev()), StandIn(CertManager.Name), StandIn(Storage.Name)]);

        Assert.Empty(problems);
        Assert.NotNull(declarations);
    }

    // F9: a Job that makes certificates would not end beside a sidecar; cert-manager makes them.
    [Fact]
    public void Values_Always_HaveNoJobsAndNoRulesOfTheChart()
    {
        Assert.Equal(true, Dev.At("prometheusOperator", "admissionWebhooks", "certManager", "enabled"));
        foreach (var path in new string[][] { ["prometheusOperator", "admissionWebhooks", "patch"], ["grafana"], ["crds"], ["kubeEtcd"], ["kubeScheduler"], ["kubeControllerManager"], ["kubeProxy"] })
            Assert.Equal(false, Dev.At([.. path, "enabled"]));
        Assert.Equal(false, Dev.At("defaultRules", "create"));
    }

    [Fact]
    public void Values_Always_TakeMonitorsAndRulesOfAllNamespaces()
    {
        foreach (var kind in new[] { "podMonitor", "probe", "rule", "scrapeConfig", "serviceMonitor" })
            Assert.Equal(false, Dev.At("prometheus", "prometheusSpec", $"{kind}SelectorNilUsesHelmValues"));
        Assert.Equal("15s", Dev.At("prometheus", "prometheusSpec", "scrapeInterval"));
        Assert.Equal("15s", Dev.At("prometheus", "prometheusSpec", "evaluationInterval"));
        Assert.Equal("main.dev.example.com", Dev.At("prometheus", "prometheusSpec", "externalLabels", "cluster"));
        Assert.Equal("dev", Dev.At("prometheus", "prometheusSpec", "externalLabels", "environment"));
    }

    [Fact]
    public void Values_OneOfEach_HaveNoBudgets()
    {
        Assert.Equal([1, 1], [Dev.At("prometheus", "prometheusSpec", "replicas"), Dev.At("alertmanager", "alertmanagerSpec", "replicas")]);
        Assert.Null(Dev.At("prometheus", "podDisruptionBudget"));
        Assert.Null(Dev.At("alertmanager", "podDisruptionBudget"));
        Assert.Null(Dev.At("prometheus", "prometheusSpec", "topologySpreadConstraints"));
    }

    [Fact]
    public void Values_HighlyAvailable_SurviveAZone()
    {
        Assert.Equal([2, 3], [Prod.At("prometheus", "prometheusSpec", "replicas"), Prod.At("alertmanager", "alertmanagerSpec", "replicas")]);
        Assert.Equal("enabled: true\nminAvailable: 1\n", Prod.TextAt("prometheus", "podDisruptionBudget"));
        Assert.Equal("enabled: true\nminAvailable: 2\n", Prod.TextAt("alertmanager", "podDisruptionBudget"));
        Assert.Equal(2, Prod.ItemsAt("prometheus", "prometheusSpec", "topologySpreadConstraints").Count());
        Assert.Equal(2, Prod.ItemsAt("alertmanager", "alertmanagerSpec", "topologySpreadConstraints").Count());
    }

    [Theory]
    [InlineData(10, "10Gi", "8GiB")]
    [InlineData(20, "20Gi", "17GiB")]
    [InlineData(60, "60Gi", "51GiB")]
    public void Values_Storage_LeavesRoomOnTheVolume(int size, string volume, string kept)
    {
        var values = Prometheus.Declare(AddonContexts.Dev() with { MetricsGiB = size, MetricsRetentionDays = 3 }).Chart!.Values;

        Assert.Equal(volume, values.At("prometheus", "prometheusSpec", "storageSpec", "volumeClaimTemplate", "spec", "resources", "requests", "storage"));
        Assert.Equal(Storage.DefaultClass, values.At("prometheus", "prometheusSpec", "storageSpec", "volumeClaimTemplate", "spec", "storageClassName"));
        Assert.Equal(kept, values.At("prometheus", "prometheusSpec", "retentionSize"));
        Assert.Equal("3d", values.At("prometheus", "prometheusSpec", "retention"));
    }

    // Nobody who tells of objects needs to read what is secret in them.
    [Fact]
    public void Values_StateMetrics_ReadNoSecrets()
    {
        var collectors = Dev.ItemsAt("kube-state-metrics", "collectors").ToList();

        Assert.Contains("pods", collectors);
        Assert.DoesNotContain("secrets", collectors);
        Assert.DoesNotContain("configmaps", collectors);
        Assert.Contains("namespaces=[cost-centre,platform-tenant,team]", Dev.ItemsAt("kube-state-metrics", "metricLabelsAllowlist"));
    }

    [Theory]
    [InlineData("kubelet", "metricRelabelings", "kubelet_volume_stats_available_bytes")]
    [InlineData("kubelet", "cAdvisorMetricRelabelings", "container_memory_working_set_bytes")]
    [InlineData("kubeApiServer", "metricRelabelings", "apiserver_request_total")]
    [InlineData("coreDns", "metricRelabelings", "coredns_dns_responses_total")]
    public void Values_ChartsMonitors_KeepWhatIsDeclared(string part, string key, string metric)
    {
        var kept = Dev.ItemsAt(part, "serviceMonitor", key).Cast<YamlMap>().Single(each => Equals(each["action"], "keep"));
        var names = ((string)kept["regex"]!).Split('|');

        Assert.Contains(metric, names);
        Assert.Empty(names.Except(Declared.Metrics));
    }

    [Theory]
    [InlineData("apiserver_request_sli_duration_seconds_bucket;0.05", true)]
    [InlineData("apiserver_request_sli_duration_seconds_bucket;1.0", false)]
    [InlineData("apiserver_request_sli_duration_seconds_bucket;1", false)]
    [InlineData("apiserver_request_sli_duration_seconds_bucket;1.25", true)]
    [InlineData("apiserver_request_sli_duration_seconds_bucket;10.0", true)]
    [InlineData("apiserver_request_sli_duration_seconds_bucket;60.0", true)]
    [InlineData("apiserver_request_sli_duration_seconds_bucket;+Inf", true)]
    [InlineData("apiserver_request_total;", false)]
    public void Values_ApiServersTimes_KeepTheSecondAlone(string nameAndBound, bool dropped)
    {
        var drop = Dev.ItemsAt("kubeApiServer", "serviceMonitor", "metricRelabelings").Cast<YamlMap>().Single(each => Equals(each["action"], "drop"));

        Assert.Equal(dropped, System.Text.RegularExpressions.Regex.IsMatch(nameAndBound, $"^(?:{drop["regex"]})$"));
    }

    // Replicas and resources stand once.
    [Fact]
    public void Values_Resources_AreTheSizes()
    {
        foreach (var (values, workloads) in new[] { (Dev, Declared.Workloads), (Prod, Prometheus.Declare(AddonContexts.Prod()).Workloads) })
        {
            Holds(["prometheus", "prometheusSpec", "resources"], "prometheus", 0);
            Holds(["alertmanager", "alertmanagerSpec", "resources"], "alertmanager", 0);
            Holds(["prometheusOperator", "resources"], "operator", 0);
            Holds(["prometheusOperator", "prometheusConfigReloader", "resources"], "prometheus", 1);
            Holds(["prometheusOperator", "prometheusConfigReloader", "resources"], "alertmanager", 1);
            Holds(["kube-state-metrics", "resources"], "kube-state-metrics", 0);
            Holds(["prometheus-node-exporter", "resources"], "node-exporter", 0);

            void Holds(string[] path, string workload, int container)
            {
                var size = workloads.Single(each => each.Name == workload).Size!.Containers[container];
                Assert.Equal(
                    [size.Cpu, size.Memory, size.MemoryLimit],
                    [values.At([.. path, "requests", "cpu"]), values.At([.. path, "requests", "memory"]), values.At([.. path, "limits", "memory"])]);
            }
        }
    }

    private static Addon StandIn(AddonName name) => new() { Name = name, Summary = "Stands in", Layer = AddonLayer.Cluster };
}
