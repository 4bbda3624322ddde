namespace Infra.Components;

/// <summary>The values of Argo CD's chart.</summary>
internal static class ArgoCdValues
{
    public static YamlMap For(AddonContext context)
    {
        var values = new YamlMap
        {
            { "applicationSet", Deployment(context, ArgoCdSizes.ApplicationSetController(context)) },
            { "configs", Configs(context) },
            { "controller", new YamlMap { { "resources", PodValues.Resources(ArgoCdSizes.ApplicationController.Containers[0]) } } },
            { "dex", Off() },
            { "global", Global(context) },
            { "notifications", Off() },
            { "redisSecretInit", new YamlMap { { "resources", PodValues.Resources(ArgoCdSizes.RedisSecretInit.Containers[0]) } } },
            {
                "repoServer",
                Deployment(context, ArgoCdSizes.RepoServer(context)).With(new YamlMap { { "copyutil", new YamlMap { { "resources", PodValues.Resources(ArgoCdSizes.CopyUtil) } } } })
            },
            { "server", Deployment(context, ArgoCdSizes.Server(context)).With(new YamlMap { { "clusterRoleRules", ServerRules() } }) },
        };
        return values.With(ArgoCdRedis.For(context));
    }

    private static YamlMap Global(AddonContext context)
    {
        var global = new YamlMap
        {
            { "domain", context.HostOf(ArgoCd.Route) },
            { "logging", new YamlMap { { "format", "json" } } },
            // The platform derives them for all add-ons alike.
            { "networkPolicy", new YamlMap { { "create", false } } },
        };
        if (context.IsHighlyAvailable)
        {
            // The chart adds the selector of each component.
            var spread = new YamlMap { { "maxSkew", 1 }, { "topologyKey", "topology.kubernetes.io/zone" }, { "whenUnsatisfiable", "ScheduleAnyway" } };
            global.Add("topologySpreadConstraints", YamlList.Of([spread]));
        }
        return global;
    }

    private static YamlMap Configs(AddonContext context) => new()
    {
        { "cm", ArgoCdSettings.For(context) },
        {
            "params", new YamlMap
            {
                // Compared with what the API server would make of it: its defaults and webhooks make no difference then.
                { "controller.diff.server.side", "true" },
                { "reposerver.enable.git.submodule", "false" },
                { "server.insecure", "false" },
            }
        },
        { "rbac", ArgoCdPermissions.Settings(context) },
    };

    private static YamlMap Deployment(AddonContext context, WorkloadSize size)
    {
        var values = new YamlMap { { "replicas", size.Replicas }, { "resources", PodValues.Resources(size.Containers[0]) } };
        if (context.IsHighlyAvailable)
            values.Add("pdb", new YamlMap { { "enabled", true }, { "minAvailable", 1 } });
        return values;
    }

    // The server shows; the controller changes. The chart's own rules let it delete and patch whatever there is.
    private static YamlMap ServerRules() => new()
    {
        { "enabled", true },
        {
            "rules", YamlList.Of(
            [
                Rule(["*"], ["*"], ["get"]),
                Rule([""], ["events"], ["create", "list"]),
                Rule(["argoproj.io"], ["applications", "applicationsets"], ["get", "list", "update", "watch"]),
            ])
        },
    };

    private static YamlMap Rule(IReadOnlyList<string> groups, IReadOnlyList<string> resources, IReadOnlyList<string> verbs) => new()
    {
        { "apiGroups", YamlList.Of(groups) },
        { "resources", YamlList.Of(resources) },
        { "verbs", YamlList.Of(verbs) },
    };

    private static YamlMap Off() => new() { { "enabled", false } };
}
