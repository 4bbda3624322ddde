namespace Infra.Components;

/// <summary>
/// Sets up the network of pods in the mesh from the machine, behind Calico, so that they need no privileges for it (https://istio.io/latest/docs/setup/additional-setup/cni).
/// </summary>
public static class IstioCni
{
    private const int Metrics = 15014;

    /// <summary>The add-on's name.</summary>
    public static AddonName Name { get; } = new("istio-cni");

    // The chart has no value for a limit of its memory.
    internal static ContainerSize Agent { get; } = new("install-cni", "100m", "100Mi", MemoryLimit: "");

    /// <summary>Declares it.</summary>
    public static Addon Declare(AddonContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new Addon
        {
            Name = Name,
            Summary = "Sends the traffic of pods in the mesh through their sidecars",
            Layer = AddonLayer.Mesh,
            Chart = IstioCharts.Of("cni", IstioBase.SystemNamespace, IstioCniValues.For()),
            DependsOn = [IstioBase.Name],
            Workloads =
            [
                new AddonWorkload
                {
                    Name = "node",
                    Namespace = IstioBase.SystemNamespace,
                    Labels = new Dictionary<string, string> { ["k8s-app"] = "istio-cni-node" },
                    ServiceAccount = "istio-cni",
                    Size = new WorkloadSize { OnEveryNode = true, Containers = [Agent] },
                    Ports = [new WorkloadPort { Name = "metrics", Number = Metrics, Metrics = new MetricsEndpoint { Metrics = IstioCniMonitoring.Metrics } }],
                    Calls = [Peer.ApiServer],
                },
            ],
            Alerts = IstioCniMonitoring.Alerts,
            Dashboard = IstioCniMonitoring.Dashboard,
            ClusterKinds = ["rbac.authorization.k8s.io/ClusterRole", "rbac.authorization.k8s.io/ClusterRoleBinding"],
        };
    }
}
