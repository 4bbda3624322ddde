using Infra.Components;

namespace Infra.Tests.Components;

public sealed class BackstageTests
{
    private static Addon Declared { get; } = Backstage.Declare(AddonContexts.Dev());

    private static YamlMap Dev { get; } = Declared.Chart!.Values;

    private static YamlMap Prod { get; } = Backstage.Declare(AddonContexts.Prod()).Chart!.Values;

    private static AddonWorkload Backend { get; } = Assert.Single(Declared.Workloads);

    public static TheoryData<bool> Environments => [false, true];

    [Theory]
    [MemberData(nameof(Environments))]
    public void Declare_WithWhatItCalls_MakesAPlatform(bool isProduction)
    {
        var context = isProduction ? AddonContexts.Prod() : AddonContexts.Dev();

        var (declarations, problems) = PlatformDeclarations.Of(context, [Backstage.Declare(context), StandIns.Of(Keycloak.Name, Keycloak.Namespace) with { Placement = AddonPlacement.HomeCluster }, .. BackstageNeighbours.Mesh(context), .. StandIns.Secrets, .. StandIns.DatabaseOperators]);

        Assert.Empty(problems);
        Assert.NotNull(declarations);
    }

    // There is one, beside its database.
    [Fact]
    public void Declare_Always_IsInTheMeshOfTheHomeClusterAndRestricted()
    {
        var @namespace = Assert.Single(Declared.Namespaces);

        Assert.Equal(AddonPlacement.HomeCluster, Declared.Placement);
        Assert.Equal(("backstage", PodSecurityLevel.Restricted, true), (@namespace.Name, @namespace.PodSecurity, @namespace.InMesh));
        Assert.Equal((false, "backstage.dev.example.com"), (Backstage.Route.PerCluster, AddonContexts.Dev().HostOf(Backstage.Route)));
    }

    [Fact]
    public void Declare_Backend_CallsTheApiServerItsDatabaseAndTheIssuer()
    {
        Assert.Equal([Peer.ApiServer, Peer.Of(Assert.Single(Declared.Databases).Server(Backstage.Name))], Backend.Calls.Take(2));
        var issuer = Assert.IsType<Peer.Hosts>(Backend.Calls[2]);
        Assert.Equal((443, "login.dev.example.com"), (issuer.Port, Assert.Single(issuer.Names)));
        Assert.Equal(3, Backend.Calls.Count);
    }

    [Fact]
    public void Declare_Client_ComesBackToTheRoute()
    {
        var client = Assert.Single(Declared.SsoClients);
        var redirect = Assert.Single(client.Redirects);

        Assert.Equal(("backstage", "backstage", "backstage-oidc"), (client.ClientId, client.SecretNamespace, client.Secret!.Name));
        Assert.Equal(Assert.Single(Declared.Routes).Host, redirect.Host);
        Assert.Equal($"https://backstage.dev.example.com{redirect.Path}", Dev.At("backstage", "appConfig", "auth", "providers", "oidc", "production", "callbackUrl"));
    }

    // What is secret comes from Secrets that it declares, and by no other way.
    [Fact]
    public void Values_Variables_AreOfDeclaredSecrets()
    {
        AddonSecret[] secrets = [.. Declared.Secrets, Declared.Databases[0].OwnerSecret, Declared.SsoClients[0].Secret!];
        var variables = Dev.ItemsAt("backstage", "extraEnvVars").Cast<YamlMap>().ToList();

        Assert.Equal(5, variables.Count);
        Assert.All(variables, variable =>
        {
            var secret = Assert.Single(secrets, each => each.Name == (string)variable.At("valueFrom", "secretKeyRef", "name")!);
            Assert.Equal(Backend.Namespace, secret.Namespace);
            Assert.Contains(secret.Keys, key => key.Name == (string)variable.At("valueFrom", "secretKeyRef", "key")!);
            Assert.Null(variable["value"]);
        });
        var text = Dev.TextAt("backstage", "appConfig");
        Assert.All(variables, variable => Assert.Contains($"${{{variable["name"]}}}", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Values_Image_IsTheProjectsOwn() => Assert.Equal(
        """
        registry: 111122223333.dkr.ecr.eu-central-1.amazonaws.com
        repository: infra/backstage
        tag: 1.0.0

        """,
        Dev.TextAt("backstage", "image"));

    [Fact]
    public void Values_Container_IsRestricted()
    {
        Assert.Equal(
            """
            fsGroup: 1000
            runAsGroup: 1000
            runAsNonRoot: true
            runAsUser: 1000
            seccompProfile:
              type: RuntimeDefault

            """,
            Dev.TextAt("backstage", "podSecurityContext"));
        Assert.Equal(false, Dev.At("backstage", "containerSecurityContext", "allowPrivilegeEscalation"));
        Assert.Equal(["ALL"], Dev.ItemsAt("backstage", "containerSecurityContext", "capabilities", "drop"));
        Assert.Equal("1Gi", Dev.At("backstage", "resources", "limits", "memory"));
    }

    [Fact]
    public void Values_Volumes_HaveTheCatalogue()
    {
        var volumes = Dev.ItemsAt("backstage", "extraVolumes").Cast<YamlMap>().ToDictionary(volume => (string)volume["name"]!);
        var mounts = Dev.ItemsAt("backstage", "extraVolumeMounts").Cast<YamlMap>().ToDictionary(mount => (string)mount["name"]!, mount => (string)mount["mountPath"]!);

        Assert.Equal(("catalog", true), (volumes["catalog"].At("configMap", "name"), volumes["catalog"].At("configMap", "optional")));
        Assert.Equal("rejectUnauthorized: false\n", Dev.TextAt("backstage", "appConfig", "backend", "database", "connection", "ssl"));
        Assert.Equal($"{mounts["catalog"]}/catalog.yaml", Location()["target"]);
    }

    // The owner of the database makes no others.
    [Fact]
    public void Config_Database_HasASchemaForEachPlugin()
    {
        var database = Assert.IsType<YamlMap>(Dev.At("backstage", "appConfig", "backend", "database"));

        Assert.Equal(("schema", false, true), (database["pluginDivisionMode"], database["ensureExists"], database["ensureSchemaExists"]));
        Assert.Equal(("backstage", "backstage-db-rw.backstage.svc", 5432), (database.At("connection", "database"), database.At("connection", "host"), database.At("connection", "port")));
        Assert.False(Declared.Databases[0].Pooled);
        Assert.Equal(false, Dev.At("postgresql", "enabled"));
    }

    [Fact]
    public void Config_Auth_KnowsTheIssuerAndNoGuests()
    {
        var providers = Assert.IsType<YamlMap>(Dev.At("backstage", "appConfig", "auth", "providers"));

        Assert.Equal(["oidc"], providers.Select(provider => provider.Key));
        Assert.Equal("https://login.dev.example.com/realms/platform/.well-known/openid-configuration", providers.At("oidc", "production", "metadataUrl"));
        Assert.Equal("production", Dev.At("backstage", "appConfig", "auth", "environment"));
    }

    [Fact]
    public void Config_Catalogue_IsReadOnlyAndOfOneFile()
    {
        Assert.Equal(true, Dev.At("backstage", "appConfig", "catalog", "readonly"));
        Assert.Empty(Dev.ItemsAt("backstage", "appConfig", "catalog", "rules"));
        Assert.Equal("file", Location()["type"]);
        Assert.Equal(true, Dev.At("backstage", "appConfig", "permission", "enabled"));
    }

    [Fact]
    public void Access_OfThePortal_OnlyLooksAndSeesNoSecrets()
    {
        var role = Assert.Single(Declared.Objects.OfType<ClusterRole>());
        var binding = Assert.Single(Declared.Objects.OfType<ClusterRoleBinding>());
        var resources = role.Rules.SelectMany(rule => rule.Resources).ToList();

        Assert.All(role.Rules, rule => Assert.Equal(["get", "list"], rule.Verbs));
        Assert.DoesNotContain("*", resources.Concat(role.Rules.SelectMany(rule => rule.ApiGroups)));
        Assert.Empty(resources.Intersect(["secrets", "configmaps", "pods/log", "pods/exec"]));
        Assert.Equal((role.Metadata.Name, Backend.ServiceAccount, Backend.Namespace), (binding.RoleRef.Name, binding.Subjects[0].Name, binding.Subjects[0].Namespace));
        // No more than the plugin asks for, and no less.
        Assert.Equal(
            Dev.ItemsAt("backstage", "appConfig", "kubernetes", "objectTypes").Cast<string>().Concat(Dev.ItemsAt("backstage", "appConfig", "kubernetes", "customResources").Cast<YamlMap>().Select(each => (string)each["plural"]!)).Order(),
            resources.Order());
    }

    [Fact]
    public void Config_Kubernetes_IsTheHomeClusterByThePodsOwnAccount()
    {
        var method = Assert.IsType<YamlMap>(Assert.Single(Prod.ItemsAt("backstage", "appConfig", "kubernetes", "clusterLocatorMethods")));
        var cluster = Assert.IsType<YamlMap>(Assert.Single(method.ItemsAt("clusters")));

        Assert.Equal(("a.prod.example.com", "serviceAccount", null), (cluster["name"], cluster["authProvider"], cluster["serviceAccountToken"]));
        Assert.Equal(("backstage", true), (Dev.At("serviceAccount", "name"), Dev.At("serviceAccount", "create")));
    }

    [Fact]
    public void Values_OneOrSeveral_AsTheEnvironmentSays()
    {
        Assert.Equal(1, Dev.At("backstage", "replicas"));
        Assert.Null(Dev.At("backstage", "pdb"));
        Assert.Null(Dev.At("backstage", "topologySpreadConstraints"));
        Assert.Equal(2, Prod.At("backstage", "replicas"));
        Assert.Equal((true, 1), (Prod.At("backstage", "pdb", "create"), Prod.At("backstage", "pdb", "minAvailable")));
        Assert.Equal(2, Prod.ItemsAt("backstage", "topologySpreadConstraints").Count());
    }

    // Two that start at once would both change the database's schemas.
    [Fact]
    public void Values_Strategy_StartsOneAfterTheOther() => Assert.Equal(0, Prod.At("backstage", "strategy", "rollingUpdate", "maxSurge"));

    private static YamlMap Location() => Assert.IsType<YamlMap>(Assert.Single(Dev.ItemsAt("backstage", "appConfig", "catalog", "locations")));
}
