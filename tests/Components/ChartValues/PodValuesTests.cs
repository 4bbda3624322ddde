using Infra.Components;

namespace Infra.Tests.Components;

public sealed class PodValuesTests
{
    private static readonly Dictionary<string, string> Labels = new() { ["app"] = "web" };

    [Fact]
    public void Resources_Always_BoundsMemoryOnly() =>
        Assert.Equal("limits:\n  memory: 64Mi\nrequests:\n  cpu: 10m\n  memory: 32Mi\n", CanonicalYaml.Write(PodValues.Resources("10m", "32Mi", "64Mi")));

    [Fact]
    public void Spread_OneOfEach_IsLeftOut() => Assert.Null(PodValues.Spread(AddonContexts.Dev(), Labels));

    [Fact]
    public void Spread_HighlyAvailable_IsOverZonesAndThenMachines()
    {
        var constraints = PodValues.Spread(AddonContexts.Prod(), Labels)!.Cast<YamlMap>().ToList();

        Assert.Equal(
            [("topology.kubernetes.io/zone", "DoNotSchedule"), ("kubernetes.io/hostname", "ScheduleAnyway")],
            constraints.Select(each => ((string)each["topologyKey"]!, (string)each["whenUnsatisfiable"]!)));
        Assert.All(constraints, each =>
        {
            Assert.Equal("web", each.At("labelSelector", "matchLabels", "app"));
            Assert.Equal("Honor", each["nodeTaintsPolicy"]);
        });
    }
}
