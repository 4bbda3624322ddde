namespace Infra.Components;

/// <summary>A certificate that cert-manager keeps in a Secret (https://cert-manager.io/docs/usage/certificate).</summary>
public sealed record Certificate() : KubernetesObject("cert-manager.io/v1", "Certificate")
{
    /// <summary>The certificate.</summary>
    public required CertificateSpec Spec { get; init; }
}

/// <summary>What a certificate says, who issues it, and where it is kept.</summary>
public sealed record CertificateSpec
{
    /// <summary>The Secret, in the same namespace.</summary>
    public required string SecretName { get; init; }

    /// <summary>Who issues it.</summary>
    public required IssuerRef IssuerRef { get; init; }

    /// <summary>The names that it is for.</summary>
    public IReadOnlyList<string>? DnsNames { get; init; }

    /// <summary>A name of an authority.</summary>
    public string? CommonName { get; init; }

    /// <summary>Whether it is an authority's.</summary>
    public bool? IsCA { get; init; }

    /// <summary>How long it holds, such as "2160h".</summary>
    public string? Duration { get; init; }

    /// <summary>How long before its end it is renewed.</summary>
    public string? RenewBefore { get; init; }

    /// <summary>The key.</summary>
    public CertificatePrivateKey? PrivateKey { get; init; }

    /// <summary>What it may be used for: "server auth".</summary>
    public IReadOnlyList<string>? Usages { get; init; }
}

/// <summary>A certificate's key.</summary>
public sealed record CertificatePrivateKey(string Algorithm, int Size, string RotationPolicy = "Always");

/// <summary>An issuer by its name.</summary>
public sealed record IssuerRef(string Name, string Kind = "ClusterIssuer", string Group = "cert-manager.io");
