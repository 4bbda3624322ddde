namespace Infra.Components;

/// <summary>Who issues certificates in all namespaces (https://cert-manager.io/docs/configuration).</summary>
public sealed record ClusterIssuer() : KubernetesObject("cert-manager.io/v1", "ClusterIssuer")
{
    /// <summary>The issuer.</summary>
    public required ClusterIssuerSpec Spec { get; init; }
}

/// <summary>An issuer; one of these.</summary>
public sealed record ClusterIssuerSpec
{
    /// <summary>A public authority that is asked by ACME.</summary>
    public AcmeIssuer? Acme { get; init; }

    /// <summary>An authority of one's own.</summary>
    public AuthorityIssuer? Ca { get; init; }

    /// <summary>Each certificate signs itself.</summary>
    public SelfSignedIssuer? SelfSigned { get; init; }
}

/// <summary>A public authority that is asked by ACME (https://cert-manager.io/docs/configuration/acme).</summary>
/// <param name="Email">Whom the authority writes to.</param>
/// <param name="Server">The URL of its directory.</param>
/// <param name="PrivateKeySecretRef">The Secret that cert-manager keeps the account's key in.</param>
/// <param name="Solvers">How names are proved to be ours.</param>
public sealed record AcmeIssuer(string Email, string Server, SecretName PrivateKeySecretRef, IReadOnlyList<AcmeSolver> Solvers);

/// <summary>A Secret in the namespace of cert-manager.</summary>
public sealed record SecretName(string Name);

/// <summary>How some names are proved to be ours.</summary>
public sealed record AcmeSolver(AcmeSolverSelector Selector, AcmeDns01 Dns01);

/// <summary>The names: those of DNS zones.</summary>
public sealed record AcmeSolverSelector(IReadOnlyList<string> DnsZones);

/// <summary>By TXT records.</summary>
public sealed record AcmeDns01(AcmeRoute53 Route53);

/// <summary>By Route 53, as the pod's own role; the hosted zone is found by its name.</summary>
/// <param name="Region">The region whose STS is asked.</param>
public sealed record AcmeRoute53(string Region);

/// <summary>An authority of one's own: the Secret with its certificate and key, in the namespace of cert-manager.</summary>
public sealed record AuthorityIssuer(string SecretName);

/// <summary>Has nothing to be said of it.</summary>
public sealed record SelfSignedIssuer;
