namespace Infra.Components;

/// <summary>Values of the chart backstage (https://github.com/backstage/charts/tree/backstage-2.8.2/charts/backstage).</summary>
internal static class BackstageValues
{
    // The user of Node.js' images.
    private const int User = 1000;

    public static YamlMap For(AddonContext context) => new()
    {
        {
            "backstage", new YamlMap
            {
                { "appConfig", BackstageConfig.For(context) },
                {
                    "containerSecurityContext", new YamlMap
                    {
                        { "allowPrivilegeEscalation", false },
                        { "capabilities", new YamlMap { { "drop", YamlList.Of(["ALL"]) } } },
                        // Its root is not read-only: it writes the configuration of the pages into them as it starts.
                    }
                },
                { "extraEnvVars", YamlList.Of(BackstageConfig.Variables.Select(Variable)) },
                { "extraVolumeMounts", YamlList.Of([Mount(CatalogVolume, BackstageConfig.CatalogFolder)]) },
                { "extraVolumes", Volumes() },
                { "image", Image(context) },
                { "pdb", context.IsHighlyAvailable ? new YamlMap { { "create", true }, { "minAvailable", 1 } } : null },
                {
                    "podSecurityContext", new YamlMap
                    {
                        { "fsGroup", User }, { "runAsGroup", User }, { "runAsNonRoot", true }, { "runAsUser", User }, { "seccompProfile", PodValues.SeccompProfile() },
                    }
                },
                { "replicas", Backstage.Size(context).Replicas },
                { "resources", PodValues.Resources(Backstage.Size(context).Containers[0]) },
                // The first start makes the schemas of all plugins.
                { "startupProbe", new YamlMap { { "failureThreshold", 30 } } },
                // Of two that start at once, each would change the schemas.
                { "strategy", new YamlMap { { "rollingUpdate", new YamlMap { { "maxSurge", 0 }, { "maxUnavailable", 1 } } }, { "type", "RollingUpdate" } } },
                { "topologySpreadConstraints", PodValues.Spread(context, Backstage.Labels) },
            }
        },
        // Its database is the platform's; the chart's own would be of images that nobody keeps.
        { "postgresql", new YamlMap { { "enabled", false } } },
        { "serviceAccount", new YamlMap { { "create", true }, { "name", BackstageAccess.ServiceAccount } } },
    };

    private const string CatalogVolume = "catalog";

    private static YamlMap Image(AddonContext context) => new()
    {
        { "registry", $"{context.Scope.Account.Id}.dkr.ecr.{context.Scope.Account.Region}.amazonaws.com" },
        { "repository", $"{context.Scope.Project}/{Backstage.ImageRepository}" },
        { "tag", Backstage.ImageTag },
    };

    private static YamlMap Variable((string Name, string Secret, string Key) variable) => new()
    {
        { "name", variable.Name },
        { "valueFrom", new YamlMap { { "secretKeyRef", new YamlMap { { "key", variable.Key }, { "name", variable.Secret } } } } },
    };

    private static YamlMap Mount(string volume, string path) => new() { { "mountPath", path }, { "name", volume }, { "readOnly", true } };

    private static YamlList Volumes() =>
    [
        new YamlMap
        {
            { "name", CatalogVolume },
            // It comes by another Application; the portal reads it as soon as it is there, and again where it changes.
            { "configMap", new YamlMap { { "name", BackstageCatalog.ConfigMapName }, { "optional", true } } },
        },
    ];
}
