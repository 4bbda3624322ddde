using Infra.Components;

namespace Infra.Tests.Components;

public sealed class KyvernoTests
{
    private static Addon Declared { get; } = Kyverno.Declare(AddonContexts.Dev());

    private static YamlMap Dev { get; } = Declared.Chart!.Values;

    private static YamlMap Prod { get; } = Kyverno.Declare(AddonContexts.Prod()).Chart!.Values;

    // F7: what a cluster needs to heal comes up without Kyverno; a list, as in earlier charts, would be ignored.
    [Fact]
    public void Values_Webhooks_LeaveOutWhatHealsACluster()
    {
        var requirement = Assert.IsType<YamlMap>(Assert.Single(Dev.ItemsAt("config", "webhooks", "namespaceSelector", "matchExpressions")));

        Assert.Equal("kubernetes.io/metadata.name", requirement["key"]);
        Assert.Equal("NotIn", requirement["operator"]);
        Assert.Equal(["argocd", "istio-system", "kube-node-lease", "kube-public", "kube-system", "kyverno"], requirement.ItemsAt("values"));
    }

    [Fact]
    public void Values_HighlyAvailable_AlwaysAnswer()
    {
        Assert.Equal(3, Prod.At("admissionController", "replicas"));
        Assert.Equal(2, Prod.At("admissionController", "podDisruptionBudget", "minAvailable"));
        Assert.NotEmpty(Prod.ItemsAt("admissionController", "topologySpreadConstraints"));
        Assert.Equal("system-cluster-critical", Prod.At("admissionController", "priorityClassName"));
        Assert.Equal(1, Dev.At("admissionController", "replicas"));
        Assert.Null(Dev.At("admissionController", "podDisruptionBudget"));
    }

    [Fact]
    public void Values_BackgroundScans_AreHourly() => Assert.Equal("1h", Dev.At("features", "backgroundScan", "backgroundScanInterval"));

    // Else a policy on them is never ready, and the wave of the policies never ends (kyverno: pkg/controllers/policystatus).
    [Fact]
    public void Values_Reports_MayReadEveryCustomKindThatAPolicyLooksAtInTheBackground()
    {
        var rule = Assert.IsType<YamlMap>(Assert.Single(Dev.ItemsAt("reportsController", "rbac", "clusterRole", "extraResources")));
        var looked =
            from policy in KyvernoPolicies.Declare(AddonContexts.Dev()).Objects.OfType<ValidatingPolicy>()
            where policy.Spec.Evaluation.Background?.Enabled == true
            from resources in policy.Spec.MatchConstraints.ResourceRules
            where !resources.ApiGroups.SequenceEqual([""])
            from resource in resources.Resources
            select (Group: resources.ApiGroups.Single(), resource);

        Assert.Equal(looked.Select(each => each.Group).Distinct(), rule.ItemsAt("apiGroups").Cast<string>());
        Assert.Equal(looked.Select(each => each.resource).Order(StringComparer.Ordinal), rule.ItemsAt("resources").Cast<string>().Order(StringComparer.Ordinal));
        Assert.Equal(["get", "list", "watch"], rule.ItemsAt("verbs"));
    }

    [Fact]
    public void Values_WhoVerifiesImages_HasARoleThatReadsThem()
    {
        Assert.Contains(Dev.ItemsAt("admissionController", "container", "extraEnvVars").Cast<YamlMap>(), variable => ((string)variable["value"]!).EndsWith("-main-kyverno-admission", StringComparison.Ordinal));
        Assert.Contains(Dev.ItemsAt("reportsController", "extraEnvVars").Cast<YamlMap>(), variable => ((string)variable["value"]!).EndsWith("-main-kyverno-reports", StringComparison.Ordinal));
        Assert.All(["admissionController", "reportsController"], name => Assert.Single(Dev.ItemsAt(name, "extraVolumes")));
    }

    [Fact]
    public void Values_Exceptions_ComeFromKyvernosNamespaceOnly()
    {
        Assert.Equal(true, Dev.At("features", "policyExceptions", "enabled"));
        Assert.Equal("kyverno", Dev.At("features", "policyExceptions", "namespace"));
    }

    // F9: hooks are Jobs; each is known by a label, so that it may call the API, and has no sidecar.
    [Theory]
    [InlineData("migration", "crds.migration")]
    [InlineData("webhooks-cleanup", "webhooksCleanup")]
    public void Values_Hooks_EndAndMayCallTheApi(string job, string path)
    {
        var labels = Dev.At([.. path.Split('.'), "podLabels"]);
        var workload = Declared.Workloads.Single(each => each.Name == job);

        Assert.Equal("false", Assert.IsType<YamlMap>(labels)["sidecar.istio.io/inject"]);
        Assert.All(workload.Labels, label => Assert.Equal(label.Value, ((YamlMap)labels!)[label.Key]));
        Assert.True(workload.RunsToCompletion);
        Assert.Equal([Peer.ApiServer], workload.Calls);
    }

    // The platform's rule: the API server and nothing else, but for signatures of images that teams have.
    [Fact]
    public void Declare_WithoutTeams_CallsTheApiServerOnly() => Assert.All(Declared.Workloads, workload => Assert.Equal([Peer.ApiServer], workload.Calls));

    [Fact]
    public void Declare_WithTeams_LetsThoseThatVerifyImagesReachRegistries()
    {
        var calling = Kyverno.Declare(AddonContexts.Dev() with { Teams = [SampleTeams.Shop] }).Workloads.Where(workload => workload.Calls.Count > 1);

        Assert.Equal(["admission-controller", "reports-controller"], calling.Select(workload => workload.Name));
        Assert.All(calling, workload => Assert.Contains("rekor.sigstore.dev", workload.Calls.OfType<Peer.Hosts>().Single().Names));
    }

    [Fact]
    public void Declare_Webhooks_AreThoseOfTheChartsServices() => Assert.Equal(
        [("admission-controller", 9443, "kyverno-svc"), ("cleanup-controller", 9443, "kyverno-cleanup-controller")],
        Declared.Workloads.SelectMany(workload => workload.Ports.Where(port => port.WebhookService is not null).Select(port => (workload.Name, port.Number, port.WebhookService!))));

    // F11: the control plane fills in aggregated roles.
    [Fact]
    public void Declare_AggregatedRoles_AreComparedWithoutTheirRules() => Assert.All(
        Declared.IgnoredDifferences,
        each => Assert.Equal(("rbac.authorization.k8s.io", "ClusterRole", ".rules"), (each.Group, each.Kind, Assert.Single(each.JqPathExpressions))));
}
