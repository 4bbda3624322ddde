namespace Infra.Components;

public static partial class Workloads
{
    /// <summary>Name of external-dns.</summary>
    public const string ExternalDnsName = "external-dns";

    /// <summary>Name of cert-manager.</summary>
    public const string CertManagerName = "cert-manager";

    // https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html
    private static readonly string[] RecordTypes =
        ["A", "AAAA", "CAA", "CNAME", "DS", "HTTPS", "MX", "NAPTR", "NS", "PTR", "SOA", "SPF", "SRV", "SSHFP", "SVCB", "TLSA", "TXT"];

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
            Allow("ChangeNames").To("route53:ChangeResourceRecordSets").On(zones),
            OnlyRecords(zones, "A", "AAAA", "CNAME", "TXT"));
    }

    /// <summary>
    /// cert-manager, <c>cert-manager/cert-manager</c>: the TXT records by which it proves to a certificate authority that the environment's zones are
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
            Allow("AnswerChallenges").To("route53:ChangeResourceRecordSets").On(zones),
            OnlyRecords(zones, "TXT"));
    }

    // A change may hold several records: it is denied where any of them is of another type.
    private static PolicyStatement OnlyRecords(IEnumerable<string> zones, params IEnumerable<string> types) =>
        PolicyStatement.Deny("NoOtherRecords").To("route53:ChangeResourceRecordSets").On(zones)
            .When(PolicyCondition.AnyStringEquals("route53:ChangeResourceRecordSetsRecordTypes", RecordTypes.Except(types, StringComparer.Ordinal)));

    private static string[] Zones(PlatformScope scope, IReadOnlyList<string> hostedZoneIds)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(hostedZoneIds);
        return hostedZoneIds.Count > 0
            ? [.. hostedZoneIds.Select(id => $"arn:{scope.Account.Partition}:route53:::hostedzone/{id}")]
            : throw new ArgumentException("A role for DNS names no hosted zone; give the id of one at least.", nameof(hostedZoneIds));
    }
}
