using Infra.Components;

namespace Infra.Tests.Components;

// F15: an operator that scans everything at once, and keeps all of it in etcd, takes the control plane down.
public sealed class TrivyOperatorTests
{
    private static Addon Declared { get; } = TrivyOperator.Declare(AddonContexts.Prod());

    private static YamlMap Values { get; } = Declared.Chart!.Values;

    [Fact]
    public void Values_Reports_AreFewAndSmall()
    {
        Assert.Equal(false, Values.At("operator", "sbomGenerationEnabled"));
        Assert.Equal("HIGH,CRITICAL", Values.At("trivy", "severity"));
        Assert.Equal("24h", Values.At("operator", "scannerReportTTL"));
    }

    [Fact]
    public void Values_Scans_AreThreeAtOnceWithOneDatabase()
    {
        Assert.Equal(3, Values.At("operator", "scanJobsConcurrentLimit"));
        Assert.Equal(true, Values.At("operator", "builtInTrivyServer"));
        Assert.Equal("encrypted", Values.At("trivy", "storageClassName"));
        Assert.Contains(Storage.Name, Declared.DependsOn);
    }

    [Theory]
    [InlineData("resources")]
    [InlineData("trivy.resources")]
    [InlineData("trivy.server.resources")]
    public void Values_Everything_HasOneGibibyteAtLeast(string path) => Assert.EndsWith("Gi", (string)Values.At([.. path.Split('.'), "limits", "memory"])!, StringComparison.Ordinal);

    // F9: a Job with a sidecar does not end.
    [Fact]
    public void Values_Scans_HaveNoSidecar() => Assert.Equal("sidecar.istio.io/inject=false", Values.At("trivyOperator", "scanJobPodTemplateLabels"));

    [Fact]
    public void Values_Namespaces_WithoutPodsAndTheScansThemselvesAreLeftOut() => Assert.Equal("kube-node-lease,kube-public,trivy-system", Values["excludeNamespaces"]);

    // What would need privileges: files of machines, and Secrets of everybody.
    [Fact]
    public void Declare_Always_NeedsNoPrivileges()
    {
        Assert.Equal(PodSecurityLevel.Baseline, Assert.Single(Declared.Namespaces).PodSecurity);
        Assert.Equal(false, Values.At("operator", "infraAssessmentScannerEnabled"));
        Assert.Equal(false, Values.At("operator", "accessGlobalSecretsAndServiceAccount"));
        Assert.DoesNotContain(Values.ItemsAt("compliance", "specs"), spec => ((string)spec).Contains("cis", StringComparison.Ordinal));
        foreach (var path in new[] { "podSecurityContext", "trivyOperator.scanJobPodTemplatePodSecurityContext" })
        {
            Assert.Equal(true, Values.At([.. path.Split('.'), "runAsNonRoot"]));
            Assert.Equal("RuntimeDefault", Values.At([.. path.Split('.'), "seccompProfile", "type"]));
        }
    }

    [Fact]
    public void Declare_Scans_ReadImagesAndAskTheServer()
    {
        var scan = Declared.Workloads.Single(workload => workload.Name == "scan");

        Assert.True(scan.RunsToCompletion);
        Assert.Equal(["server"], scan.Calls.OfType<Peer.Workload>().Select(peer => peer.Endpoint.Workload));
        Assert.Contains("ghcr.io", scan.Calls.OfType<Peer.Hosts>().Single().Names);
        Assert.DoesNotContain(Peer.ApiServer, scan.Calls);
    }
}
