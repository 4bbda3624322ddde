using Infra.Components;

namespace Infra.Tests.Components;

public sealed class CertManagerObjectsTests
{
    private static IReadOnlyList<KubernetesObject> Objects { get; } = CertManager.Declare(AddonContexts.Dev()).Objects;

    // The hosted zone is found by its name: its id is known only once it is there.
    [Fact]
    public void For_Always_ProvesPublicNamesByDns() => Assert.Equal(
        """
        apiVersion: cert-manager.io/v1
        kind: ClusterIssuer
        metadata:
          name: letsencrypt
        spec:
          acme:
            email: platform@example.com
            privateKeySecretRef:
              name: letsencrypt-account
            server: https://acme-v02.api.letsencrypt.org/directory
            solvers:
            - dns01:
                route53:
                  region: eu-central-1
              selector:
                dnsZones:
                - dev.example.com

        """,
        Written(CertManager.PublicIssuer));

    [Fact]
    public void For_Always_BootstrapsTheAuthority() =>
        Assert.Equal("apiVersion: cert-manager.io/v1\nkind: ClusterIssuer\nmetadata:\n  name: internal-bootstrap\nspec:\n  selfSigned: {}\n", Written("internal-bootstrap"));

    // With another key at each renewal, what the old certificate's holders trust would end on that day.
    [Fact]
    public void For_Always_HasAnAuthorityThatOutlivesItsCertificates() => Assert.Equal(
        """
        apiVersion: cert-manager.io/v1
        kind: Certificate
        metadata:
          name: internal-ca
          namespace: cert-manager
        spec:
          commonName: infra-dev internal CA
          duration: 87600h
          isCA: true
          issuerRef:
            group: cert-manager.io
            kind: ClusterIssuer
            name: internal-bootstrap
          privateKey:
            algorithm: ECDSA
            rotationPolicy: Never
            size: 256
          renewBefore: 8760h
          secretName: internal-ca
          usages:
          - cert sign
          - crl sign
          - digital signature

        """,
        Written(CertManager.InternalAuthoritySecret));

    [Fact]
    public void For_Always_IssuesInternalNamesByTheAuthority() =>
        Assert.Equal("apiVersion: cert-manager.io/v1\nkind: ClusterIssuer\nmetadata:\n  name: internal\nspec:\n  ca:\n    secretName: internal-ca\n", Written(CertManager.InternalIssuer));

    // Manifests are rendered once for all clusters.
    [Fact]
    public void For_AnotherCluster_IsTheSame()
    {
        var other = CertManager.Declare(AddonContexts.Prod() with { ClusterName = "a.prod.example.com" }).Objects;

        Assert.Equal(CertManager.Declare(AddonContexts.Prod()).Objects.Select(Text), other.Select(Text));
    }

    private static string Written(string name) => Text(Assert.Single(Objects, each => each.Metadata.Name == name));

    private static string Text(KubernetesObject @object) => CanonicalYaml.Write(@object.ToYaml());
}
