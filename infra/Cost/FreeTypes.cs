using System.Collections.Frozen;

namespace Infra.Cost;

/// <summary>Types that cost nothing by themselves, and why: what is in neither this list nor <see cref="AwsCosts"/> has no price, and is said to have none.</summary>
internal static class FreeTypes
{
    private const string Aws = "aws:";
    private const string Settings = "a setting of something that is paid for, or of the account";
    private const string Network = "Amazon charges for what goes through a network, not for the network (https://aws.amazon.com/vpc/pricing)";
    private const string FewNotices = "the first million requests and the first 1,000 mails of a month are free, and alerts are fewer (https://aws.amazon.com/sns/pricing)";
    private const string Counted = "counted where it stands: at the log group, the zone or the repository";

    // IAM has no charge (https://aws.amazon.com/iam).
    private const string Iam = "aws:iam/";

    /// <summary>The types of AWS, with the reason.</summary>
    public static FrozenDictionary<string, string> Reasons { get; } = new Dictionary<string, string>
    {
        ["aws:budgets/budget:Budget"] = "budgets without actions are free (https://aws.amazon.com/aws-cost-management/aws-budgets/pricing)",
        ["aws:ebs/defaultKmsKey:DefaultKmsKey"] = Settings,
        ["aws:ebs/encryptionByDefault:EncryptionByDefault"] = Settings,
        ["aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"] = Network,
        ["aws:ec2/flowLog:FlowLog"] = Counted,
        ["aws:ec2/internetGateway:InternetGateway"] = Network,
        ["aws:ec2/route:Route"] = Network,
        ["aws:ec2/routeTable:RouteTable"] = Network,
        ["aws:ec2/routeTableAssociation:RouteTableAssociation"] = Network,
        ["aws:ec2/securityGroup:SecurityGroup"] = Network,
        ["aws:ec2/subnet:Subnet"] = Network,
        ["aws:ec2/vpc:Vpc"] = Network,
        ["aws:ecr/lifecyclePolicy:LifecyclePolicy"] = Settings,
        ["aws:ecr/repositoryPolicy:RepositoryPolicy"] = Settings,
        ["aws:kms/alias:Alias"] = "aliases are free (https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html)",
        ["aws:route53/record:Record"] = Counted,
        ["aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration"] = Settings,
        ["aws:s3/bucketLogging:BucketLogging"] = Settings,
        ["aws:s3/bucketObjectv2:BucketObjectv2"] = "a few KiB of what is counted at the bucket",
        ["aws:s3/bucketOwnershipControls:BucketOwnershipControls"] = Settings,
        ["aws:s3/bucketPolicy:BucketPolicy"] = Settings,
        ["aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"] = Settings,
        ["aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration"] = Settings,
        ["aws:s3/bucketVersioning:BucketVersioning"] = Settings,
        ["aws:sns/topic:Topic"] = FewNotices,
        ["aws:sns/topicSubscription:TopicSubscription"] = FewNotices,
        ["aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule"] = Network,
        ["aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"] = Network,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // What these make is either nothing that is sold, or runs on machines that are counted.
    private static readonly FrozenSet<string> Packages = new[] { "command", "keycloak", "kubernetes", "pulumi", "random", "vault" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a type costs nothing by itself.</summary>
    public static bool Contains(string type) => type.StartsWith(Aws, StringComparison.Ordinal)
        ? Reasons.ContainsKey(type) || type.StartsWith(Iam, StringComparison.Ordinal)
        : Packages.Contains(type.Split(':')[0]);
}
