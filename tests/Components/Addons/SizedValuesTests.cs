using Infra.Components;

namespace Infra.Tests.Components;

/// <summary>What add-ons say that their pods ask for is what their charts are told.</summary>
public sealed class SizedValuesTests
{
    public static TheoryData<string, string, string, string> Workloads => new()
    {
        { "cert-manager", "controller", "resources", "replicaCount" },
        { "cert-manager", "webhook", "webhook.resources", "webhook.replicaCount" },
        { "cert-manager", "cainjector", "cainjector.resources", "cainjector.replicaCount" },
        { "external-dns", "controller", "resources", "" },
        { "external-secrets", "controller", "resources", "replicaCount" },
        { "external-secrets", "webhook", "webhook.resources", "webhook.replicaCount" },
        { "istio-gateway", "gateway", "resources", "autoscaling.minReplicas" },
        { "istiod", "pilot", "resources", "autoscaleMin" },
        { "kyverno", "admission-controller", "admissionController.container.resources", "admissionController.replicas" },
        { "kyverno", "background-controller", "backgroundController.resources", "backgroundController.replicas" },
        { "kyverno", "cleanup-controller", "cleanupController.resources", "cleanupController.replicas" },
        { "kyverno", "reports-controller", "reportsController.resources", "reportsController.replicas" },
        { "kyverno", "migration", "crds.migration.podResources", "" },
        { "kyverno", "webhooks-cleanup", "webhooksCleanup.resources", "" },
        { "load-balancer-controller", "controller", "resources", "replicaCount" },
        { "opencost", "exporter", "opencost.exporter.resources", "" },
        { "trivy-operator", "operator", "resources", "" },
        { "trivy-operator", "server", "trivy.server.resources", "" },
        { "trivy-operator", "scan", "trivy.resources", "operator.scanJobsConcurrentLimit" },
        { "trust-manager", "controller", "resources", "replicaCount" },
    };

    [Theory]
    [MemberData(nameof(Workloads))]
    public void Values_Resources_AreTheDeclaredOnes(string addon, string workload, string resources, string replicas)
    {
        foreach (var context in new[] { AddonContexts.Dev(), AddonContexts.Prod() })
        {
            var declared = MeshAddons.Of(context).Single(each => each.Name.Value == addon);
            var size = declared.Workloads.Single(each => each.Name == workload).Size!;
            var container = Assert.Single(size.Containers);
            string[] path = resources.Split('.');

            Assert.Equal(container.Cpu, declared.Chart!.Values.At([.. path, "requests", "cpu"]));
            Assert.Equal(container.Memory, declared.Chart.Values.At([.. path, "requests", "memory"]));
            Assert.Equal(container.MemoryLimit, declared.Chart.Values.At([.. path, "limits", "memory"]));
            if (replicas.Length > 0)
                Assert.Equal(size.Replicas, declared.Chart.Values.At(replicas.Split('.')));
        }
    }

    [Fact]
    public void Declarations_EveryWorkload_HasASize()
    {
        // Of the CNI agent the chart has no value for a limit.
        foreach (var workload in MeshAddons.Of(AddonContexts.Prod()).Where(addon => addon.Name != IstioCni.Name).SelectMany(addon => addon.Workloads))
        {
            Assert.NotNull(workload.Size);
            Assert.All(workload.Size.Containers, container => Assert.True(Quantity.Bytes(container.MemoryLimit) >= Quantity.Bytes(container.Memory), $"{workload.Name}: {container}"));
        }
    }

    [Fact]
    public void CniAgent_Requests_AreTheDeclaredOnes()
    {
        var size = Assert.Single(IstioCni.Declare(AddonContexts.Dev()).Workloads).Size!;
        var values = IstioCni.Declare(AddonContexts.Dev()).Chart!.Values;

        Assert.True(size.OnEveryNode);
        Assert.Equal((size.Containers[0].Cpu, size.Containers[0].Memory), (values.At("resources", "requests", "cpu"), values.At("resources", "requests", "memory")));
    }

    [Fact]
    public void Sidecar_Resources_AreTheDeclaredOnes()
    {
        var resources = Istiod.Declare(AddonContexts.Dev()).Chart!.Values;

        Assert.Equal(Istiod.Sidecar.Cpu, resources.At("global", "proxy", "resources", "requests", "cpu"));
        Assert.Equal(Istiod.Sidecar.Memory, resources.At("global", "proxy", "resources", "requests", "memory"));
        Assert.Equal(Istiod.Sidecar.MemoryLimit, resources.At("global", "proxy", "resources", "limits", "memory"));
    }
}
