using Infra.Components;

namespace Infra.Tests.Components;

public sealed class ArgoCdValuesTests
{
    private static readonly YamlMap Dev = ArgoCdValues.For(AddonContexts.Dev());

    private static readonly YamlMap Prod = ArgoCdValues.For(AddonContexts.Prod());

    [Fact]
    public void For_PartsThatThePlatformHasElsewhere_AreOff()
    {
        foreach (var part in new[] { "dex", "notifications" })
            Assert.Equal(false, At(Dev, part, "enabled"));
        Assert.Equal(false, At(Dev, "global", "networkPolicy", "create"));
    }

    [Fact]
    public void For_SignIn_IsAPublicClientOfTheIssuer()
    {
        var signIn = Text(Dev, "oidc.config");

        Assert.Contains("issuer: https://login.dev.example.com/realms/platform\n", signIn, StringComparison.Ordinal);
        Assert.Contains("enablePKCEAuthentication: true\n", signIn, StringComparison.Ordinal);
        Assert.Contains("- groups\n", signIn, StringComparison.Ordinal);
        Assert.DoesNotContain("clientSecret", signIn, StringComparison.Ordinal);
        Assert.Equal("argocd.dev.example.com", At(Dev, "global", "domain"));
        Assert.Equal("argocd.b.prod.example.com", At(Prod, "global", "domain"));
    }

    [Theory]
    [InlineData("admin.enabled", "false")]
    [InlineData("application.resourceTrackingMethod", "annotation")]
    [InlineData("timeout.reconciliation", "180s")]
    [InlineData("timeout.reconciliation.jitter", "0s")]
    [InlineData("resource.compareoptions", "ignoreAggregatedRoles: true\n")]
    public void For_Settings_AreThePlatforms(string setting, string expected) => Assert.Equal(expected, Text(Dev, setting));

    // F11: a wrong group silently does nothing.
    [Theory]
    [InlineData("admissionregistration.k8s.io_MutatingWebhookConfiguration", ".webhooks[]?.clientConfig.caBundle")]
    [InlineData("admissionregistration.k8s.io_ValidatingWebhookConfiguration", ".webhooks[]?.clientConfig.caBundle")]
    [InlineData("apiextensions.k8s.io_CustomResourceDefinition", ".spec.conversion.webhook.clientConfig.caBundle")]
    [InlineData("apiregistration.k8s.io_APIService", ".spec.caBundle")]
    public void For_AuthoritiesThatControllersWrite_AreComparedWithout(string kind, string path) =>
        Assert.Equal($"jqPathExpressions:\n- {path}\n", Text(Dev, $"resource.customizations.ignoreDifferences.{kind}"));

    [Fact]
    public void For_Server_ShowsAndDoesNotChange()
    {
        var rules = Assert.IsType<YamlList>(At(Dev, "server", "clusterRoleRules", "rules")).Cast<YamlMap>();

        Assert.Equal(["get"], Assert.IsType<YamlList>(rules.Single(rule => Assert.IsType<YamlList>(rule["resources"]).Contains("*"))["verbs"]));
        Assert.Equal("false", At(Dev, "configs", "params", "server.insecure"));
    }

    [Fact]
    public void For_SmallEnvironment_HasOneOfEach()
    {
        foreach (var part in new[] { "applicationSet", "repoServer", "server" })
        {
            Assert.Equal(1, At(Dev, part, "replicas"));
            Assert.Null(At(Dev, part, "pdb"));
        }
        Assert.Null(Dev["redis-ha"]);
        Assert.Null(At(Dev, "global", "topologySpreadConstraints"));
    }

    [Fact]
    public void For_HighlyAvailableEnvironment_SurvivesTheLossOfAZone()
    {
        foreach (var part in new[] { "applicationSet", "repoServer", "server" })
        {
            Assert.Equal(2, At(Prod, part, "replicas"));
            Assert.Equal(1, At(Prod, part, "pdb", "minAvailable"));
        }
        Assert.Equal(true, At(Prod, "redis-ha", "enabled"));
        Assert.Equal(2, At(Prod, "redis-ha", "podDisruptionBudget", "minAvailable"));
        Assert.Equal("topology.kubernetes.io/zone", At(Prod, "redis-ha", "topologySpreadConstraints", "topologyKey"));
        var spread = Assert.IsType<YamlMap>(Assert.Single(Assert.IsType<YamlList>(At(Prod, "global", "topologySpreadConstraints"))));
        Assert.Equal("topology.kubernetes.io/zone", spread["topologyKey"]);
        Assert.Null(Prod["redis"]);
    }

    [Theory]
    [InlineData("applicationSet.resources")]
    [InlineData("controller.resources")]
    [InlineData("redis-ha.exporter.resources")]
    [InlineData("redis-ha.haproxy.init.resources")]
    [InlineData("redis-ha.haproxy.resources")]
    [InlineData("redis-ha.init.resources")]
    [InlineData("redis-ha.redis.resources")]
    [InlineData("redis-ha.sentinel.resources")]
    [InlineData("redis-ha.splitBrainDetection.resources")]
    [InlineData("redis.exporter.resources")]
    [InlineData("redis.resources")]
    [InlineData("redisSecretInit.resources")]
    [InlineData("repoServer.copyutil.resources")]
    [InlineData("repoServer.resources")]
    [InlineData("server.resources")]
    public void For_EveryContainer_AsksForResourcesAndIsBounded(string path)
    {
        var steps = path.Split('.');
        var values = steps[0] == "redis-ha" ? Prod : Dev;

        Assert.NotNull(At(values, [.. steps, "requests", "cpu"]));
        Assert.NotNull(At(values, [.. steps, "requests", "memory"]));
        Assert.NotNull(At(values, [.. steps, "limits", "memory"]));
    }

    private static string Text(YamlMap values, string setting) => Assert.IsType<string>(At(values, "configs", "cm", setting));

    private static object? At(YamlMap values, params IReadOnlyList<string> path) => path.Aggregate((object?)values, (value, key) => (value as YamlMap)?[key]);
}
