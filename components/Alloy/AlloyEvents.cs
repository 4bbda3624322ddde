namespace Infra.Components;

/// <summary>One Alloy for the cluster's events, which the API server forgets after an hour: on every machine, each would send all of them.</summary>
public static class AlloyEvents
{
    /// <summary>The add-on's name.</summary>
    public static AddonName Name { get; } = new("alloy-events");

    internal static WorkloadSize Size { get; } = new() { Containers = [new ContainerSize("alloy", "20m", "96Mi", "256Mi")] };

    /// <summary>Declares it.</summary>
    public static Addon Declare(AddonContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new Addon
        {
            Name = Name,
            Summary = "Sends the cluster's events to Loki",
            Layer = AddonLayer.Observability,
            Chart = new ChartRelease
            {
                Chart = Alloy.Chart,
                Repository = Alloy.ChartRepository,
                Version = Alloy.ChartVersion,
                Namespace = Loki.Namespace,
                Values = AlloyValues.ForEvents(context),
            },
            DependsOn = [Loki.Name],
            Workloads =
            [
                new AddonWorkload
                {
                    Name = "events",
                    Namespace = Loki.Namespace,
                    Labels = Alloy.LabelsOf(Name),
                    ServiceAccount = Name.Value,
                    Size = Size,
                    Ports = [new WorkloadPort { Name = "http", Number = Alloy.HttpPort, Metrics = Alloy.Metrics }],
                    Calls = [Peer.ApiServer, Peer.Of(Loki.Http)],
                },
            ],
            ClusterKinds = ["rbac.authorization.k8s.io/ClusterRole", "rbac.authorization.k8s.io/ClusterRoleBinding"],
            Alerts = AlloyMonitoring.EventAlerts,
            Dashboard = AlloyMonitoring.EventDashboard,
        };
    }
}
