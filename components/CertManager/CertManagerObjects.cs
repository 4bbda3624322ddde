namespace Infra.Components;

/// <summary>The issuers, and the authority of the internal one.</summary>
internal static class CertManagerObjects
{
    private const string Bootstrap = "internal-bootstrap";

    public static IReadOnlyList<KubernetesObject> For(AddonContext context) =>
    [
        Issuer(CertManager.PublicIssuer, new ClusterIssuerSpec
        {
            Acme = new AcmeIssuer(
                context.CertificatesEmail,
                $"https://{CertManager.AcmeHost}/directory",
                new SecretName($"{CertManager.PublicIssuer}-account"),
                [new AcmeSolver(new AcmeSolverSelector([context.Domain]), new AcmeDns01(new AcmeRoute53(context.Scope.Account.Region)))]),
        }),
        Issuer(Bootstrap, new ClusterIssuerSpec { SelfSigned = new SelfSignedIssuer() }),
        Authority(context),
        Issuer(CertManager.InternalIssuer, new ClusterIssuerSpec { Ca = new AuthorityIssuer(CertManager.InternalAuthoritySecret) }),
    ];

    private static ClusterIssuer Issuer(string name, ClusterIssuerSpec spec) => new() { Metadata = new ObjectMeta { Name = name }, Spec = spec };

    // Ten years, renewed a year before the end with the same key: what trusts the old certificate trusts what is issued by the new one. Who wants another key deletes
    // the Secret, and then those of everything internal.
    private static Certificate Authority(AddonContext context) => new()
    {
        Metadata = new ObjectMeta { Name = CertManager.InternalAuthoritySecret, Namespace = CertManager.Namespace },
        Spec = new CertificateSpec
        {
            SecretName = CertManager.InternalAuthoritySecret,
            IssuerRef = new IssuerRef(Bootstrap),
            CommonName = $"{context.Scope.Project}-{context.Scope.Stack} internal CA",
            IsCA = true,
            Duration = "87600h",
            RenewBefore = "8760h",
            PrivateKey = new CertificatePrivateKey("ECDSA", 256, RotationPolicy: "Never"),
            Usages = ["cert sign", "crl sign", "digital signature"],
        },
    };
}
