using Pulumi;

namespace Infra.Components;

/// <summary>The documents of a cluster, from components instead of ids.</summary>
internal static class KopsClusterDocuments
{
    /// <exception cref="ArgumentException">kOps could not use them; the message has every problem.</exception>
    public static Output<string> Of(KopsClusterArgs args)
    {
        var placeholders = new Placeholders();
        return placeholders.Resolve(KopsDocuments.Write(Inputs(args, placeholders)));
    }

    /// <summary>The cluster's folder in the bucket of discovery documents.</summary>
    public static string DiscoveryStore(KopsClusterArgs args) => $"s3://{args.Buckets.Discovery.Name}/{args.ClusterName}";

    private static KopsDocumentInputs Inputs(KopsClusterArgs args, Placeholders placeholders) => new()
    {
        Spec = args.Spec,
        ClusterName = args.ClusterName,
        Account = args.Scope.Account,
        StateStore = $"s3://{args.Buckets.KopsState.Name}",
        DiscoveryStore = DiscoveryStore(args),
        VpcId = placeholders.For("vpc", args.Vpc.Id),
        VpcCidr = args.Vpc.Addresses.Vpc,
        Zones = [.. args.Vpc.Zones.Zip(args.Vpc.Addresses.Zones, (zone, addresses) => Zone(args.ClusterName, zone, addresses, placeholders))],
        EtcdKeyArn = placeholders.For("etcd-key", args.Keys[KeyPurpose.Etcd].Arn),
        VolumeKeyArn = placeholders.For("volume-key", args.Keys[KeyPurpose.Ebs].Arn),
        SecretsKeyArn = placeholders.For("secrets-key", args.Keys[KeyPurpose.Secrets].Arn),
        ControlPlaneProfileArn = args.NodeRoles.ControlPlane.ProfileArn,
        WorkerProfileArn = args.NodeRoles.Worker.ProfileArn,
        DnsZone = placeholders.For("dns-zone", KopsDocuments.HasPublicApi(args.Spec) ? args.Dns.PublicZoneId : args.Dns.PrivateZoneId),
        OidcIssuerUrl = args.OidcIssuerUrl,
        OidcClientId = args.OidcClientId,
        CloudLabels = args.Scope.Tags.Common,
        PermissionsBoundaryArn = args.AddOnBoundary.Arn,
        EncryptionProviderImage = args.EncryptionProviderImage,
    };

    private static KopsZone Zone(string cluster, VpcZone zone, ZoneSubnets addresses, Placeholders placeholders)
    {
        var (subnets, cidrs) = zone.Clusters.Zip(addresses.Clusters).First(pair => pair.First.ClusterName == cluster);
        return new KopsZone(
            zone.Name,
            placeholders.For($"private-{zone.Name}", subnets.Private.Id),
            cidrs.Private,
            placeholders.For($"utility-{zone.Name}", subnets.Utility.Id),
            cidrs.Utility);
    }
}
