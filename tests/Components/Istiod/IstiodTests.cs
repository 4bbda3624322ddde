using Infra.Components;

namespace Infra.Tests.Components;

public sealed class IstiodTests
{
    private static YamlMap Dev { get; } = Istiod.Declare(AddonContexts.Dev()).Chart!.Values;

    private static YamlMap Prod { get; } = Istiod.Declare(AddonContexts.Prod()).Chart!.Values;

    [Fact]
    public void Declare_Always_ServesTheMesh()
    {
        var addon = Istiod.Declare(AddonContexts.Dev());
        var pods = Assert.Single(addon.Workloads);

        Assert.Equal([IstioBase.Name, IstioCni.Name], addon.DependsOn);
        Assert.Equal(PlatformRole.MeshControlPlane, pods.Role);
        Assert.Equal([("xds", 15012), ("webhook", 15017), ("metrics", 15014)], pods.Ports.Select(port => (port.Name, port.Number)));
        Assert.Equal("istiod", pods.Ports[1].WebhookService);
    }

    // F9: istiod's own "auto" depends on every node's version.
    [Fact]
    public void Values_Always_HaveNativeSidecars() => Assert.Equal("true", Dev.At("env", "ENABLE_NATIVE_SIDECARS"));

    // F11: from the start what istiod would make of it.
    [Fact]
    public void Values_Always_FailClosed() => Assert.Equal("Fail", Dev.At("base", "validationFailurePolicy"));

    // F11, F4: in the group that webhooks are of.
    [Fact]
    public void Declare_Always_LeavesIstiodItsBundles() => Assert.All(
        Istiod.Declare(AddonContexts.Dev()).IgnoredDifferences,
        each => Assert.Equal(("admissionregistration.k8s.io", ".webhooks[]?.clientConfig.caBundle"), (each.Group, Assert.Single(each.JqPathExpressions))));

    // F16: sidecars fit into restricted namespaces.
    [Fact]
    public void Values_Always_LeavePodsNetworksToTheCniPlugin()
    {
        Assert.Equal(true, Dev.At("cni", "enabled"));
        Assert.Equal("RuntimeDefault", Dev.At("global", "proxy", "seccompProfile", "type"));
    }

    [Fact]
    public void Values_Always_LetOutWhatIsKnownAndLogIt() => Assert.Equal(
        """
        accessLogEncoding: JSON
        accessLogFile: /dev/stdout
        enablePrometheusMerge: false
        meshMTLS:
          minProtocolVersion: TLSV1_3
        outboundTrafficPolicy:
          mode: REGISTRY_ONLY
        trustDomain: cluster.local

        """,
        Dev.TextAt("meshConfig"));

    // F17: one mesh, in which each cluster is known by its name and has a network of its own.
    [Theory]
    [InlineData("a.prod.example.com", "a")]
    [InlineData("b.prod.example.com", "b")]
    public void Values_SeveralClusters_ShareAMesh(string cluster, string label)
    {
        var values = Istiod.Declare(AddonContexts.Prod() with { ClusterName = cluster }).Chart!.Values;

        Assert.Equal("infra-prod", values.At("global", "meshID"));
        Assert.Equal(label, values.At("global", "multiCluster", "clusterName"));
        Assert.Equal(label, values.At("global", "network"));
    }

    [Fact]
    public void Values_OneOfEach_DoNotScale()
    {
        Assert.Equal(false, Dev["autoscaleEnabled"]);
        Assert.Null(Dev["topologySpreadConstraints"]);
    }

    // From more than one, the chart makes a budget for disruptions.
    [Fact]
    public void Values_HighlyAvailable_ScaleFromTwoAndSpread()
    {
        Assert.Equal((true, 2), (Prod["autoscaleEnabled"], Prod["autoscaleMin"]));
        Assert.Equal(2, Prod.ItemsAt("topologySpreadConstraints").Count());
    }

    [Fact]
    public void Values_Always_BoundMemory()
    {
        Assert.Equal("2Gi", Dev.At("resources", "limits", "memory"));
        Assert.Equal("512Mi", Dev.At("global", "proxy", "resources", "limits", "memory"));
    }

    [Fact]
    public void Objects_Always_LogAndMeasureTheWholeMesh() => Assert.Equal(
        """
        apiVersion: telemetry.istio.io/v1
        kind: Telemetry
        metadata:
          name: mesh
          namespace: istio-system
        spec:
          accessLogging:
          - providers:
            - name: envoy
          metrics:
          - providers:
            - name: prometheus

        """,
        CanonicalYaml.Write(Assert.Single(Istiod.Declare(AddonContexts.Dev()).Objects).ToYaml()));
}
