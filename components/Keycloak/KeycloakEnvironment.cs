namespace Infra.Components;

/// <summary>Options of the server that the chart has no values for (https://www.keycloak.org/server/all-config), by their variables.</summary>
internal static class KeycloakEnvironment
{
    public static YamlList For(AddonContext context) =>
    [
        Secret("KC_BOOTSTRAP_ADMIN_CLIENT_ID", Keycloak.BootstrapSecret, SsoClient.IdKey),
        Secret("KC_BOOTSTRAP_ADMIN_CLIENT_SECRET", Keycloak.BootstrapSecret, SsoClient.SecretKey),
        Text("KC_CACHE_EMBEDDED_MTLS_ENABLED", "false"),
        // By itself it looks for an address of a private network, and pods' addresses are of 100.64.0.0/10, which is none in Java's eyes.
        Field("KC_CACHE_EMBEDDED_NETWORK_BIND_ADDRESS", "status.podIP"),
        // Two servers, and one more as they are replaced, stay well below PostgreSQL's 100 connections.
        Text("KC_DB_POOL_INITIAL_SIZE", "5"),
        Text("KC_DB_POOL_MAX_SIZE", "25"),
        Text("KC_DB_POOL_MIN_SIZE", "5"),
        Text("KC_EVENT_METRICS_USER_ENABLED", "true"),
        Text("KC_EVENT_METRICS_USER_EVENTS", "login,logout,refresh_token,client_login,code_to_token,update_credential"),
        Text("KC_EVENT_METRICS_USER_TAGS", "clientId,realm"),
        // Who helps people is not to be them.
        Text("KC_FEATURES_DISABLED", "impersonation"),
        Text("KC_HOSTNAME", Keycloak.UrlAt(context.Domain)),
        Text("KC_LOG_CONSOLE_OUTPUT", "json"),
        // Failures are written as warnings; without this, nobody reads who signed in.
        Text("KC_SPI_EVENTS_LISTENER__JBOSS_LOGGING__SUCCESS_LEVEL", "info"),
    ];

    private static YamlMap Text(string name, string value) => new() { { "name", name }, { "value", value } };

    private static YamlMap Field(string name, string path) => From(name, "fieldRef", new YamlMap { { "fieldPath", path } });

    private static YamlMap Secret(string name, AddonSecret secret, string key) => From(name, "secretKeyRef", new YamlMap { { "key", key }, { "name", secret.Name } });

    private static YamlMap From(string name, string kind, YamlMap source) => new() { { "name", name }, { "valueFrom", new YamlMap { { kind, source } } } };
}
