namespace Infra.Components;

/// <summary>All traffic between an environment's workloads and with what is outside: what they say, and what the platform wires by itself.</summary>
internal static class FlowTable
{
    public static IEnumerable<Flow> Of(PlatformDeclarations all, List<PlatformProblem> problems)
    {
        var flows = all.Pods.Where(pods => !pods.Workload.HostNetwork).SelectMany(pods => Declared(all, pods, problems).Concat(Wired(all, pods))).Concat(Routed(all));
        // Two may say the same, such as a metrics port that is called for another reason too.
        return flows.DistinctBy(flow => (flow.From, flow.To, flow.Port))
            .OrderBy(flow => flow.From.ToString(), StringComparer.Ordinal).ThenBy(flow => flow.To.ToString(), StringComparer.Ordinal).ThenBy(flow => flow.Port);
    }

    private static IEnumerable<Flow> Declared(PlatformDeclarations all, FlowEnd.Pods pods, List<PlatformProblem> problems)
    {
        foreach (var peer in pods.Workload.Calls)
        {
            switch (peer)
            {
                case Peer.Workload { Endpoint: var endpoint } when all.TryFind(endpoint, out var called, out var port):
                    yield return new Flow(pods, called, port.Number, port.Name);
                    break;
                case Peer.Workload { Endpoint: var endpoint }:
                    problems.Add(new PlatformProblem(PlatformProblemCode.Unknown, pods.ToString(), $"it calls {endpoint}, which nobody declares{Suggest(all, endpoint)}."));
                    break;
                case Peer.Everybody:
                    problems.Add(new PlatformProblem(PlatformProblemCode.Impossible, pods.ToString(), "it calls everybody; name the hosts with Peer.Internet."));
                    break;
                default:
                    yield return new Flow(pods, new FlowEnd.Outside(peer), PortOf(peer), "call");
                    break;
            }
        }
        foreach (var port in pods.Workload.Ports)
        {
            foreach (var peer in port.From)
            {
                if (peer is Peer.KubernetesApi or Peer.Everybody or Peer.Machines)
                    yield return new Flow(new FlowEnd.Outside(peer), pods, port.Number, port.Name);
                else
                    problems.Add(new PlatformProblem(PlatformProblemCode.Impossible, $"{pods}:{port.Name}", "From is for callers that declare nothing themselves: the API server, the world, machines; a workload says in Calls whom it calls."));
            }
            if (port.WebhookService is not null)
                yield return new Flow(new FlowEnd.Outside(Peer.ApiServer), pods, port.Number, port.Name);
        }
    }

    private static IEnumerable<Flow> Wired(PlatformDeclarations all, FlowEnd.Pods pods)
    {
        foreach (var scraper in all.Of(PlatformRole.Scraper).Where(scraper => !scraper.Equals(pods)))
        {
            foreach (var port in pods.Workload.Ports.Where(port => port.Metrics is not null))
                yield return new Flow(scraper, pods, port.Metrics!.ThroughSidecar && pods.IsInMesh ? MeshPorts.WorkloadMetrics : port.Number, "metrics");
            if (pods.IsInMesh)
                yield return new Flow(scraper, pods, MeshPorts.SidecarMetrics, "sidecar's metrics");
        }
        if (pods.Workload.Role == PlatformRole.DatabaseServer)
        {
            foreach (var port in pods.Workload.Ports.Where(port => port.Name == DatabaseWorkloads.StatusPort))
            {
                foreach (var databaseOperator in all.Of(PlatformRole.DatabaseOperator))
                    yield return new Flow(databaseOperator, pods, port.Number, "database's status");
            }
        }
        if (pods.IsInMesh && all.Of(PlatformRole.MeshControlPlane).FirstOrDefault() is { } controlPlane && !controlPlane.Equals(pods))
            yield return new Flow(pods, controlPlane, controlPlane.Workload.Ports.First(port => port.Name == MeshPorts.ControlPlane).Number, "sidecar's configuration");
    }

    private static IEnumerable<Flow> Routed(PlatformDeclarations all) =>
        from gateway in all.Of(PlatformRole.Gateway)
        from addon in all.Addons
        from route in addon.Routes
        let found = all.TryFind(route.Backend, out var pods, out var port) ? (Pods: pods, Port: port) : default
        where found.Pods is not null
        select new Flow(gateway, found.Pods, found.Port.Number, $"route {route.Host}");

    private static int PortOf(Peer peer) => peer switch
    {
        Peer.Machines machines => machines.Port,
        Peer.Hosts hosts => hosts.Port,
        _ => WellKnown.ApiServerPort,
    };

    private static string Suggest(PlatformDeclarations all, Endpoint endpoint)
    {
        var endpoints = all.Pods.SelectMany(pods => pods.Workload.Ports.Select(port => $"{pods}:{port.Name}")).ToList();
        return Shared.NearestName.Of(endpoint.ToString(), endpoints) is { } name ? $": did you mean {name}?" : "";
    }
}
