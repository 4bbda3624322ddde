namespace Infra.Components;

/// <summary>Grafana's dashboards: one of each add-on and team, and one of all. Each is a ConfigMap, from which Grafana's sidecar takes it.</summary>
internal static class DashboardObjects
{
    /// <summary>The label by which Grafana's sidecar finds dashboards.</summary>
    public const string Label = "grafana_dashboard";

    /// <summary>The label's value.</summary>
    public const string LabelValue = "1";

    /// <summary>The annotation that says in which folder a dashboard is.</summary>
    public const string FolderAnnotation = "grafana_folder";

    /// <summary>The folder of what is about all of the platform.</summary>
    public const string PlatformFolder = "Platform";

    /// <summary>The folder of what is about teams.</summary>
    public const string TeamsFolder = "Teams";

    private const string ReaderName = "grafana-dashboards";

    public static IEnumerable<(KubernetesObject Object, Addon? Addon)> Of(PlatformDeclarations all)
    {
        if (all.Find(Grafana.Name) is not { } grafana)
            yield break;
        yield return (Reader, grafana);
        yield return (ReaderBinding, grafana);
        yield return (ConfigMapOf("overview", PlatformFolder, DashboardJson.Of(OverviewDashboard.Id, OverviewDashboard.Of(), GrafanaSources.LogsId(LokiTenants.Platform))), grafana);
        foreach (var addon in all.Addons)
        {
            if (AddonDashboards.Of(all, addon) is { } dashboard)
                yield return (ConfigMapOf(addon.Name.Value, FolderOf(addon), DashboardJson.Of(AddonDashboards.IdOf(addon), dashboard, GrafanaSources.LogsId(AddonDashboards.TenantOf(addon)))), addon);
        }
    }

    // ConfigMaps of one namespace: the chart's own role would read Secrets too.
    private static Role Reader { get; } = new()
    {
        Metadata = new ObjectMeta { Name = ReaderName, Namespace = Loki.Namespace },
        Rules = [new PolicyRule([""], ["configmaps"], ["get", "list", "watch"])],
    };

    private static RoleBinding ReaderBinding { get; } = new()
    {
        Metadata = new ObjectMeta { Name = ReaderName, Namespace = Loki.Namespace },
        RoleRef = RoleRef.Own(ReaderName),
        Subjects = [Subject.ServiceAccount(Loki.Namespace, Grafana.Name.Value)],
    };

    private static string FolderOf(Addon addon) => addon.Tenant is null ? addon.Layer.ToString() : TeamsFolder;

    private static ConfigMap ConfigMapOf(string name, string folder, string json) => new()
    {
        Metadata = new ObjectMeta
        {
            Name = $"dashboard-{name}",
            Namespace = Loki.Namespace,
            Annotations = new Dictionary<string, string> { [FolderAnnotation] = folder },
            Labels = new Dictionary<string, string> { [Label] = LabelValue },
        },
        Data = new Dictionary<string, string> { [$"{name}.json"] = json },
    };
}
