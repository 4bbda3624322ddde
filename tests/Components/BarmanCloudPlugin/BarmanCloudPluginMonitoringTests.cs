using Infra.Components;

namespace Infra.Tests.Components;

public sealed class BarmanCloudPluginMonitoringTests
{
    private static Addon Prod { get; } = BarmanCloudPlugin.Declare(AddonContexts.Prod());

    // A second would never be ready.
    [Fact]
    public void Values_AreItsSize()
    {
        MonitoredAddon.AssertSized(Prod.Workloads);
        Assert.Equal(1, Prod.Workloads[0].Size!.Replicas);
        MonitoredAddon.AssertResources(Prod.Workloads[0].Size!.Containers[0], Prod.Chart!.Values);
    }

    // Its container names the other port alone, by which Prometheus finds the pod.
    [Fact]
    public void Monitor_CallsThePortThatTheContainerDoesNotName()
    {
        var context = AddonContexts.Prod();
        var declarations = PlatformDeclarations.Of(
            context,
            [
                Prod, CertManager.Declare(context), CloudNativePg.Declare(context), PrometheusOperatorCrds.Declare(context),
                new Addon { Name = IstioBase.Name, Summary = "Stands in for the mesh", Layer = AddonLayer.Mesh },
            ]).Declarations!;

        var endpoint = Assert.Single(Monitors.Of(declarations).Select(each => each.Object).OfType<PodMonitor>().Single(each => each.Metadata.Name == "barman-cloud-plugin-plugin").Spec.PodMetricsEndpoints);
        Assert.Equal((9090, "http"), (endpoint.PortNumber, endpoint.Scheme));
        Assert.Equal(("__address__", "$1:8080"), (Assert.Single(endpoint.Relabelings!).TargetLabel, endpoint.Relabelings![0].Replacement));
        Assert.Equal(["--metrics-bind-address=:8080", "--metrics-secure=false"], Prod.Chart!.Values.ItemsAt("additionalArgs"));
    }

    [Fact]
    public void Declare_Monitoring_AsksForWhatDatabasesTell() => MonitoredAddon.AssertMonitored(Prod, "barman-cloud-plugin", DatabaseMonitoring.ServerMetrics);
}
