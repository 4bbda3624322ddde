using System.Collections.Immutable;
using Infra.Components;

namespace Infra.Graphs;

/// <summary>Who may call whom, of the flows that policies are derived from.</summary>
public static class NetworkGraph
{
    private const string InMesh = "with sidecars";
    private const string OutsideOfMesh = "without sidecars";
    private const string Elsewhere = "outside of the platform";

    private const string HowToRead =
        "Each box is a namespace or something outside of the platform; an arrow leads from who calls to who is called, and has the ports.";

    /// <summary>All namespaces, and who outside calls or is called. What nearly everybody does is left out and counted.</summary>
    public static Graph Of(PlatformModel platform)
    {
        ArgumentNullException.ThrowIfNull(platform);
        var all = platform.Declarations;
        var drawn = all.Flows.Where(flow => !IsEverybodys(flow)).ToList();
        var calls = drawn.Select(flow => (From: NamespaceOf(all, flow.From, "calls"), To: NamespaceOf(all, flow.To, "called"), flow.Port)).Where(call => call.From.Id != call.To.Id).ToList();
        return new Graph
        {
            Title = $"Network of {all.Context.Scope.Stack}",
            Description = $"{HowToRead} Left out: {LeftOut(all.Flows)}, and calls within a namespace.",
            Nodes = Nodes(calls.SelectMany(call => new[] { call.From, call.To })),
            Edges = [.. Edges(calls)],
        };
    }

    /// <summary>A workload, who calls it and whom it calls; null where there is no such workload.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="workload">The workload with its add-on: "vault/vault".</param>
    public static Graph? Around(PlatformModel platform, string workload)
    {
        ArgumentNullException.ThrowIfNull(platform);
        var all = platform.Declarations;
        if (all.Pods.FirstOrDefault(pods => pods.ToString() == workload) is not { } centre)
            return null;
        var self = WorkloadOf(centre, 1);
        var callers = all.Flows.Where(flow => flow.To.Equals(centre)).Select(flow => (From: WorkloadOf(flow.From, 0), To: self, flow.Port));
        var called = all.Flows.Where(flow => flow.From.Equals(centre)).Select(flow => (From: self, To: WorkloadOf(flow.To, 2), flow.Port));
        var calls = callers.Concat(called).ToList();
        return new Graph
        {
            Title = $"Network of {workload}",
            Description = "An arrow leads from who calls to who is called, and has the ports.",
            Columns = ["calls it", "", "is called by it"],
            Nodes = Nodes(calls.SelectMany(call => new[] { call.From, call.To }).Append(self)),
            Edges = [.. Edges(calls)],
        };
    }

    /// <summary>The workloads that can be asked for, sorted.</summary>
    public static IReadOnlyList<string> WorkloadsOf(PlatformModel platform)
    {
        ArgumentNullException.ThrowIfNull(platform);
        return [.. platform.Declarations.Pods.Select(pods => pods.ToString()).Order(StringComparer.Ordinal)];
    }

    // Scrapes, what the mesh tells sidecars, and calls to the Kubernetes API: an arrow to nearly everybody says little.
    private static bool IsEverybodys(Flow flow) => IsScrape(flow) || IsConfiguration(flow) || IsApi(flow);

    private static bool IsScrape(Flow flow) =>
        flow is { From: FlowEnd.Pods { Workload.Role: PlatformRole.Scraper }, To: FlowEnd.Pods called }
        && (called.IsPastSidecar(flow.Port) || called.Workload.Ports.Any(port => port.Number == flow.Port && port.Metrics is not null));

    private static bool IsConfiguration(Flow flow) =>
        flow is { From.IsInMesh: true, To: FlowEnd.Pods { Workload: { Role: PlatformRole.MeshControlPlane } called } }
        && called.Ports.Any(port => port.Number == flow.Port && port.Name == MeshPorts.ControlPlane);

    private static bool IsApi(Flow flow) => flow.To is FlowEnd.Outside { Peer: Peer.KubernetesApi };

    private static string LeftOut(IReadOnlyList<Flow> flows) => FormattableString.Invariant(
        $"{flows.Count(IsScrape)} scrapes of metrics, {flows.Count(IsConfiguration)} sidecars' calls for their configuration, {flows.Count(IsApi)} calls of the Kubernetes API");

    // Who calls from outside and is called there too stands twice: AWS is no link between two namespaces.
    private static GraphNode NamespaceOf(PlatformDeclarations all, FlowEnd end, string side)
    {
        if (end is not FlowEnd.Pods { Workload.Namespace: var name })
            return OutsideOf(end, side);
        var workloads = all.Pods.Where(pods => pods.Workload.Namespace == name).ToList();
        return new GraphNode($"namespace {name}", name, workloads.Exists(pods => pods.IsInMesh) ? InMesh : OutsideOfMesh) { Detail = string.Join(", ", workloads) };
    }

    // Who calls a workload and is called by it stands on both sides.
    private static GraphNode WorkloadOf(FlowEnd end, int column) => end is FlowEnd.Pods pods
        ? new GraphNode(FormattableString.Invariant($"{column} {pods}"), pods.ToString(), pods.IsInMesh ? InMesh : OutsideOfMesh) { Column = column, Detail = $"in {pods.Workload.Namespace}" }
        : OutsideOf(end, FormattableString.Invariant($"{column}")) with { Column = column };

    private static GraphNode OutsideOf(FlowEnd end, string side)
    {
        var name = end.ToString()!;
        return end is FlowEnd.Outside { Peer: Peer.Hosts { Names: { Count: > 1 } hosts } }
            ? new GraphNode($"{side} {name}", FormattableString.Invariant($"{hosts[0]} and {hosts.Count - 1} more"), Elsewhere) { Detail = name }
            : new GraphNode($"{side} {name}", name, Elsewhere);
    }

    private static ImmutableArray<GraphNode> Nodes(IEnumerable<GraphNode> nodes) =>
        [.. nodes.DistinctBy(node => node.Id).OrderBy(node => node.Id, StringComparer.Ordinal)];

    private static IEnumerable<GraphEdge> Edges(IEnumerable<(GraphNode From, GraphNode To, int Port)> calls) =>
        calls.GroupBy(call => (From: call.From.Id, To: call.To.Id), call => call.Port)
            .OrderBy(same => same.Key.From, StringComparer.Ordinal).ThenBy(same => same.Key.To, StringComparer.Ordinal)
            .Select(same => new GraphEdge(same.Key.From, same.Key.To, string.Join(", ", same.Distinct().Order().Select(port => FormattableString.Invariant($"{port}")))));
}
