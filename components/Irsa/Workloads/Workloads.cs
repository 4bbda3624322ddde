namespace Infra.Components;

/// <summary>
/// The platform's workloads that call AWS, each by least privilege: what upstream lists, less what the platform does not use, narrowed to the
/// account, the region and the cluster. Namespaces and ServiceAccounts are those that the charts are told to use.
/// </summary>
public static partial class Workloads
{
    /// <summary>kOps' tag on everything that belongs to a cluster; the value is the cluster's name.</summary>
    private const string ClusterTag = "KubernetesCluster";

    private const string NoResources = "the actions have no resources";

    // A snapshot's ARN has no account: arn:aws:ec2:eu-central-1::snapshot/…
    internal static string Snapshots(AwsAccount account) => $"arn:{account.Partition}:ec2:{account.Region}:*:snapshot/*";

    private static PolicyStatement Allow(string sid) => PolicyStatement.Allow(sid);

    private static PolicyCondition Tagged(string key, string value) => PolicyCondition.StringEquals($"aws:ResourceTag/{key}", value);

    private static PolicyCondition Tagging(string key, string value) => PolicyCondition.StringEquals($"aws:RequestTag/{key}", value);

    private static Workload Of(string name, string @namespace, string serviceAccount, string description, params IEnumerable<PolicyStatement> permissions) =>
        new(name, new ServiceAccountName(@namespace, serviceAccount), description, PolicyDocument.Of(PolicyKind.RoleInline, permissions));
}
