using Infra.Components;

namespace Infra.Tests.Components;

public sealed class TrustManagerTests
{
    private static Addon Declared { get; } = TrustManager.Declare(AddonContexts.Dev());

    private static YamlMap Dev { get; } = Declared.Chart!.Values;

    private static YamlMap Prod { get; } = TrustManager.Declare(AddonContexts.Prod()).Chart!.Values;

    [Fact]
    public void Declare_Always_FollowsCertManager()
    {
        Assert.Equal([CertManager.Name], Declared.DependsOn);
        Assert.Equal(CertManager.Namespace, Declared.Chart!.Namespace);
        Assert.Equal(CertManager.Namespace, Dev.At("app", "trust", "namespace"));
        Assert.Empty(Declared.Namespaces);
    }

    // The Secret has the authority's key as well.
    [Fact]
    public void Objects_Always_HandOutTheCertificateAlone() => Assert.Equal(
        """
        apiVersion: trust.cert-manager.io/v1alpha1
        kind: Bundle
        metadata:
          name: internal-ca
        spec:
          sources:
          - secret:
              key: ca.crt
              name: internal-ca
          target:
            configMap:
              key: ca.crt

        """,
        CanonicalYaml.Write(Assert.Single(Declared.Objects).ToYaml()));

    [Fact]
    public void Values_Always_HaveNoOtherAuthorities() => Assert.Equal(false, Dev.At("defaultPackage", "enabled"));

    [Fact]
    public void Values_OneOfEach_HaveNoBudget() => Assert.Equal((1, (object?)null), (Dev["replicaCount"], Dev["podDisruptionBudget"]));

    [Fact]
    public void Values_HighlyAvailable_HaveABudgetAndSpread()
    {
        Assert.Equal(2, Prod["replicaCount"]);
        Assert.Equal("enabled: true\nminAvailable: 1\n", Prod.TextAt("podDisruptionBudget"));
        Assert.Equal(2, Prod.ItemsAt("topologySpreadConstraints").Count());
    }
}
