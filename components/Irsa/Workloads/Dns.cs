namespace Infra.Components;

public static partial class Workloads
{
    /// <summary>Name of external-dns.</summary>
    public const string ExternalDnsName = "external-dns";

    /// <summary>Name of cert-manager.</summary>
    public const string CertManagerName = "cert-manager";

    // https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/specifying-conditions-route53.html
    private const string ChangedTypes = "route53:ChangeResourceRecordSetsRecordTypes";
    private const string ChangedNames = "route53:ChangeResourceRecordSetsNormalizedRecordNames";

    /// <summary>
    /// external-dns, <c>external-dns/external-dns</c>: addresses, aliases and its own TXT records in the environment's zones, and nothing that
    /// delegates a zone or routes mail.
    /// </summary>
    /// <param name="scope">The stack.</param>
    /// <param name="clusterName">kOps name of the cluster.</param>
    /// <param name="hostedZoneIds">Ids of the zones; one at least.</param>
    /// <exception cref="ArgumentException">There is no zone.</exception>
    public static Workload ExternalDns(PlatformScope scope, string clusterName, params IReadOnlyList<string> hostedZoneIds)
    {
        var zones = Zones(scope, hostedZoneIds);
        return Of(
            ExternalDnsName,
            "external-dns",
            "external-dns",
            $"external-dns of {clusterName}: keeps the names of its gateways and Services",
            Allow("FindZones").OnEveryResource(NoResources).To("route53:ListHostedZones"),
            Allow("ReadZones").To("route53:ListResourceRecordSets", "route53:ListTagsForResources").On(zones),
            ChangeRecords("ChangeNames", zones, "A", "AAAA", "CNAME", "TXT"));
    }

    /// <summary>
    /// cert-manager, <c>cert-manager/cert-manager</c>: the TXT records <c>_acme-challenge.*</c> by which it proves to a certificate authority that the environment's zones are
    /// ours (https://cert-manager.io/docs/configuration/acme/dns01/route53).
    /// </summary>
    /// <param name="scope">The stack.</param>
    /// <param name="clusterName">kOps name of the cluster.</param>
    /// <param name="hostedZoneIds">Ids of the zones; one at least.</param>
    /// <exception cref="ArgumentException">There is no zone.</exception>
    public static Workload CertManager(PlatformScope scope, string clusterName, params IReadOnlyList<string> hostedZoneIds)
    {
        var zones = Zones(scope, hostedZoneIds);
        return Of(
            CertManagerName,
            "cert-manager",
            "cert-manager",
            $"cert-manager of {clusterName}: answers the DNS challenges of public certificates",
            Allow("FindZones").OnEveryResource(NoResources).To("route53:ListHostedZonesByName"),
            Allow("FollowChanges").To("route53:GetChange").On($"arn:{scope.Account.Partition}:route53:::change/*"),
            Allow("ReadZones").To("route53:ListResourceRecordSets").On(zones),
            ChangeRecords("AnswerChallenges", zones, "TXT").When(
                PolicyCondition.AllStringsLike(ChangedNames, "_acme-challenge.*"), PolicyCondition.Null(ChangedNames, absent: false)));
    }

    // A change may hold several records: every one of them must be of these types.
    private static PolicyStatement ChangeRecords(string sid, IEnumerable<string> zones, params IEnumerable<string> types) =>
        Allow(sid).To("route53:ChangeResourceRecordSets").On(zones)
            .When(PolicyCondition.AllStringsEqual(ChangedTypes, types), PolicyCondition.Null(ChangedTypes, absent: false));

    private static string[] Zones(PlatformScope scope, IReadOnlyList<string> hostedZoneIds)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(hostedZoneIds);
        return hostedZoneIds.Count > 0
            ? [.. hostedZoneIds.Select(id => $"arn:{scope.Account.Partition}:route53:::hostedzone/{id}")]
            : throw new ArgumentException("A role for DNS names no hosted zone; give the id of one at least.", nameof(hostedZoneIds));
    }
}
