namespace Infra.Rules.Secrets;

/// <summary>Who makes a Secret: an ExternalSecret, by the Application that delivers it, or a controller.</summary>
/// <param name="Application">The Application whose wave the Secret is there after; null where a controller makes it when it is needed.</param>
internal sealed record SecretMaker(string? Application)
{
    private static readonly SecretMaker Controller = new(Application: null);

    // What CloudNativePG makes for a Cluster (https://cloudnative-pg.io/documentation/current/applications/#secrets, https://cloudnative-pg.io/documentation/current/certificates).
    private static readonly string[] OfCluster = ["app", "ca", "replication", "server", "superuser"];

    // What charts' own Jobs and controllers make (https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#quick-reference).
    private static readonly (string Chart, string Name)[] OfCharts = [("argo-cd", "argocd-initial-admin-secret"), ("argo-cd", "argocd-redis"), ("argo-cd", "argocd-secret")];

    /// <summary>The Secrets of a plan, by namespace and name.</summary>
    public static ILookup<(string Namespace, string Name), SecretMaker> Of(RuleContext context) =>
        context.ExternalSecrets.Secrets.Select(secret => (Key: (secret.Namespace, ExternalSecretIndex.TargetOf(secret)), Maker: new SecretMaker(secret.Application)))
            .Concat(context.Manifests.OfKind("cert-manager.io", "Certificate").Select(certificate => (Key: (certificate.Namespace, certificate.Spec("secretName").Text() ?? ""), Maker: Controller)))
            .Concat(context.Manifests.OfKind("postgresql.cnpg.io", "Cluster").SelectMany(cluster => OfCluster.Select(ending => (Key: (cluster.Namespace, $"{cluster.Name}-{ending}"), Maker: Controller))))
            .Concat(OfCharts.SelectMany(made => context.Argo.OfChart(made.Chart).Select(chart => (Key: (chart.Namespace, made.Name), Maker: Controller))))
            .ToLookup(each => each.Key, each => each.Maker);
}
