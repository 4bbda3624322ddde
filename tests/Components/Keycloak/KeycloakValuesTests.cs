using Infra.Components;

namespace Infra.Tests.Components;

public sealed class KeycloakValuesTests
{
    private static YamlMap Dev { get; } = Keycloak.Declare(AddonContexts.Dev()).Chart!.Values;

    private static YamlMap Prod { get; } = Keycloak.Declare(AddonContexts.Prod()).Chart!.Values;

    [Fact]
    public void Values_Database_IsTheDeclaredOne()
    {
        var database = Assert.Single(Keycloak.Declare(AddonContexts.Dev()).Databases);

        Assert.Equal((database.Host, database.DatabaseName, database.DatabaseName), (Dev.At("database", "hostname"), Dev.At("database", "database"), Dev.At("database", "username")));
        Assert.Equal((database.OwnerSecret.Name, "password"), (Dev.At("database", "existingSecret"), Dev.At("database", "existingSecretKey")));
        Assert.Null(Dev.At("database", "password"));
        Assert.Contains(database.OwnerSecret.Keys, key => key is { Name: "password", Text: null });
    }

    // F8: one whole URL, the gateway's headers, HTTP behind it.
    [Fact]
    public void Values_BehindTheGateway_AnswerForTheWholeUrl()
    {
        Assert.Contains("name: KC_HOSTNAME\n  value: https://login.dev.example.com\n", Environment(Dev), StringComparison.Ordinal);
        Assert.Equal("xforwarded", Dev.At("proxy", "mode"));
        Assert.Equal("/", Dev.At("http", "relativePath"));
        Assert.Equal(0, Dev.At("service", "httpsPort"));
    }

    // F8: a headless Service names both ports of all servers, ready or not, and the mesh's is the only TLS between them.
    [Fact]
    public void Values_Servers_FindEachOtherInTheMesh()
    {
        var service = Assert.IsType<YamlMap>(Assert.Single(Prod.ItemsAt("extraManifests")));
        var ports = service.ItemsAt("spec", "ports").Cast<YamlMap>().Select(port => (port["name"], port["port"], port["targetPort"]));

        Assert.Equal(("Service", "iam-system"), (service["kind"], service.At("metadata", "namespace")));
        Assert.Equal(("None", true), (service.At("spec", "clusterIP"), service.At("spec", "publishNotReadyAddresses")));
        Assert.Equal([("tcp-jgroups", 7800, 7800), ("tcp-jgroups-fd", 57800, 57800)], ports);
        Assert.Equal("app.kubernetes.io/instance: keycloak\napp.kubernetes.io/name: keycloakx\n", service.TextAt("spec", "selector"));
        Assert.Contains("name: KC_CACHE_EMBEDDED_MTLS_ENABLED\n  value: 'false'\n", Environment(Prod).Replace('"', '\''), StringComparison.Ordinal);
        Assert.Contains("name: KC_CACHE_EMBEDDED_NETWORK_BIND_ADDRESS\n  valueFrom:\n    fieldRef:\n      fieldPath: status.podIP\n", Environment(Prod), StringComparison.Ordinal);
    }

    [Fact]
    public void Values_Bootstrap_ComesOfASecret()
    {
        var environment = Environment(Dev);

        Assert.Contains("name: KC_BOOTSTRAP_ADMIN_CLIENT_SECRET\n  valueFrom:\n    secretKeyRef:\n      key: client-secret\n      name: keycloak-bootstrap\n", environment, StringComparison.Ordinal);
        Assert.DoesNotContain("KC_BOOTSTRAP_ADMIN_PASSWORD", environment, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_SignIns_AreWrittenToTheLogAndCounted()
    {
        var environment = Environment(Dev);

        Assert.Contains("name: KC_SPI_EVENTS_LISTENER__JBOSS_LOGGING__SUCCESS_LEVEL\n  value: info\n", environment, StringComparison.Ordinal);
        Assert.Contains("name: KC_LOG_CONSOLE_OUTPUT\n  value: json\n", environment, StringComparison.Ordinal);
        Assert.Contains("name: KC_EVENT_METRICS_USER_ENABLED\n", environment, StringComparison.Ordinal);
    }

    // The files that the server writes are on volumes.
    [Fact]
    public void Values_Containers_AreNotRootAndWriteToVolumes()
    {
        Assert.Equal("runAsNonRoot: true\nrunAsUser: 1000\n", Dev.TextAt("securityContext"));
        Assert.Equal(false, Dev.At("serviceAccount", "automountServiceAccountToken"));
        Assert.Contains("readOnlyRootFilesystem: true", (string)Dev["extraInitContainers"]!, StringComparison.Ordinal);
        foreach (var path in new[] { "/opt/keycloak/data", "/opt/keycloak/lib/quarkus", "/tmp" })
            Assert.Contains($"mountPath: {path}\n", (string)Dev["extraVolumeMounts"]!, StringComparison.Ordinal);
    }

    // The chart puts these into pods as they are, after it has read them as templates.
    [Theory]
    [InlineData("extraEnv")]
    [InlineData("extraInitContainers")]
    [InlineData("extraVolumeMounts")]
    [InlineData("extraVolumes")]
    [InlineData("topologySpreadConstraints")]
    public void Values_Texts_AreListsAndNoTemplates(string key)
    {
        var text = Assert.IsType<string>(Prod[key]);

        Assert.StartsWith("- ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_OneServer_HasNoBudget()
    {
        Assert.Equal(1, Dev["replicas"]);
        Assert.Null(Dev["podDisruptionBudget"]);
        Assert.Null(Dev["topologySpreadConstraints"]);
    }

    [Fact]
    public void Values_HighlyAvailable_HaveTwoServersInTwoZones()
    {
        Assert.Equal(2, Prod["replicas"]);
        Assert.Equal("minAvailable: 1\n", Prod.TextAt("podDisruptionBudget"));
        Assert.Contains("topologyKey: topology.kubernetes.io/zone\n", (string)Prod["topologySpreadConstraints"]!, StringComparison.Ordinal);
    }

    private static string Environment(YamlMap values) => Assert.IsType<string>(values["extraEnv"]);
}
