using Infra.Components;

namespace Infra.Tests.Components;

public sealed class CloudNativePgTests
{
    private static Addon Declared { get; } = CloudNativePg.Declare(AddonContexts.Dev());

    private static Addon Production { get; } = CloudNativePg.Declare(AddonContexts.Prod());

    private static YamlMap Dev { get; } = Declared.Chart!.Values;

    private static YamlMap Prod { get; } = Production.Chart!.Values;

    private static AddonWorkload Operator { get; } = Assert.Single(Declared.Workloads);

    // F1: a sidecar would pass its calls to pods' addresses on without mTLS.
    [Fact]
    public void Declare_Always_IsOutsideOfTheMeshAndRestricted()
    {
        var @namespace = Assert.Single(Declared.Namespaces);

        Assert.Equal(("cnpg-system", PodSecurityLevel.Restricted, false), (@namespace.Name, @namespace.PodSecurity, @namespace.InMesh));
        Assert.Null(Operator.InMesh);
    }

    // The operator makes its certificate for this Service, and finds its Deployment by this label.
    [Fact]
    public void Declare_Operator_HasTheNamesThatItLooksFor()
    {
        Assert.Equal("cnpg-webhook-service", Operator.Ports.Single(port => port.Name == CloudNativePg.Webhook.Port).WebhookService);
        Assert.Equal("cloudnative-pg", Operator.Labels["app.kubernetes.io/name"]);
        Assert.Equal(Declared.Name.Value, Operator.Labels["app.kubernetes.io/instance"]);
        Assert.Null(Declared.Chart!.ReleaseName);
    }

    [Fact]
    public void Declare_Operator_CallsTheApiServerAndThePlugin() => Assert.Equal([Peer.ApiServer, Peer.Of(BarmanCloudPlugin.Plugin)], Operator.Calls);

    // It calls the servers of every database, which the platform wires.
    [Fact]
    public void Declare_Operator_IsTheOneOfDatabases() => Assert.Equal(PlatformRole.DatabaseOperator, Operator.Role);

    [Fact]
    public void Declare_Operator_ListensOnContainersPorts() =>
        Assert.Equal([("webhook", 9443), ("metrics", 8080)], Operator.Ports.Select(port => (port.Name, port.Number)));

    // F4: the operator writes its own certificate, and nobody takes it back; so the setting that would keep it from that is not there.
    [Fact]
    public void Declare_Webhooks_KeepTheOperatorsCertificate()
    {
        Assert.Equal(
            [("MutatingWebhookConfiguration", "cnpg-mutating-webhook-configuration"), ("ValidatingWebhookConfiguration", "cnpg-validating-webhook-configuration")],
            Declared.IgnoredDifferences.Select(each => (each.Kind, each.Name)));
        Assert.All(
            Declared.IgnoredDifferences,
            each => Assert.Equal(("admissionregistration.k8s.io", ".webhooks[]?.clientConfig.caBundle"), (each.Group, Assert.Single(each.JqPathExpressions))));
        Assert.Null(Dev.At("config", "data", "MANAGE_WEBHOOK_CONFIGURATIONS"));
    }

    // Teams' databases pass the policy about labels, and are paid for by who has them. The operator reads texts.
    [Fact]
    public void Values_Settings_AreTexts() => Assert.Equal(
        """
        CLUSTERS_ROLLOUT_DELAY: "60"
        INHERITED_LABELS: cost-centre,team
        INSTANCES_ROLLOUT_DELAY: "30"

        """,
        Dev.TextAt("config", "data"));

    [Fact]
    public void Declare_OneOfEach_HasNoBudget()
    {
        Assert.Equal(1, Dev["replicaCount"]);
        Assert.Null(Dev["topologySpreadConstraints"]);
        Assert.Empty(Declared.Objects);
    }

    [Fact]
    public void Declare_HighlyAvailable_HasABudgetAndSpread()
    {
        Assert.Equal(2, Prod["replicaCount"]);
        Assert.Equal(2, Prod.ItemsAt("topologySpreadConstraints").Count());
        Assert.Equal(
            """
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata:
              name: cloudnative-pg
              namespace: cnpg-system
            spec:
              minAvailable: 1
              selector:
                matchLabels:
                  app.kubernetes.io/instance: cloudnative-pg
                  app.kubernetes.io/name: cloudnative-pg

            """,
            CanonicalYaml.Write(Assert.Single(Production.Objects).ToYaml()));
    }
}
