namespace Infra.Components;

/// <summary>Arguments of <see cref="Vpc"/>.</summary>
public sealed record VpcArgs
{
    // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
    private static readonly int[] Retentions = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    /// <summary>The stack's names, account and tags.</summary>
    public required PlatformScope Scope { get; init; }

    /// <summary>The VPC's network, its zones and their subnets, for as many clusters as <see cref="ClusterNames"/> has.</summary>
    public required AddressPlan Addresses { get; init; }

    /// <summary>The keys; flow logs use the one for log groups.</summary>
    public required Kms Keys { get; init; }

    /// <summary>What the role may do at most that delivers the flow logs.</summary>
    public required PermissionsBoundary FlowLogBoundary { get; init; }

    /// <summary>How many NAT gateways there are. Default: one per zone.</summary>
    public NatMode Nat { get; init; } = NatMode.PerZone;

    /// <summary>
    /// kOps names of the clusters, such as <c>main.dev.example.com</c>; at least one, no two of one label. Their order decides the addresses:
    /// add new ones at the end.
    /// </summary>
    public required IReadOnlyList<string> ClusterNames { get; init; }

    /// <summary>Whether ECR, STS and KMS are reached inside the VPC; each endpoint is paid by the hour and zone. Default: true.</summary>
    public bool InterfaceEndpoints { get; init; } = true;

    /// <summary>
    /// Buckets of others in the same region that nodes may read from, beside ECR's and registry.k8s.io's: where another registry or package
    /// mirror keeps its files in S3. Default: none.
    /// </summary>
    public IReadOnlyList<string> ReadableBuckets { get; init; } = [];

    /// <summary>Days that flow logs are kept, one of CloudWatch's steps. Default: 90.</summary>
    public int FlowLogRetentionInDays { get; init; } = 90;

    /// <summary>Whether Pulumi refuses to delete the VPC and its subnets. Default: false.</summary>
    public bool Protect { get; init; }

    internal static string Label(string clusterName) => clusterName.Split('.')[0];

    internal void Check()
    {
        if (ClusterNames.Count != Addresses.Clusters)
            throw new ArgumentException($"ClusterNames has {ClusterNames.Count} names and the addresses are planned for {Addresses.Clusters} clusters; carve them for as many as are named.");
        var twice = ClusterNames.GroupBy(Label, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
            throw new ArgumentException($"The clusters {string.Join(" and ", twice)} have one label, '{twice.Key}', and subnets are named by it; give each a label of its own.");
        if (!Retentions.Contains(FlowLogRetentionInDays))
            throw new ArgumentException($"FlowLogRetentionInDays is {FlowLogRetentionInDays}; CloudWatch keeps logs for one of {string.Join(", ", Retentions)} days.");
        var foreign = Addresses.Zones.FirstOrDefault(zone => !zone.Zone.StartsWith(Scope.Account.Region, StringComparison.Ordinal));
        if (foreign is not null)
            throw new ArgumentException($"Zone '{foreign.Zone}' is not in the region {Scope.Account.Region}; name zones of that region, such as '{Scope.Account.Region}a'.");
    }
}
