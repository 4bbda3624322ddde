using Infra.Components;

namespace Infra.Tests.Components;

public sealed class GrafanaTests
{
    private static AddonContext Context => AddonContexts.Dev() with { Teams = [SampleTeams.Shop] };

    private static Addon Main { get; } = Grafana.Declare(Context);

    private static Addon Audit { get; } = GrafanaAudit.Declare(Context);

    public static TheoryData<string> Names => [Grafana.Name.Value, GrafanaAudit.Name.Value];

    private static Addon Of(string name) => name == Grafana.Name.Value ? Main : Audit;

    private static IReadOnlyList<YamlMap> Sources(Addon addon) => [.. addon.Chart!.Values.ItemsAt("datasources", "datasources.yaml", "datasources").Cast<YamlMap>()];

    private static IEnumerable<string> Tenants(Addon addon) => Sources(addon).Select(source => source.At("secureJsonData", "httpHeaderValue1")).OfType<string>();

    [Theory]
    [MemberData(nameof(Names))]
    public void Declare_Pods_AreInTheMeshKeepNothingAndAskTheIssuerByItsPublicName(string name)
    {
        var workload = Assert.Single(Of(name).Workloads);

        Assert.Equal((Loki.Namespace, 3000), (workload.Namespace, Assert.Single(workload.Ports).Number));
        Assert.Equal("login.dev.example.com", Assert.Single(workload.Calls.OfType<Peer.Hosts>().SelectMany(hosts => hosts.Names)));
        Assert.Empty(workload.Size!.Volumes);
        Assert.Null(Of(name).Chart!.Values.At("persistence"));
        Assert.True(Assert.Single(Of(name).Routes).PerCluster);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_Size_IsTheDeclared(string name)
    {
        var (values, containers) = (Of(name).Chart!.Values, Of(name).Workloads[0].Size!.Containers);

        ObservabilityNeighbours.AssertAsksFor(containers.Single(container => container.Name == "grafana"), (YamlMap)values.At("resources")!);
        if (values.At("sidecar", "resources") is YamlMap sidecar)
            ObservabilityNeighbours.AssertAsksFor(containers.Single(container => container.Name == "grafana-sc-dashboard"), sidecar);
        Assert.Equal(containers.Count - 1, values["sidecar"] is null ? 0 : 1);
    }

    // What it is told of secrets comes from Secrets that it declares.
    [Theory]
    [MemberData(nameof(Names))]
    public void Values_Secrets_AreDeclared(string name)
    {
        var (addon, values) = (Of(name), Of(name).Chart!.Values);
        AddonSecret[] secrets = [.. addon.Secrets, Assert.Single(addon.SsoClients).Secret!];
        var references = new[] { "GF_AUTH_GENERIC_OAUTH_CLIENT_SECRET", "GF_SECURITY_SECRET_KEY" }.Select(variable => (YamlMap)values.At("envValueFrom", variable, "secretKeyRef")!);

        Assert.All(references, reference => Assert.Contains(secrets.Single(secret => secret.Name == (string)reference["name"]!).Keys, key => key.Name == (string)reference["key"]!));
        Assert.Equal(addon.Secrets[0].Name, values.At("admin", "existingSecret"));
        Assert.Contains(addon.Secrets[0].Keys, key => key.Name == (string)values.At("admin", "passwordKey")! && key.Text is null);
        Assert.Null(values.At("grafana.ini", "auth.generic_oauth", "client_secret"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Settings_Always_TellNobodyOutsideAndHaveNoForm(string name)
    {
        var settings = (YamlMap)Of(name).Chart!.Values["grafana.ini"]!;

        Assert.Equal(
            [false, false, false, false],
            new[] { "check_for_plugin_updates", "check_for_updates", "feedback_links_enabled", "reporting_enabled" }.Select(key => settings.At("analytics", key)));
        Assert.Equal((true, false), (settings.At("security", "disable_gravatar"), settings.At("news", "news_feed_enabled")));
        Assert.Equal((true, false), (settings.At("plugins", "preinstall_disabled"), settings.At("plugins", "plugin_admin_enabled")));
        Assert.Equal((true, true), (settings.At("auth", "disable_login_form"), settings.At("security", "cookie_secure")));
        Assert.Equal((true, true), (settings.At("auth.generic_oauth", "role_attribute_strict"), settings.At("auth.generic_oauth", "use_pkce")));
        Assert.Equal("https://login.dev.example.com/realms/platform/protocol/openid-connect/token", settings.At("auth.generic_oauth", "token_url"));
    }

    [Fact]
    public void Settings_Roles_AreOfTheGroups()
    {
        Assert.Equal(
            "contains(groups[*], 'platform-administrators') && 'Admin' || contains(groups[*], 'platform-auditors') && 'Viewer' || contains(groups[*], 'shop-developers') && 'Viewer'",
            Main.Chart!.Values.At("grafana.ini", "auth.generic_oauth", "role_attribute_path"));
        Assert.Equal(
            "contains(groups[*], 'platform-administrators') && 'Admin' || contains(groups[*], 'platform-auditors') && 'Editor'",
            Audit.Chart!.Values.At("grafana.ini", "auth.generic_oauth", "role_attribute_path"));
    }

    // Who is let in may ask all that it asks: teams are let in to the one alone that has no audit logs.
    [Fact]
    public void Sources_AuditLogs_AreWhereNoTeamIs()
    {
        Assert.Equal(["platform", "team-shop"], Tenants(Main));
        Assert.Equal(["audit"], Tenants(Audit));
        Assert.DoesNotContain("shop", CanonicalYaml.Write((YamlMap)Audit.Chart!.Values["grafana.ini"]!), StringComparison.Ordinal);
    }

    [Fact]
    public void Sources_Urls_AreThoseOfWhoIsCalled()
    {
        Assert.Equal(
            ["http://loki.observability.svc.cluster.local:3100", "http://platform-alertmanager.prometheus.svc:9093", "http://platform-prometheus.prometheus.svc:9090"],
            Sources(Main).Select(source => (string)source["url"]!).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal([Peer.Of(Prometheus.Api), Peer.Of(Alertmanager.Api), Peer.Of(Loki.Http), Peer.ApiServer], Main.Workloads[0].Calls.Take(4));
        Assert.All(Sources(Main).Concat(Sources(Audit)), source => Assert.Equal(false, source["editable"]));
        Assert.Single(Sources(Main), source => source["isDefault"] is true);
    }

    // The chart's role would read the Secrets of the namespace, and without a word of it those of the cluster.
    [Fact]
    public void Values_Sidecar_HasTheRoleThatComesWithTheDashboards()
    {
        Assert.Equal(false, Main.Chart!.Values.At("rbac", "create"));
        Assert.Equal("configmap", Main.Chart.Values.At("sidecar", "dashboards", "resource"));
        Assert.Equal((true, false), (Main.Chart.Values.At("automountServiceAccountToken"), Audit.Chart!.Values.At("automountServiceAccountToken")));
        Assert.Null(Audit.Chart.Values["sidecar"]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Monitoring_Queries_AskForDeclaredMetrics(string name) => ObservabilityNeighbours.AssertAsksForItsOwn(Of(name));

    [Fact]
    public void Declare_Source_IsTheFileOfItsClass() => Assert.Equal(("components/Grafana/Grafana.cs", "components/Grafana/GrafanaAudit.cs"), (Main.Source, Audit.Source));
}
