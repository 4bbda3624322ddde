using Infra.Components;

namespace Infra.Tests.Components;

public sealed class LoadBalancerControllerTests
{
    private static Addon Declared { get; } = LoadBalancerController.Declare(AddonContexts.Dev());

    private static YamlMap Dev { get; } = Declared.Chart!.Values;

    private static YamlMap Prod { get; } = LoadBalancerController.Declare(AddonContexts.Prod()).Chart!.Values;

    [Fact]
    public void Declare_Always_RunsAsTheRolesServiceAccount()
    {
        var context = AddonContexts.Dev();

        AwsIdentity.AssertRunsAs(Workloads.LoadBalancerController(context.Scope, context.ClusterName), Assert.Single(Declared.Workloads));
        Assert.Equal(Declared.Workloads[0].ServiceAccount, Dev.At("serviceAccount", "name"));
    }

    [Fact]
    public void Values_Always_TradeATokenForTheRole() => AwsIdentity.AssertTradesAToken(
        Dev,
        Assert.IsType<YamlMap>(Dev["env"]).ToDictionary(variable => variable.Key, variable => (string)variable.Value),
        "arn:aws:iam::111122223333:role/infra-dev-main-load-balancer-controller");

    // Pods cannot ask the machine, and the role's policy goes by the cluster's name.
    [Fact]
    public void Values_Always_SayTheNetworkAndTheCluster()
    {
        Assert.Equal("main.dev.example.com", Dev["clusterName"]);
        Assert.Equal("b.prod.example.com", Prod["clusterName"]);
        Assert.Equal("eu-central-1", Dev["region"]);
        Assert.Equal(CloudFact.VpcId, Declared.Chart!.Parameters["vpcId"]);
    }

    [Fact]
    public void Values_Always_LeaveOutWhatTheRoleMayNot()
    {
        foreach (var addon in new[] { "enableShield", "enableWaf", "enableWafv2" })
            Assert.Equal(false, Dev[addon]);
    }

    // A webhook about every Service would keep each of them from being made while the controller is down.
    [Fact]
    public void Values_Always_LeaveServicesAndIngressesAlone()
    {
        Assert.Equal(false, Dev["enableServiceMutatorWebhook"]);
        Assert.Equal(true, Dev.At("webhookConfig", "disableIngressValidation"));
    }

    // F4: the certificate does not change with each rendering, and Argo CD leaves what cainjector writes.
    [Fact]
    public void Declare_Webhooks_HaveCertificatesOfCertManager()
    {
        Assert.Equal(true, Dev["enableCertManager"]);
        Assert.Equal(["cert-manager"], Declared.DependsOn.Select(name => name.Value));
        Assert.Equal(["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"], Declared.IgnoredDifferences.Select(each => each.Kind));
        Assert.All(Declared.IgnoredDifferences, each => Assert.Equal("admissionregistration.k8s.io", each.Group));
    }

    [Fact]
    public void Values_Pods_HaveNoPrivileges()
    {
        Assert.Equal("capabilities:\n  drop:\n  - ALL\n", CanonicalYaml.Write(new YamlMap { { "capabilities", (YamlMap)Dev.At("securityContext", "capabilities")! } }));
        Assert.Equal(false, Dev.At("securityContext", "allowPrivilegeEscalation"));
        Assert.Equal(true, Dev.At("securityContext", "runAsNonRoot"));
        Assert.Equal(PodSecurityLevel.Baseline, Assert.Single(Declared.Namespaces).PodSecurity);
    }

    [Fact]
    public void Values_HighlyAvailable_SurviveAZone()
    {
        Assert.Equal((1, 2), (Dev["replicaCount"], Prod["replicaCount"]));
        Assert.Null(Dev["podDisruptionBudget"]);
        Assert.Equal(1, Prod.At("podDisruptionBudget", "maxUnavailable"));
        Assert.NotEmpty(Prod.ItemsAt("topologySpreadConstraints"));
    }

    [Fact]
    public void Values_DefaultTags_SayWhoPays()
    {
        Assert.Equal("engineering", Dev.At("defaultTags", "CostCentre"));
        Assert.Null(Dev.At("defaultTags", "ManagedBy"));
    }
}
