namespace Infra.Components;

/// <summary>The policies of a VPC's endpoints and of the delivery of its flow logs.</summary>
internal static class VpcPolicies
{
    // An endpoint's policy that names an account lets in its root user alone; everyone, with a condition on the account, is the way.
    private const string Conditions = "an endpoint's policy tells accounts apart by conditions only";

    /// <summary>
    /// What passes the gateway to S3: all that the account owns, and reading from the few buckets of others that nodes cannot do without. ECR keeps
    /// image layers in <c>prod-{region}-starport-layer-bucket</c> (https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html) and
    /// registry.k8s.io, where kOps pulls from, in <c>prod-registry-k8s-io-{region}</c>; kOps' own files come from a CDN and not from S3.
    /// </summary>
    public static PolicyDocument S3Gateway(AwsAccount account, IEnumerable<string> readableBuckets)
    {
        string[] buckets = [$"prod-{account.Region}-starport-layer-bucket", $"prod-registry-k8s-io-{account.Region}", .. readableBuckets];
        return PolicyDocument.Of(
            PolicyKind.Endpoint,
            PolicyStatement.Allow("UseOwnBuckets").ByEveryone(Conditions)
                .ToDoAnything("the roles' own policies say what they do in the account's buckets", "s3")
                .OnEveryResource("the condition leaves the buckets that the account owns")
                .When(PolicyCondition.StringEquals("aws:ResourceAccount", account.Id)),
            PolicyStatement.Allow("ReadImages").ByEveryone("image layers are read by signed links and without signing in")
                .To("s3:GetObject").On(buckets.Select(bucket => account.BucketArn(bucket, "/*"))));
    }

    /// <summary>What passes the endpoints of ECR and KMS: what the account's own roles do, so that nobody carries data out with other credentials.</summary>
    public static PolicyDocument OwnRoles(AwsAccount account, string service) => PolicyDocument.Of(
        PolicyKind.Endpoint,
        PolicyStatement.Allow("UseByOwnRoles").ByEveryone(Conditions)
            .ToDoAnything("the roles' own policies say what they do", service)
            .OnEveryResource("the roles' own policies say on what they do it")
            .When(PolicyCondition.StringEquals("aws:PrincipalAccount", account.Id)));

    /// <summary>What passes the endpoint of STS: taking on the account's roles, for which a workload is not signed in yet, and asking who one is.</summary>
    public static PolicyDocument Sts(AwsAccount account) => PolicyDocument.Of(
        PolicyKind.Endpoint,
        PolicyStatement.Allow("AssumeOwnRoles").ByEveryone("a workload that presents its ServiceAccount's token has no AWS identity yet")
            .To("sts:AssumeRole", "sts:AssumeRoleWithWebIdentity", "sts:TagSession").On(account.IamArn("role/*")),
        PolicyStatement.Allow("AskWhoIAm").ByEveryone("anyone may ask, and learns nothing but the name it goes by")
            .To("sts:GetCallerIdentity").OnEveryResource("the action has no resource"));

    /// <summary>Who delivers flow logs: the service, for this account's flow logs only.</summary>
    public static PolicyDocument FlowLogTrust(AwsAccount account) => PolicyDocument.TrustOfService(
        "vpc-flow-logs.amazonaws.com",
        PolicyCondition.StringEquals("aws:SourceAccount", account.Id),
        PolicyCondition.ArnLike("aws:SourceArn", account.Arn("ec2", "vpc-flow-log/*")));

    /// <summary>What the delivery does; https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html, without making log groups.</summary>
    public static PolicyDocument FlowLogDelivery(AwsAccount account, string logGroup) => PolicyDocument.Of(
        PolicyKind.RoleInline,
        PolicyStatement.Allow("Deliver").To("logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents")
            .On(account.Arn("logs", $"log-group:{logGroup}"), account.Arn("logs", $"log-group:{logGroup}:*")),
        PolicyStatement.Allow("FindLogGroup").To("logs:DescribeLogGroups").On(account.Arn("logs", "log-group:*")));
}
