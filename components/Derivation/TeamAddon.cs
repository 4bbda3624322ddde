namespace Infra.Components;

/// <summary>A team as an add-on: its namespaces and workloads, by which it gets what every part of the platform gets.</summary>
internal static class TeamAddon
{
    private const string Serving = "http";

    public static Addon Of(AddonContext context, Team team)
    {
        var name = new AddonName(TeamObjects.ProjectName(team));
        List<Database> databases = [.. team.Workloads.Select(workload => TeamData.DatabaseOf(team, workload)).OfType<Database>()];
        return new()
        {
            Name = name,
            Summary = $"The namespaces of the team {team.Name}",
            Layer = AddonLayer.Experience,
            Namespaces =
            [
                .. team.Namespaces.Select(each => new AddonNamespace { Name = each, InMesh = true, Quota = team.Quota, Tenant = team }),
                .. databases.Count == 0 ? Array.Empty<AddonNamespace>() : [new AddonNamespace { Name = TeamData.DatabasesNamespace(team), InMesh = true, KeptFor = team }],
            ],
            Workloads = [.. team.Workloads.Select(workload => WorkloadOf(context, team, name, workload))],
            Routes =
            [
                .. from workload in team.Workloads
                   let host = workload.Host
                   where host is not null
                   select new Route { Host = host, Backend = new Endpoint(name, workload.Name, Serving), Service = workload.Name, ServicePort = workload.ServicePort },
            ],
            Databases = databases,
            Secrets = [.. team.Workloads.SelectMany(TeamData.SecretsOf)],
            Alerts = TeamMonitoring.AlertsOf(team),
            Dashboard = TeamMonitoring.DashboardOf(team, databases),
            Objects = [.. team.Namespaces.Select(each => Facts(context, each))],
            SsoClients = [.. team.Workloads.Select(workload => TeamData.ClientOf(team, workload)).OfType<SsoClient>()],
        };
    }

    // What differs between environments, so that a chart is the same in all of them.
    private static ConfigMap Facts(AddonContext context, string @namespace) => new()
    {
        Metadata = new ObjectMeta { Name = TeamData.FactsName(@namespace), Namespace = @namespace },
        Data = new Dictionary<string, string>
        {
            ["domain"] = context.Domain,
            ["environment"] = context.Scope.Stack,
            [TeamData.IssuerUrlKey] = context.OidcIssuerUrl,
        },
    };

    private static AddonWorkload WorkloadOf(AddonContext context, Team team, AddonName addon, TeamWorkload workload) => new()
    {
        Name = workload.Name,
        Namespace = workload.Namespace,
        Labels = new Dictionary<string, string> { ["app.kubernetes.io/name"] = workload.Name },
        ServiceAccount = workload.ServiceAccount,
        Size = new WorkloadSize { Replicas = workload.Replicas, Containers = [new ContainerSize(workload.Name, workload.Cpu, workload.Memory, workload.MemoryLimit ?? workload.Memory)] },
        Ports =
        [
            new WorkloadPort { Name = Serving, Number = workload.Port, Metrics = workload.MetricsPort == workload.Port ? new MetricsEndpoint() : null },
            .. workload.MetricsPort is { } metrics && metrics != workload.Port ? new[] { new WorkloadPort { Name = "metrics", Number = metrics, Metrics = new MetricsEndpoint() } } : [],
        ],
        Calls = [.. CallsOf(context, team, addon, workload)],
    };

    private static IEnumerable<Peer> CallsOf(AddonContext context, Team team, AddonName addon, TeamWorkload workload)
    {
        // By its name and port 443, as people's browsers do: what the issuer's tokens and pages say is one address for all.
        string[] issuer = workload.Login is null ? [] : [new Uri(context.OidcIssuerUrl, UriKind.Absolute).Host];
        string[] hosts = [.. workload.Calls.Concat(issuer).Distinct(StringComparer.Ordinal)];
        if (hosts.Length > 0)
            yield return Peer.Internet(443, hosts);
        if (TeamData.DatabaseOf(team, workload) is { } database)
            yield return Peer.Of(database.Server(addon));
    }
}
