namespace Infra.Rules.Kubernetes;

/// <summary>That an object names another one, without which it does nothing.</summary>
/// <param name="From">The object.</param>
/// <param name="To">What it names.</param>
internal sealed record ObjectReference(KubernetesManifest From, ObjectKey To)
{
    private const string Certificates = "cert-manager.io";
    private const string Secrets = "external-secrets.io";

    /// <summary>The namespaces, issuers and stores that objects name; issuers of other groups are somebody else's.</summary>
    public static IEnumerable<ObjectReference> Of(KubernetesManifests manifests)
    {
        // That a namespace is there at all is another rule's.
        foreach (var manifest in manifests.All.Where(manifest => manifests.FindNamespace(manifest.Namespace) is not null))
            yield return new ObjectReference(manifest, new ObjectKey("", "Namespace", "", manifest.Namespace));
        foreach (var certificate in manifests.OfKind(Certificates, "Certificate").Where(certificate => certificate.Spec("issuerRef", "group").Text() is null or Certificates))
            yield return Refer(certificate, Certificates, certificate.Spec("issuerRef", "kind").Text() ?? "Issuer", certificate.Spec("issuerRef", "name").TextWithUnknowns());
        foreach (var secret in manifests.OfKind(Secrets, "ExternalSecret").Where(secret => secret.Spec("secretStoreRef", "name").IsSet()))
            yield return Refer(secret, Secrets, secret.Spec("secretStoreRef", "kind").Text() ?? "SecretStore", secret.Spec("secretStoreRef", "name").TextWithUnknowns());
    }

    // Kinds for the whole cluster begin with "Cluster".
    private static ObjectReference Refer(KubernetesManifest from, string group, string kind, string? name) =>
        new(from, new ObjectKey(group, kind, kind.StartsWith("Cluster", StringComparison.Ordinal) ? "" : from.Namespace, name ?? ""));
}
