namespace Infra.Components;

/// <summary>A team as an add-on: its namespaces and workloads, by which it gets what every part of the platform gets.</summary>
internal static class TeamAddon
{
    private const string Serving = "http";

    public static Addon Of(Team team)
    {
        var name = new AddonName(TeamObjects.ProjectName(team));
        return new()
        {
            Name = name,
            Summary = $"The namespaces of the team {team.Name}",
            Layer = AddonLayer.Experience,
            Namespaces = [.. team.Namespaces.Select(each => new AddonNamespace { Name = each, InMesh = true, Quota = team.Quota, Tenant = team })],
            Workloads = [.. team.Workloads.Select(WorkloadOf)],
            Routes =
            [
                .. from workload in team.Workloads
                   let host = workload.Host
                   where host is not null
                   select new Route { Host = host, Backend = new Endpoint(name, workload.Name, Serving), Service = workload.Name, ServicePort = workload.ServicePort },
            ],
        };
    }

    private static AddonWorkload WorkloadOf(TeamWorkload workload) => new()
    {
        Name = workload.Name,
        Namespace = workload.Namespace,
        Labels = new Dictionary<string, string> { ["app.kubernetes.io/name"] = workload.Name },
        ServiceAccount = workload.ServiceAccount,
        Ports =
        [
            new WorkloadPort { Name = Serving, Number = workload.Port, Metrics = workload.MetricsPort == workload.Port ? new MetricsEndpoint() : null },
            .. workload.MetricsPort is { } metrics && metrics != workload.Port ? new[] { new WorkloadPort { Name = "metrics", Number = metrics, Metrics = new MetricsEndpoint() } } : [],
        ],
        Calls = workload.Calls.Count == 0 ? [] : [Peer.Internet(443, workload.Calls)],
    };
}
