namespace Infra.Components;

/// <summary>Values of the chart grafana (https://github.com/grafana-community/helm-charts/tree/grafana-12.11.1/charts/grafana).</summary>
internal static class GrafanaValues
{
    public static YamlMap For(AddonContext context, GrafanaInstance instance)
    {
        var values = new YamlMap
        {
            {
                "admin", new YamlMap
                {
                    { "existingSecret", instance.Secret.Name }, { "passwordKey", GrafanaInstance.PasswordKey }, { "userKey", GrafanaInstance.UserKey },
                }
            },
            { "automountServiceAccountToken", instance.ShowsDashboards },
            { "datasources", new YamlMap { { "datasources.yaml", new YamlMap { { "apiVersion", 1 }, { "datasources", instance.Sources } } } } },
            {
                "envValueFrom", new YamlMap
                {
                    { "GF_AUTH_GENERIC_OAUTH_CLIENT_SECRET", Secret(instance.Client.Secret!.Name, SsoClient.SecretKey) },
                    { "GF_SECURITY_SECRET_KEY", Secret(instance.Secret.Name, GrafanaInstance.SigningKey) },
                }
            },
            { "grafana.ini", GrafanaSettings.For(context, instance) },
            { "podAnnotations", YamlMap.Of(GrafanaInstance.Metrics.SidecarAnnotations(GrafanaInstance.Port)) },
            // What the sidecar may read is delivered with the dashboards.
            { "rbac", new YamlMap { { "create", false } } },
            { "replicas", instance.Size.Replicas },
            { "resources", PodValues.Resources(instance.Size.Containers[0]) },
            { "service", new YamlMap { { "portName", "http-web" } } },
            { "serviceAccount", new YamlMap { { "name", instance.Name.Value } } },
            { "testFramework", new YamlMap { { "enabled", false } } },
        };
        if (instance.ShowsDashboards)
            values.Add("sidecar", Sidecar(instance));
        return values;
    }

    // Grafana looks at the folder by itself: nobody has to tell it with a password that there is something new.
    private static YamlMap Sidecar(GrafanaInstance instance) => new()
    {
        {
            "dashboards", new YamlMap
            {
                { "enabled", true },
                { "folderAnnotation", DashboardObjects.FolderAnnotation },
                { "label", DashboardObjects.Label },
                { "labelValue", DashboardObjects.LabelValue },
                { "provider", new YamlMap { { "foldersFromFilesStructure", true } } },
                { "resource", "configmap" },
                { "skipReload", true },
            }
        },
        { "resources", PodValues.Resources(instance.Size.Containers[1]) },
    };

    private static YamlMap Secret(string name, string key) => new() { { "secretKeyRef", new YamlMap { { "key", key }, { "name", name } } } };
}
