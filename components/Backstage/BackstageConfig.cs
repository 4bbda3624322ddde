namespace Infra.Components;

/// <summary>
/// The portal's configuration (https://backstage.io/docs/conf). Keys of @backstage/backend-defaults 0.18, plugin-auth-backend-module-oidc-provider 0.4, plugin-catalog-backend 4.0 and
/// plugin-kubernetes-backend 0.21. What is secret stands in it as a variable.
/// </summary>
internal static class BackstageConfig
{
    /// <summary>The folder of the catalogue's file.</summary>
    public const string CatalogFolder = "/catalog";

    private const string DatabaseUser = "POSTGRES_USER";
    private const string DatabasePassword = "POSTGRES_PASSWORD";
    private const string SessionSecret = "AUTH_SESSION_SECRET";
    private const string ClientId = "AUTH_OIDC_CLIENT_ID";
    private const string ClientSecret = "AUTH_OIDC_CLIENT_SECRET";

    /// <summary>The variables, with the Secrets and the entries that they come from.</summary>
    public static IReadOnlyList<(string Name, string Secret, string Key)> Variables { get; } =
    [
        (ClientId, Backstage.Client.Secret!.Name, SsoClient.IdKey),
        (ClientSecret, Backstage.Client.Secret!.Name, SsoClient.SecretKey),
        (SessionSecret, Backstage.Session.Name, Backstage.SessionKey),
        (DatabasePassword, Backstage.Database.OwnerSecret.Name, "password"),
        (DatabaseUser, Backstage.Database.OwnerSecret.Name, "username"),
    ];

    public static YamlMap For(AddonContext context)
    {
        var url = $"https://{context.HostOf(Backstage.Route)}";
        return new YamlMap
        {
            { "app", new YamlMap { { "baseUrl", url }, { "title", $"{context.Scope.Project} {context.Scope.Stack}" } } },
            { "auth", Auth(context, url) },
            {
                "backend", new YamlMap
                {
                    { "baseUrl", url },
                    { "database", Database() },
                    // The gateway says that people came by HTTPS: cookies are for that alone.
                    { "trustProxy", true },
                }
            },
            {
                "catalog", new YamlMap
                {
                    { "locations", YamlList.Of([Location()]) },
                    // Nobody adds to it: what there is, Git says.
                    { "readonly", true },
                    { "rules", new YamlList() },
                }
            },
            { "kubernetes", Kubernetes(context) },
            { "organization", new YamlMap { { "name", context.Scope.Project } } },
            { "permission", new YamlMap { { "enabled", true } } },
        };
    }

    private static YamlMap Auth(AddonContext context, string url) => new()
    {
        { "environment", "production" },
        {
            "providers", new YamlMap
            {
                // The only one, so that there are no guests.
                {
                    "oidc", new YamlMap
                    {
                        {
                            "production", new YamlMap
                            {
                                { "callbackUrl", url + Backstage.CallbackPath },
                                { "clientId", Of(ClientId) },
                                { "clientSecret", Of(ClientSecret) },
                                { "metadataUrl", $"{context.OidcIssuerUrl.TrimEnd('/')}/.well-known/openid-configuration" },
                                { "prompt", "auto" },
                                { "signIn", new YamlMap { { "resolvers", YamlList.Of([Resolver()]) } } },
                            }
                        },
                    }
                },
            }
        },
        { "session", new YamlMap { { "secret", Of(SessionSecret) } } },
    };

    // Who is in the realm may look, listed in the catalogue or not. By the whole address, which administrators give and nobody changes for himself: by what stands before the @ two people could be one.
    private static YamlMap Resolver() => new() { { "dangerouslyAllowSignInWithoutUserInCatalog", true }, { "resolver", "emailMatchingUserEntityProfileEmail" } };

    private static YamlMap Database() => new()
    {
        { "client", "pg" },
        {
            "connection", new YamlMap
            {
                { "database", Backstage.Database.DatabaseName },
                { "host", Backstage.Database.Host },
                { "password", Of(DatabasePassword) },
                { "port", 5432 },
                // Servers take nothing without TLS; that they are who they say is the mesh's word. Their authority lives for 90 days, and this is read once.
                { "ssl", new YamlMap { { "rejectUnauthorized", false } } },
                { "user", Of(DatabaseUser) },
            }
        },
        { "ensureExists", false },
        { "ensureSchemaExists", true },
        { "pluginDivisionMode", "schema" },
    };

    private static YamlMap Location() => new()
    {
        { "rules", YamlList.Of([new YamlMap { { "allow", YamlList.Of(BackstageEntities.Kinds) } }]) },
        { "target", $"{CatalogFolder}/{BackstageCatalog.FileName}" },
        { "type", "file" },
    };

    // As the pod's own ServiceAccount: the plugin takes the address from the pod's environment, and no token stands in the configuration.
    private static YamlMap Kubernetes(AddonContext context) => new()
    {
        {
            "clusterLocatorMethods", YamlList.Of(
            [
                new YamlMap
                {
                    {
                        "clusters", YamlList.Of(
                        [
                            new YamlMap
                            {
                                { "authProvider", "serviceAccount" }, { "name", context.HomeClusterName }, { "skipMetricsLookup", true }, { "url", "https://kubernetes.default.svc" },
                            },
                        ])
                    },
                    { "type", "config" },
                },
            ])
        },
        {
            "customResources", YamlList.Of(BackstageAccess.CustomKinds.Select(each => new YamlMap
            {
                { "apiVersion", each.Version }, { "group", each.Group }, { "plural", each.Plural },
            }))
        },
        { "objectTypes", YamlList.Of(BackstageAccess.ObjectTypes) },
        { "serviceLocatorMethod", new YamlMap { { "type", "multiTenant" } } },
    };

    private static string Of(string variable) => $"${{{variable}}}";
}
