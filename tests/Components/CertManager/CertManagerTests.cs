using Infra.Components;

namespace Infra.Tests.Components;

public sealed class CertManagerTests
{
    private static Addon Declared { get; } = CertManager.Declare(AddonContexts.Dev());

    private static YamlMap Dev { get; } = Declared.Chart!.Values;

    private static YamlMap Prod { get; } = CertManager.Declare(AddonContexts.Prod()).Chart!.Values;

    [Fact]
    public void Declare_Always_IsOutsideOfTheMeshAndRestricted()
    {
        var @namespace = Assert.Single(Declared.Namespaces);

        Assert.Equal((PodSecurityLevel.Restricted, false), (@namespace.PodSecurity, @namespace.InMesh));
        Assert.Equal(["controller", "webhook", "cainjector"], Declared.Workloads.Select(workload => workload.Name));
    }

    // The role trusts one ServiceAccount: another one gets no certificate.
    [Fact]
    public void Declare_Always_RunsAsTheRolesServiceAccount()
    {
        var context = AddonContexts.Dev();
        var role = Workloads.CertManager(context.Scope, context.ClusterName, "Z0123456789ABCDEFGHIJ");
        var controller = Declared.Workloads[0];

        Assert.Equal(role.ServiceAccount, new ServiceAccountName(controller.Namespace, controller.ServiceAccount));
        Assert.Contains(Peer.Aws, controller.Calls);
    }

    [Fact]
    public void Values_Always_TradeATokenForTheRole()
    {
        var variables = Dev.ItemsAt("extraEnv").Cast<YamlMap>().ToDictionary(each => (string)each["name"]!, each => each["value"]);
        var volume = Assert.IsType<YamlMap>(Assert.Single(Dev.ItemsAt("volumes")));
        var mount = Assert.IsType<YamlMap>(Assert.Single(Dev.ItemsAt("volumeMounts")));
        var token = Assert.IsType<YamlMap>(Assert.Single(volume.ItemsAt("projected", "sources")));

        Assert.Equal("arn:aws:iam::111122223333:role/infra-dev-main-cert-manager", variables["AWS_ROLE_ARN"]);
        Assert.Equal("eu-central-1", variables["AWS_REGION"]);
        Assert.Equal("regional", variables["AWS_STS_REGIONAL_ENDPOINTS"]);
        Assert.Equal("amazonaws.com", token.At("serviceAccountToken", "audience"));
        Assert.Equal(variables["AWS_WEB_IDENTITY_TOKEN_FILE"], $"{mount["mountPath"]}/{token.At("serviceAccountToken", "path")}");
        Assert.Equal(volume["name"], mount["name"]);
    }

    // Decision 0008: what Let's Encrypt sees, not what the VPC sees; and by HTTPS, since policies let out no UDP.
    [Fact]
    public void Values_Always_CheckWithPublicResolversOnly()
    {
        var hosts = Assert.Single(Declared.Workloads[0].Calls.OfType<Peer.Hosts>());

        Assert.Equal(true, Dev["dns01RecursiveNameserversOnly"]);
        Assert.Equal("https://cloudflare-dns.com/dns-query,https://dns.google/dns-query", Dev["dns01RecursiveNameservers"]);
        Assert.Equal(["acme-v02.api.letsencrypt.org", "cloudflare-dns.com", "dns.google"], hosts.Names);
        Assert.Equal(443, hosts.Port);
    }

    // F9: no Job that waits; F4: kinds come with the operator.
    [Fact]
    public void Values_Always_HaveKindsAndNoJob()
    {
        Assert.Equal(true, Dev.At("crds", "enabled"));
        Assert.Equal(false, Dev.At("startupapicheck", "enabled"));
    }

    [Fact]
    public void Values_Always_KeepOutOfTheSystemsNamespace() => Assert.Equal("cert-manager", Dev.At("global", "leaderElection", "namespace"));

    [Fact]
    public void Values_OneOfEach_HaveNoBudgets()
    {
        Assert.Equal([1, 1, 1], Replicas(Dev));
        Assert.Null(Dev["podDisruptionBudget"]);
        Assert.Null(Dev.At("webhook", "podDisruptionBudget"));
    }

    [Fact]
    public void Values_HighlyAvailable_HaveBudgetsAndSpread()
    {
        Assert.Equal([2, 3, 2], Replicas(Prod));
        foreach (var path in new string[][] { [], ["webhook"], ["cainjector"] })
        {
            Assert.Equal("enabled: true\nminAvailable: 1\n", Prod.TextAt([.. path, "podDisruptionBudget"]));
            Assert.Equal(2, Prod.ItemsAt([.. path, "topologySpreadConstraints"]).Count());
        }
    }

    [Fact]
    public void Declare_Always_LeavesWebhooksTheirBundles() => Assert.All(
        Declared.IgnoredDifferences,
        each => Assert.Equal(("admissionregistration.k8s.io", ".webhooks[]?.clientConfig.caBundle"), (each.Group, Assert.Single(each.JqPathExpressions))));

    private static IEnumerable<object?> Replicas(YamlMap values) => [values["replicaCount"], values.At("webhook", "replicaCount"), values.At("cainjector", "replicaCount")];
}
