using Infra.Components;

namespace Infra.Tests.Components;

public sealed class IstioGatewayTests
{
    private static YamlMap Dev { get; } = IstioGateway.Declare(AddonContexts.Dev()).Chart!.Values;

    private static YamlMap Prod { get; } = IstioGateway.Declare(AddonContexts.Prod()).Chart!.Values;

    [Fact]
    public void Declare_Always_IsTheWayIn()
    {
        var addon = IstioGateway.Declare(AddonContexts.Dev());
        var @namespace = Assert.Single(addon.Namespaces);
        var pods = Assert.Single(addon.Workloads);

        Assert.Equal(("istio-ingress", PodSecurityLevel.Restricted, true), (@namespace.Name, @namespace.PodSecurity, @namespace.InMesh));
        Assert.Equal((PlatformRole.Gateway, IstioGateway.Selector), (pods.Role, pods.Labels));
        Assert.Equal([80, 443], pods.Ports.Where(port => port.From.Contains(Peer.World)).Select(port => port.Number));
        Assert.Contains(Istiod.Name, addon.DependsOn);
    }

    // The chart takes the name for the label app, and for istio without its prefix.
    [Fact]
    public void Selector_Always_IsWhatTheChartMakesOfTheName()
    {
        var name = (string)Dev["name"]!;

        Assert.Equal((name, name.Replace("istio-", "", StringComparison.Ordinal)), (IstioGateway.Selector["app"], IstioGateway.Selector["istio"]));
    }

    // Pods' addresses lead nowhere outside of the cluster.
    [Fact]
    public void Values_Always_AskForALoadBalancerBeforeMachines() => Assert.Equal(
        """
        service.beta.kubernetes.io/aws-load-balancer-additional-resource-tags: CostCentre=engineering,Environment=dev,ManagedBy=Pulumi,Owner=platform,Project=infra
        service.beta.kubernetes.io/aws-load-balancer-attributes: load_balancing.cross_zone.enabled=true
        service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: instance
        service.beta.kubernetes.io/aws-load-balancer-scheme: internet-facing
        service.beta.kubernetes.io/aws-load-balancer-target-group-attributes: preserve_client_ip.enabled=true
        service.beta.kubernetes.io/aws-load-balancer-type: external

        """,
        Dev.TextAt("service", "annotations"));

    [Fact]
    public void Values_Always_KeepCallersAddresses()
    {
        Assert.Equal("Local", Dev.At("service", "externalTrafficPolicy"));
        Assert.Equal("service.k8s.aws/nlb", Dev.At("service", "loadBalancerClass"));
    }

    [Fact]
    public void Values_Always_ShowTheWorldTwoPorts() =>
        Assert.Equal([80, 443], Dev.ItemsAt("service", "ports").Cast<YamlMap>().Select(port => port["targetPort"]));

    [Fact]
    public void Values_Always_FitIntoARestrictedNamespace() => Assert.Equal(
        """
        runAsNonRoot: true
        seccompProfile:
          type: RuntimeDefault
        sysctls:
        - name: net.ipv4.ip_unprivileged_port_start
          value: "0"

        """,
        Dev.TextAt("securityContext"));

    // Requests in flight, and those that still come until the load balancer knows, are answered.
    [Fact]
    public void Values_Always_EndLaterThanTheLoadBalancerAsks()
    {
        Assert.Contains("30s", (string)Dev.At("podAnnotations", "proxy.istio.io/config")!, StringComparison.Ordinal);
        Assert.Equal(60, Dev["terminationGracePeriodSeconds"]);
    }

    [Fact]
    public void Values_OneOfEach_HaveNoBudget()
    {
        Assert.Equal(false, Dev.At("autoscaling", "enabled"));
        Assert.Null(Dev["podDisruptionBudget"]);
        Assert.Null(Dev["topologySpreadConstraints"]);
    }

    [Fact]
    public void Values_HighlyAvailable_ScaleFromThreeAndSpread()
    {
        Assert.Equal("enabled: true\nmaxReplicas: 9\nminReplicas: 3\n", Prod.TextAt("autoscaling"));
        Assert.Equal("maxUnavailable: 1\n", Prod.TextAt("podDisruptionBudget"));
        Assert.Equal(2, Prod.ItemsAt("topologySpreadConstraints").Count());
    }
}
