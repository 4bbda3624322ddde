using Infra.Components;

namespace Infra.Stacks;

/// <summary>An environment's platform: the same in all of its clusters, but for the charts' values.</summary>
public static class EnvironmentPlatform
{
    /// <summary>The platform as one cluster has it.</summary>
    /// <exception cref="PlatformException">The add-ons' declarations do not go together.</exception>
    public static PlatformModel Of(EnvironmentConfig environment, ClusterSpec cluster) => Of(environment, cluster, AddonCatalog.All);

    /// <summary>The platform as one cluster has it, of other add-ons than the catalogue's.</summary>
    /// <exception cref="PlatformException">The add-ons' declarations do not go together.</exception>
    public static PlatformModel Of(EnvironmentConfig environment, ClusterSpec cluster, IReadOnlyList<Func<AddonContext, Addon>> addons)
    {
        ArgumentNullException.ThrowIfNull(addons);
        var context = ContextOf(environment, cluster);
        return PlatformModel.Derive(context, addons.Select(declare => declare(context)));
    }

    /// <summary>What add-ons may know of an environment and one of its clusters.</summary>
    public static AddonContext ContextOf(EnvironmentConfig environment, ClusterSpec cluster)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(cluster);
        var scope = Platform.ScopeOf(environment);
        return new AddonContext
        {
            Scope = scope,
            Domain = environment.Domain,
            ClusterNames = [.. environment.Clusters.Select(environment.NameOf)],
            ClusterName = environment.NameOf(cluster),
            IsHighlyAvailable = environment.HighlyAvailable,
            VpcCidr = environment.Network.Cidr,
            NodeCidrs = [.. Foundation.AddressesOf(environment).Zones.SelectMany(zone => zone.Clusters.Select(each => each.Private)).OrderBy(cidr => cidr.ToString(), StringComparer.Ordinal)],
            PodCidrs = [.. environment.Clusters.Select(each => each.PodCidr)],
            AdministratorCidrs = [.. environment.Clusters.SelectMany(each => each.ApiAccess).Distinct().OrderBy(cidr => cidr.ToString(), StringComparer.Ordinal)],
            RepositoryUrl = environment.Delivery.RepositoryUrl,
            Revision = environment.Delivery.Revision,
            OidcIssuerUrl = environment.Oidc.IssuerUrl,
            OidcClientId = environment.Oidc.ClientId,
            IdentityProvider = environment.IdentityProvider,
            Mail = environment.Mail,
            EnforcesPolicies = environment.EnforcePolicies,
            CertificatesEmail = environment.Certificates.Email,
            BackupBucket = BucketPlan.DatabaseBackupsName(scope),
            BackupRetentionDays = environment.Retention.DatabaseBackupDays,
            LogRetentionDays = environment.Retention.LokiDays,
            AuditLogRetentionDays = environment.Retention.AuditLogsDays,
            DatabaseRestores = environment.DatabaseRestores,
            MetricsRetentionDays = environment.Retention.MetricsDays,
            MetricsGiB = environment.Retention.MetricsGiB,
            Alerts = environment.Alerts,
            Teams = environment.Teams,
        };
    }
}
