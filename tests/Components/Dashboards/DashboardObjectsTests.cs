using System.Text;
using System.Text.Json;
using Infra.Components;

namespace Infra.Tests.Components;

public sealed class DashboardObjectsTests
{
    private const int MostBytesOfAConfigMap = 1024 * 1024;

    private static AddonContext Context => AddonContexts.Dev() with { Teams = [SampleTeams.Shop] };

    private static PlatformDeclarations All { get; } = ObservabilityNeighbours.Declarations(Context);

    private static IReadOnlyList<ConfigMap> Maps { get; } = [.. DashboardObjects.Of(All).Select(each => each.Object).OfType<ConfigMap>()];

    public static TheoryData<string> Names => [.. Maps.Select(map => map.Metadata.Name)];

    private static string TextOf(string name) => Assert.Single(Maps.Single(map => map.Metadata.Name == name).Data).Value;

    private static JsonElement Parsed(string name) => JsonDocument.Parse(TextOf(name)).RootElement;

    private static List<JsonElement> PanelsOf(string name) => [.. Parsed(name).GetProperty("panels").EnumerateArray()];

    [Fact]
    public void Of_Platform_HasOneOfAllAndOneOfEachWithPodsOrRows()
    {
        Assert.Equal(
            All.Addons.Where(addon => addon.Workloads.Count > 0 || addon.Dashboard is not null || addon.Namespaces.Any(each => each.Tenant is not null)).Select(addon => $"dashboard-{addon.Name}").Append("dashboard-overview").Order(StringComparer.Ordinal),
            Maps.Select(map => map.Metadata.Name).Order(StringComparer.Ordinal));
        Assert.Equal("Observability", Maps.Single(map => map.Metadata.Name == "dashboard-loki").Metadata.Annotations![DashboardObjects.FolderAnnotation]);
        Assert.Equal("Teams", Maps.Single(map => map.Metadata.Name == "dashboard-team-shop").Metadata.Annotations![DashboardObjects.FolderAnnotation]);
        Assert.Equal(Maps.Count, Maps.Select(map => Parsed(map.Metadata.Name).GetProperty("uid").GetString()).Distinct().Count());
    }

    [Fact]
    public void Of_WithoutGrafana_IsNothing()
    {
        var (declarations, _) = PlatformDeclarations.Of(Context, [.. ObservabilityNeighbours.Together(Context).Where(addon => addon.Name != Grafana.Name)]);

        Assert.Empty(DashboardObjects.Of(declarations!));
    }

    // Of the sidecar's ServiceAccount: ConfigMaps of its namespace, and no Secret.
    [Fact]
    public void Of_Role_IsToReadConfigMapsOfTheNamespace()
    {
        var objects = DashboardObjects.Of(All).Select(each => each.Object).ToList();
        var rule = Assert.Single(Assert.Single(objects.OfType<Role>()).Rules);

        Assert.Equal(["configmaps"], rule.Resources);
        Assert.Equal(["get", "list", "watch"], rule.Verbs);
        Assert.Equal("grafana", Assert.Single(Assert.Single(objects.OfType<RoleBinding>()).Subjects).Name);
        Assert.Equal(Grafana.Declare(Context).Workloads[0].ServiceAccount, objects.OfType<RoleBinding>().Single().Subjects[0].Name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Text_Fields_AreThoseOfGrafana(string name) => DashboardSchema.AssertHolds(Parsed(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Text_Ids_AreUniqueAndPlacesApart(string name)
    {
        var panels = PanelsOf(name);
        var taken = new HashSet<(int X, int Y)>();

        Assert.Equal(Enumerable.Range(1, panels.Count), panels.Select(panel => panel.GetProperty("id").GetInt32()));
        Assert.InRange(Parsed(name).GetProperty("uid").GetString()!.Length, 1, 40);
        foreach (var place in panels.Select(panel => panel.GetProperty("gridPos")))
        {
            var (x, y, width, height) = (place.GetProperty("x").GetInt32(), place.GetProperty("y").GetInt32(), place.GetProperty("w").GetInt32(), place.GetProperty("h").GetInt32());
            Assert.InRange(x + width, 1, DashboardJson.Columns);
            for (var column = x; column < x + width; column++)
            {
                for (var line = y; line < y + height; line++)
                    Assert.True(taken.Add((column, line)), $"two panels are at {column}, {line}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Text_Queries_AskForDeclaredMetrics(string name)
    {
        var declared = ObservabilityNeighbours.CommonMetrics.Concat(All.Addons.SelectMany(ObservabilityNeighbours.MetricsOf))
            .Concat(["route:error_budget:ratio", "route:istio_requests_failed:ratio_rate1h", "route:istio_requests_failed:ratio_rate3d"]).ToHashSet(StringComparer.Ordinal);

        Assert.All(
            PanelsOf(name).Where(panel => panel.TryGetProperty("targets", out _)).SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
                .Where(target => target.GetProperty("datasource").GetProperty("type").GetString() == "prometheus"),
            target => Assert.All(MetricNames.In(target.GetProperty("expr").GetString()!), metric => Assert.Contains(metric, declared)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Text_Sources_AreGrafanas(string name)
    {
        var sources = Grafana.Declare(Context).Chart!.Values.ItemsAt("datasources", "datasources.yaml", "datasources").Cast<YamlMap>().Select(source => (string)source["uid"]!).ToHashSet(StringComparer.Ordinal);

        Assert.All(
            PanelsOf(name).Where(panel => panel.TryGetProperty("datasource", out _)),
            panel => Assert.Contains(panel.GetProperty("datasource").GetProperty("uid").GetString()!, sources));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Text_Size_FitsIntoAConfigMap(string name)
    {
        Assert.InRange(Encoding.UTF8.GetByteCount(TextOf(name)), 1, MostBytesOfAConfigMap / 10);
        Assert.DoesNotContain('\r', TextOf(name));
        Assert.EndsWith("}\n", TextOf(name), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_SameDeclarations_IsTheSame() =>
        Assert.Equal(
            Maps.Select(map => TextOf(map.Metadata.Name)),
            DashboardObjects.Of(ObservabilityNeighbours.Declarations(Context)).Select(each => each.Object).OfType<ConfigMap>().Select(map => Assert.Single(map.Data).Value));

    [Fact]
    public void Text_TeamsLogs_AreOfItsTenant()
    {
        var logs = PanelsOf("dashboard-team-shop").Single(panel => panel.GetProperty("type").GetString() == "logs");

        Assert.Equal("loki-team-shop", logs.GetProperty("datasource").GetProperty("uid").GetString());
    }

    // Containers of others are in the same namespace.
    [Fact]
    public void Text_ContainersOfAnAddon_AreItsOwn()
    {
        var query = PanelsOf("dashboard-grafana").First(panel => panel.GetProperty("title").GetString() == "Containers that run").GetProperty("targets")[0].GetProperty("expr").GetString();

        Assert.Equal("""sum(kube_pod_container_status_running{namespace="observability",container=~"grafana|grafana-sc-dashboard"})""", query);
    }
}
