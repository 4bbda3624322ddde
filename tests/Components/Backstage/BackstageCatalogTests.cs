using Infra.Components;

namespace Infra.Tests.Components;

public sealed class BackstageCatalogTests
{
    private static Team Shop { get; } = SampleTeams.Of("shop", "https://git.example.com/retail/charts.git") with
    {
        Namespaces = ["shop", "shop-jobs"],
        Workloads =
        [
            new TeamWorkload { Name = "web", Namespace = "shop", Port = 8080, Host = "shop", Database = new TeamDatabase { Storage = "5Gi" } },
            new TeamWorkload { Name = "batch", Namespace = "shop-jobs", Port = 8080 },
        ],
    };

    private static IReadOnlyList<YamlMap> Entities { get; } = Of(AddonContexts.Dev());

    [Fact]
    public void Of_Declarations_IsAFileOfAConfigMapThatThePortalMounts()
    {
        var context = AddonContexts.Dev() with { Teams = [Shop] };
        var map = Assert.IsType<ConfigMap>(Assert.Single(BackstageCatalog.Of(context, Addons(context))));

        Assert.Equal(("catalog", "backstage"), (map.Metadata.Name, map.Metadata.Namespace));
        Assert.Equal(Entities.Select(CanonicalYaml.Write), map.Data["catalog.yaml"].Split("---\n"));
    }

    [Fact]
    public void Entities_OfThePlatform_AreOnePerDeclaration() => Assert.Equal(
        [
            "component:default/argocd", "component:default/backstage", "component:default/cert-manager", "component:default/keycloak", "component:default/kyverno", "component:shop-jobs/batch", "component:shop/web",
            "domain:default/applications", "domain:default/platform",
            "group:default/platform", "group:default/shop",
            "resource:backstage/backstage-db", "resource:shop-databases/web-db",
            "system:default/delivery", "system:default/experience", "system:default/security", "system:default/team-shop",
        ],
        Entities.Select(BackstageEntities.Reference));

    [Fact]
    public void Entities_OfAnAddon_SayWhoseItIsAndWhereItIsDeclared() => Assert.Equal(
        """
        apiVersion: backstage.io/v1alpha1
        kind: Component
        metadata:
          annotations:
            backstage.io/kubernetes-label-selector: app.kubernetes.io/component=backstage,app.kubernetes.io/instance=backstage,app.kubernetes.io/name=backstage
            backstage.io/kubernetes-namespace: backstage
            backstage.io/source-location: url:https://github.com/example/platform/blob/main/components/Backstage/Backstage.cs
          description: Shows what there is and whose it is
          links:
          - title: backstage.dev.example.com
            url: https://backstage.dev.example.com
          - title: Argo CD (argocd.dev.example.com)
            url: https://argocd.dev.example.com/applications/argocd/backstage
          - title: Documentation
            url: https://github.com/example/platform/blob/main/docs/add-ons.md
          name: backstage
        spec:
          dependsOn:
          - component:default/keycloak
          - resource:backstage/backstage-db
          lifecycle: production
          owner: group:default/platform
          system: system:default/experience
          type: platform-service

        """,
        Text("component:default/backstage"));

    [Fact]
    public void Entities_OfATeamsWorkload_LeadToItsPeopleAndItsDatabase() => Assert.Equal(
        """
        apiVersion: backstage.io/v1alpha1
        kind: Component
        metadata:
          annotations:
            backstage.io/kubernetes-label-selector: app.kubernetes.io/name=web
            backstage.io/kubernetes-namespace: shop
          links:
          - title: shop.dev.example.com
            url: https://shop.dev.example.com
          - title: Repository
            url: https://git.example.com/retail/charts
          - title: Documentation
            url: https://github.com/example/platform/blob/main/docs/sample-application.md
          name: web
          namespace: shop
        spec:
          dependsOn:
          - resource:shop-databases/web-db
          lifecycle: production
          owner: group:default/shop
          system: system:default/team-shop
          type: service

        """,
        Text("component:shop/web"));

    [Fact]
    public void Entities_OfADatabase_AreTheOwnersAndShowItsPods() => Assert.Equal(
        """
        apiVersion: backstage.io/v1alpha1
        kind: Resource
        metadata:
          annotations:
            backstage.io/kubernetes-label-selector: cnpg.io/cluster=web-db
            backstage.io/kubernetes-namespace: shop-databases
          description: PostgreSQL database web
          links:
          - title: Documentation
            url: https://github.com/example/platform/blob/main/docs/databases.md
          name: web-db
          namespace: shop-databases
        spec:
          owner: group:default/shop
          system: system:default/team-shop
          type: database

        """,
        Text("resource:shop-databases/web-db"));

    // Argo CD's Applications of a team have its label.
    [Fact]
    public void Entities_OfATeam_ShowItsApplications()
    {
        var annotations = Assert.IsType<YamlMap>(Entity(Entities, "system:default/team-shop").At("metadata", "annotations"));

        Assert.Equal(("argocd", "team=shop"), (annotations["backstage.io/kubernetes-namespace"], annotations["backstage.io/kubernetes-label-selector"]));
        var labels = Assert.Single(Platform(AddonContexts.Dev() with { Teams = [Shop] }).ApplicationSets).Spec.Template.Metadata.Labels!;
        Assert.Equal("shop", labels["team"]);
    }

    // Nothing refers to what the catalogue does not have.
    [Fact]
    public void Entities_References_AreEntities()
    {
        var known = Entities.Select(BackstageEntities.Reference).ToHashSet();

        Assert.All(Entities, entity =>
        {
            foreach (var key in new[] { "owner", "system" })
            {
                if (entity.At("spec", key) is string reference)
                    Assert.Contains(reference, known);
            }
            if (entity.At("spec", "dependsOn") is YamlList needs)
                Assert.All(needs, need => Assert.Contains((string)need, known));
            if (entity.At("spec", "domain") is string domain)
                Assert.Contains($"domain:default/{domain}", known);
        });
    }

    [Fact]
    public void Entities_OfAllKinds_AreThoseThatThePortalLetsIn() =>
        Assert.Equal(BackstageEntities.Kinds, Entities.Select(entity => (string)entity["kind"]!).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Entities_WhereThereAreTwoClusters_LeadToBothOrToTheHomeCluster()
    {
        var entities = Of(AddonContexts.Prod());

        Assert.Equal(
            ["https://argocd.a.prod.example.com/applications/argocd/kyverno", "https://argocd.b.prod.example.com/applications/argocd/kyverno"],
            Links(Entity(entities, "component:default/kyverno")).Where(url => url.Contains("/applications/", StringComparison.Ordinal)));
        Assert.Equal(
            ["https://argocd.a.prod.example.com/applications/argocd/backstage"],
            Links(Entity(entities, "component:default/backstage")).Where(url => url.Contains("/applications/", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("https://gitlab.com/example/platform.git", "https://gitlab.com/example/platform/-/blob/main/docs/databases.md")]
    [InlineData("https://git.example.com/example/platform", "https://git.example.com/example/platform")]
    public void Links_ToFiles_GoAsFarAsTheHostIsKnown(string repository, string url) =>
        Assert.Equal(url, Assert.Single(Links(Entity(Of(AddonContexts.Dev() with { RepositoryUrl = repository }), "resource:shop-databases/web-db"))));

    [Fact]
    public void Entities_OfTheSameDeclarations_AreTheSameInAnyOrder()
    {
        var context = AddonContexts.Dev() with { Teams = [Shop] };

        Assert.Equal(Entities.Select(CanonicalYaml.Write), BackstageCatalog.Entities(context, [.. Addons(context).Reverse()]).Select(CanonicalYaml.Write));
    }

    private static IReadOnlyList<YamlMap> Of(AddonContext context) => BackstageCatalog.Entities(context with { Teams = [Shop] }, Addons(context with { Teams = [Shop] }));

    private static Addon[] Addons(AddonContext context) =>
    [
        ArgoCd.Declare(context), Backstage.Declare(context), Kyverno.Declare(context), TeamAddon.Of(context, Shop),
        .. new[] { CertManager.Name, Keycloak.Name }.Select(name => new Addon { Name = name, Summary = "Stands in for another add-on", Layer = AddonLayer.Security }),
    ];

    private static PlatformModel Platform(AddonContext context) => PlatformModel.Derive(context with { Teams = [Shop with { Workloads = [] }] }, BackstageNeighbours.Mesh(context));

    private static YamlMap Entity(IReadOnlyList<YamlMap> entities, string reference) => entities.Single(entity => BackstageEntities.Reference(entity) == reference);

    private static string Text(string reference) => CanonicalYaml.Write(Entity(Entities, reference));

    private static IEnumerable<string> Links(YamlMap entity) => entity.ItemsAt("metadata", "links").Cast<YamlMap>().Select(link => (string)link["url"]!);
}
