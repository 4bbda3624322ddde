namespace Infra.Components;

/// <summary>
/// Grafana's settings (https://grafana.com/docs/grafana/v13.2/setup-grafana/configure-grafana): people sign in through Keycloak, their groups say as what, and it tells nobody
/// outside of itself.
/// </summary>
internal static class GrafanaSettings
{
    public static YamlMap For(AddonContext context, GrafanaInstance instance)
    {
        var host = context.HostOf(instance.Route);
        var settings = new YamlMap
        {
            {
                "analytics", new YamlMap
                {
                    { "check_for_plugin_updates", false }, { "check_for_updates", false }, { "feedback_links_enabled", false }, { "reporting_enabled", false },
                }
            },
            // The form would only be for the local administrator, who comes by the API (docs/dashboards.md).
            { "auth", new YamlMap { { "disable_login_form", true }, { "signout_redirect_url", $"{Endpoint(context, "logout")}" } } },
            { "auth.generic_oauth", SignIn(context, instance) },
            { "log.console", new YamlMap { { "format", "json" } } },
            { "news", new YamlMap { { "news_feed_enabled", false } } },
            // Those that Grafana would fetch as it starts.
            { "plugins", new YamlMap { { "plugin_admin_enabled", false }, { "preinstall_disabled", true }, { "public_key_retrieval_disabled", true } } },
            { "public_dashboards", new YamlMap { { "enabled", false } } },
            {
                "security", new YamlMap
                {
                    { "content_security_policy", true }, { "cookie_secure", true }, { "disable_gravatar", true }, { "strict_transport_security", true },
                }
            },
            { "server", new YamlMap { { "domain", host }, { "root_url", $"https://{host}" } } },
            { "snapshots", new YamlMap { { "enabled", false }, { "external_enabled", false } } },
            // Alerts are Prometheus' here.
            { "unified_alerting", new YamlMap { { "execute_alerts", false } } },
        };
        if (instance.ShowsDashboards)
            settings.Add("users", new YamlMap { { "home_page", $"/d/{OverviewDashboard.Id}" } });
        return settings;
    }

    private static YamlMap SignIn(AddonContext context, GrafanaInstance instance) => new()
    {
        { "api_url", Endpoint(context, "userinfo") },
        { "auth_url", Endpoint(context, "auth") },
        { "client_id", instance.Client.ClientId },
        { "email_attribute_path", "email" },
        { "enabled", true },
        { "groups_attribute_path", "groups" },
        { "login_attribute_path", "preferred_username" },
        { "name", "Keycloak" },
        { "name_attribute_path", "name" },
        { "role_attribute_path", string.Join(" || ", instance.Roles.Select(each => $"contains(groups[*], {Quote(each.Group)}) && '{each.Role}'")) },
        // Who is in none of the groups is not let in.
        { "role_attribute_strict", true },
        { "scopes", "openid profile email groups" },
        { "token_url", Endpoint(context, "token") },
        { "use_pkce", true },
    };

    private static string Endpoint(AddonContext context, string name) => $"{context.OidcIssuerUrl}/protocol/openid-connect/{name}";

    // A raw string of JMESPath.
    private static string Quote(string text) => $"'{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal)}'";
}
