using System.Globalization;
using Infra.Components;

namespace Infra.Tests.Components;

public sealed class ExternalSecretsTests
{
    private static Addon Declared { get; } = ExternalSecrets.Declare(AddonContexts.Dev());

    private static YamlMap Dev { get; } = Declared.Chart!.Values;

    private static YamlMap Prod { get; } = ExternalSecrets.Declare(AddonContexts.Prod()).Chart!.Values;

    [Fact]
    public void Declare_Always_IsOutsideOfTheMeshAndRestricted()
    {
        var @namespace = Assert.Single(Declared.Namespaces);

        Assert.Equal(("external-secrets", PodSecurityLevel.Restricted, false), (@namespace.Name, @namespace.PodSecurity, @namespace.InMesh));
        Assert.Equal(["external-secrets", "external-secrets-webhook"], Declared.Workloads.Select(workload => workload.ServiceAccount));
    }

    // The chart names both Deployments alike but for the name label.
    [Fact]
    public void Declare_Workloads_HaveLabelsOfTheirOwn() => Assert.Equal(
        ["external-secrets/external-secrets", "external-secrets/external-secrets-webhook"],
        Declared.Workloads.Select(workload => $"{workload.Labels["app.kubernetes.io/instance"]}/{workload.Labels["app.kubernetes.io/name"]}"));

    [Fact]
    public void Declare_Operator_IsTheOneThatCallsVault()
    {
        Assert.Equal([Peer.ApiServer, Peer.Of(Vault.Api)], Declared.Workloads.Single(workload => workload.ServiceAccount == ExternalSecrets.ServiceAccount).Calls);
        Assert.Equal([Peer.ApiServer], Declared.Workloads.Single(workload => workload.ServiceAccount != ExternalSecrets.ServiceAccount).Calls);
    }

    // Whose tokens it may make, Roles beside the stores say.
    [Fact]
    public void Values_Tokens_AreNotAnybodys() => Assert.Equal(false, Dev.At("rbac", "serviceAccountTokenCreate"));

    [Fact]
    public void Declare_Kinds_HaveTheStoreOfThePlatformsNamespaces() =>
        Assert.Contains("ClusterSecretStore", Declared.CustomKinds.Single(custom => custom.Group == ExternalSecrets.Group).Kinds);

    [Fact]
    public void UserName_Always_IsTheControllers() =>
        Assert.Equal(ExternalSecrets.UserName, $"system:serviceaccount:{Declared.Workloads[0].Namespace}:{Declared.Workloads[0].ServiceAccount}");

    // F5: one version, and nothing to convert from.
    [Fact]
    public void Values_Kinds_AreOfOneVersion()
    {
        Assert.Equal("external-secrets.io/v1", ExternalSecrets.ApiVersion);
        Assert.Equal(false, Dev.At("crds", "unsafeServeV1Beta1"));
        Assert.Equal(false, Dev.At("crds", "conversion", "enabled"));
    }

    // The chart refuses to work on a kind that it does not bring.
    [Theory]
    [InlineData("createClusterExternalSecret", "processClusterExternalSecret", "ClusterExternalSecret")]
    [InlineData("createClusterGenerator", "processClusterGenerator", "ClusterGenerator")]
    [InlineData("createClusterPushSecret", "processClusterPushSecret", "ClusterPushSecret")]
    [InlineData("createPushSecret", "processPushSecret", "PushSecret")]
    public void Values_ForTheWholeClusterOrIntoVault_AreLeftOut(string create, string process, string kind)
    {
        Assert.Equal((false, false), (Dev.At("crds", create), Dev[process]));
        Assert.DoesNotContain(kind, Declared.CustomKinds.SelectMany(custom => custom.Kinds));
    }

    // F4: cert-manager injects the authority, and Argo CD leaves it where it is.
    [Fact]
    public void Declare_Webhooks_HaveACertificateOfCertManager()
    {
        Assert.Equal([CertManager.Name], Declared.DependsOn);
        Assert.Equal(false, Dev.At("certController", "create"));
        Assert.Equal(true, Dev.At("webhook", "certManager", "enabled"));
        Assert.Equal(("ClusterIssuer", CertManager.InternalIssuer), (Issuer("kind"), Issuer("name")));
        Assert.Equal(["externalsecret-validate", "secretstore-validate"], Declared.IgnoredDifferences.Select(each => each.Name));
        Assert.All(
            Declared.IgnoredDifferences,
            each => Assert.Equal(
                ("admissionregistration.k8s.io", "ValidatingWebhookConfiguration", ".webhooks[]?.clientConfig.caBundle"), (each.Group, each.Kind, Assert.Single(each.JqPathExpressions))));
    }

    // The webhook ends itself from 90 days before its certificate does.
    [Fact]
    public void Values_Certificate_IsRenewedBeforeTheWebhookStops()
    {
        var (duration, renewed) = (Hours("duration"), Hours("renewBefore"));

        Assert.InRange(renewed, (90 * 24) + 1, duration - 1);
    }

    [Fact]
    public void Values_Always_HaveOneLeader() => Assert.Equal(true, Dev["leaderElect"]);

    [Fact]
    public void Values_EditorsOfNamespaces_GetNoStores()
    {
        Assert.Equal(false, Dev.At("rbac", "aggregateToEdit"));
        Assert.Equal(false, Dev.At("rbac", "aggregateToAdmin"));
    }

    // Else it counts as ready before it answers.
    [Fact]
    public void Values_Always_AskWhetherTheOperatorIsReady() => Assert.Equal(true, Dev.At("readinessProbe", "enabled"));

    [Fact]
    public void Values_OneOfEach_HaveNoBudgets()
    {
        Assert.Equal((1, 1), (Dev["replicaCount"], Dev.At("webhook", "replicaCount")));
        Assert.Null(Dev["podDisruptionBudget"]);
        Assert.Null(Dev.At("webhook", "topologySpreadConstraints"));
    }

    [Fact]
    public void Values_HighlyAvailable_HaveBudgetsAndSpread()
    {
        foreach (var path in new string[][] { [], ["webhook"] })
        {
            Assert.Equal(2, Prod.At([.. path, "replicaCount"]));
            Assert.Equal("enabled: true\nminAvailable: 1\n", Prod.TextAt([.. path, "podDisruptionBudget"]));
            Assert.Equal(2, Prod.ItemsAt([.. path, "topologySpreadConstraints"]).Count());
        }
    }

    private static object? Issuer(string key) => Dev.At("webhook", "certManager", "cert", "issuerRef", key);

    private static int Hours(string key) =>
        int.Parse(Assert.IsType<string>(Dev.At("webhook", "certManager", "cert", key)).TrimEnd('h'), CultureInfo.InvariantCulture);
}
