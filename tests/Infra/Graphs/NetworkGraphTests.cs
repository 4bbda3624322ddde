using Infra.Components;
using Infra.Graphs;
using Infra.Tests.Support;

namespace Infra.Tests.Graphs;

public sealed class NetworkGraphTests
{
    private static readonly PlatformModel Model = PlatformModel.Derive(
        RuleAddons.Context with { Teams = [] },
        [TestPlatform.Guard(RuleAddons.Context), TestPlatform.Mesh(RuleAddons.Context), TestPlatform.Store(RuleAddons.Context), TestPlatform.Gateway(RuleAddons.Context)]);

    [Fact]
    public void Of_Platform_HasNamespacesAndWhoIsOutside()
    {
        var graph = NetworkGraph.Of(Model);

        Assert.Equal(
            ["Kubernetes API: outside of the platform", "gateway-system: with sidecars", "guard-system: without sidecars", "internet: outside of the platform",
             "pay.example.com and 1 more: outside of the platform", "probes: without sidecars", "store: with sidecars"],
            graph.Nodes.Select(node => $"{node.Label}: {node.Group}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Of_Platform_HasCallsWithTheirPorts() => Assert.Equal(
        ["Kubernetes API > guard-system: 9443", "gateway-system > store: 8080", "internet > gateway-system: 8443", "probes > store: 8080", "store > pay.example.com and 1 more: 443"],
        Calls(NetworkGraph.Of(Model)));

    [Fact]
    public void Of_CallsThatNearlyAllMake_AreCountedAndNotDrawn()
    {
        var graph = NetworkGraph.Of(Model);

        Assert.Contains("0 scrapes of metrics, 2 sidecars' calls for their configuration, 1 calls of the Kubernetes API", graph.Description, StringComparison.Ordinal);
        Assert.DoesNotContain(graph.Nodes, node => node.Label == "mesh-system");
    }

    [Fact]
    public void Around_Workload_HasItsCallersAndWhomItCalls()
    {
        var graph = NetworkGraph.Around(Model, "store/web")!;

        Assert.Equal(
            ["gateway/gateway > store/web: 8080", "store/probe > store/web: 8080", "store/web > mesh/control-plane: 15012", "store/web > pay.example.com and 1 more: 443"],
            Calls(graph));
        Assert.Equal([0, 0, 1, 2, 2], graph.Nodes.Select(node => node.Column));
    }

    [Fact]
    public void Around_WhatIsNoWorkload_IsNull() => Assert.Null(NetworkGraph.Around(Model, "store/wbe"));

    [Fact]
    public void WorkloadsOf_Platform_AreSorted() =>
        Assert.Equal(["gateway/gateway", "guard/webhook", "mesh/control-plane", "mesh/machines", "store/probe", "store/web"], NetworkGraph.WorkloadsOf(Model));

    private static IEnumerable<string> Calls(Graph graph)
    {
        var labels = graph.Nodes.ToDictionary(node => node.Id, node => node.Label);
        return graph.Edges.Select(edge => $"{labels[edge.From]} > {labels[edge.To]}: {edge.Label}").Order(StringComparer.Ordinal);
    }
}
