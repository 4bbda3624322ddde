namespace Infra.Components;

/// <summary>Values of the chart keycloakx (https://github.com/codecentric/helm-charts/tree/keycloakx-7.1.11/charts/keycloakx).</summary>
internal static class KeycloakValues
{
    /// <summary>The image's user.</summary>
    public const int User = 1000;

    private const string Home = "/opt/keycloak";
    private const string Built = $"{Home}/lib/quarkus";
    private const string Build = "build";
    private const int DatabasePort = 5432;

    public static YamlMap For(AddonContext context) => new()
    {
        // Spread instead, as everything of the platform is.
        { "affinity", "" },
        { "args", new YamlList { "start" } },
        { "command", new YamlList { $"{Home}/bin/kc.sh" } },
        {
            "database",
            new YamlMap
            {
                { "database", Keycloak.Database.DatabaseName },
                { "existingSecret", Keycloak.Database.OwnerSecret.Name },
                { "existingSecretKey", "password" },
                { "hostname", Keycloak.Database.Host },
                { "port", DatabasePort },
                { "username", Keycloak.Database.DatabaseName },
                { "vendor", "postgres" },
            }
        },
        // Each Service of the namespace would be eight variables, some of them with names that Keycloak takes for options.
        { "enableServiceLinks", false },
        { "extraEnv", KeycloakEnvironment.For(context).AsText() },
        { "extraInitContainers", new YamlList { CopyOfTheBuild() }.AsText() },
        // With the chart, so that it is there before the servers look for each other.
        { "extraManifests", new YamlList { JGroups.Service.ToYaml() } },
        { "extraVolumeMounts", Mounts().AsText() },
        { "extraVolumes", Volumes().AsText() },
        { "fullnameOverride", Keycloak.Name.Value },
        { "http", new YamlMap { { "relativePath", "/" } } },
        { "podDisruptionBudget", context.IsHighlyAvailable ? new YamlMap { { "minAvailable", 1 } } : null },
        { "podSecurityContext", new YamlMap { { "fsGroup", User } } },
        // The gateway's word on who asks and by what scheme.
        { "proxy", new YamlMap { { "mode", "xforwarded" } } },
        { "replicas", Keycloak.Size(context).Replicas },
        { "resources", PodValues.Resources(Keycloak.Size(context).Containers[0]) },
        { "securityContext", new YamlMap { { "runAsNonRoot", true }, { "runAsUser", User } } },
        // Zero is none: TLS is the mesh's.
        { "service", new YamlMap { { "httpsPort", 0 } } },
        { "serviceAccount", new YamlMap { { "automountServiceAccountToken", false } } },
        { "topologySpreadConstraints", PodValues.Spread(context, Keycloak.Labels)?.AsText() },
    };

    // As it starts, the server builds itself anew for PostgreSQL: in a copy of the image's folder, so that nothing of the image is written.
    private static YamlMap CopyOfTheBuild() => new()
    {
        { "args", new YamlList { "-r", $"{Built}/.", $"/{Build}/" } },
        { "command", new YamlList { "cp" } },
        { "image", KeycloakBootstrap.Image },
        { "name", "copy-build" },
        { "resources", PodValues.Resources("50m", "64Mi", "256Mi") },
        { "securityContext", Restricted() },
        { "volumeMounts", new YamlList { Mount(Build, $"/{Build}") } },
    };

    private static YamlList Mounts() => [Mount(Build, Built), Mount("data", $"{Home}/data"), Mount("tmp", "/tmp")];

    private static YamlList Volumes() => [Volume(Build, "512Mi"), Volume("data", "256Mi"), Volume("tmp", "256Mi")];

    private static YamlMap Mount(string name, string path) => new() { { "mountPath", path }, { "name", name } };

    private static YamlMap Volume(string name, string size) => new() { { "emptyDir", new YamlMap { { "sizeLimit", size } } }, { "name", name } };

    private static YamlMap Restricted() => new()
    {
        { "allowPrivilegeEscalation", false },
        { "capabilities", new YamlMap { { "drop", new YamlList { "ALL" } } } },
        { "readOnlyRootFilesystem", true },
        { "runAsNonRoot", true },
        { "runAsUser", User },
    };

    // The chart takes these values as text.
    private static string AsText(this YamlList list)
    {
        const string key = "items";
        return CanonicalYaml.Write(new YamlMap { { key, list } })[$"{key}:\n".Length..];
    }
}
