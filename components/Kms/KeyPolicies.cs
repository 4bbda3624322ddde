namespace Infra.Components;

/// <summary>
/// The written policies of the keys. The account administers every key through IAM, so a key is never locked out; administering is not
/// using: data passes only through the service that the key is for, or by the roles named.
/// </summary>
internal static class KeyPolicies
{
    private const string TheKeyItself = "in a key's policy, * is the key itself";

    // Neither data operations nor CreateGrant, which would hand them out.
    private static readonly string[] Administration =
    [
        "kms:CancelKeyDeletion", "kms:CreateAlias", "kms:DeleteAlias", "kms:DescribeKey", "kms:DisableKey", "kms:DisableKeyRotation", "kms:EnableKey",
        "kms:EnableKeyRotation", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListGrants", "kms:ListKeyPolicies",
        "kms:ListKeyRotations", "kms:ListResourceTags", "kms:PutKeyPolicy", "kms:RevokeGrant", "kms:RotateKeyOnDemand", "kms:ScheduleKeyDeletion",
        "kms:TagResource", "kms:UntagResource", "kms:UpdateAlias", "kms:UpdateKeyDescription",
    ];

    /// <param name="scope">The stack.</param>
    /// <param name="purpose">Which key.</param>
    /// <param name="userRoleArns">ARNs of the roles that use the key themselves: for the keys of Secrets and Vault.</param>
    public static PolicyDocument For(PlatformScope scope, KeyPurpose purpose, IReadOnlyCollection<string> userRoleArns)
    {
        var account = scope.Account;
        var administer = Allow("AdministerByIam").By(PolicyPrincipal.Account(account)).To(Administration);
        IEnumerable<PolicyStatement> use = purpose switch
        {
            KeyPurpose.Etcd => [ThroughService(account, "ec2"), GrantToVolumes(account)],
            KeyPurpose.Ebs => [ThroughService(account, "ec2"), GrantToVolumes(account), .. ByAutoScaling(account)],
            KeyPurpose.S3 => [ThroughService(account, "s3"), .. ByTrail(scope)],
            KeyPurpose.Logs => [ByLogs(scope)],
            KeyPurpose.Alerts => [ThroughService(account, "sns")],
            KeyPurpose.Vault => [.. ByRoles(account, userRoleArns), ThroughSecretsManager(scope)],
            _ => ByRoles(account, userRoleArns),
        };
        return PolicyDocument.Of(PolicyKind.Key, [administer, .. use]);
    }

    private static PolicyStatement Allow(string sid) => PolicyStatement.Allow(sid).OnEveryResource(TheKeyItself);

    private static PolicyStatement ThroughService(AwsAccount account, string service) =>
        Allow("UseThroughService").By(PolicyPrincipal.Account(account)).To(KeyUse.Data).When(
            PolicyCondition.StringEquals("kms:ViaService", account.RegionalService(service)), CallerIn(account));

    // https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html#security-encryption-authz: the secrets of Vault's recovery keys, and no other.
    private static PolicyStatement ThroughSecretsManager(PlatformScope scope) =>
        Allow("UseThroughSecretsManager").By(PolicyPrincipal.Account(scope.Account)).To("kms:Decrypt", "kms:GenerateDataKey").When(
            PolicyCondition.StringEquals("kms:ViaService", scope.Account.RegionalService("secretsmanager")),
            CallerIn(scope.Account),
            PolicyCondition.StringLike("kms:EncryptionContext:SecretARN", Workloads.RecoverySecrets(scope, Vault.RecoverySecrets(scope))));

    private static PolicyStatement GrantToVolumes(AwsAccount account) =>
        Allow("GrantToVolumes").By(PolicyPrincipal.Account(account)).To("kms:CreateGrant").When(
            PolicyCondition.Bool("kms:GrantIsForAWSResource", true), CallerIn(account));

    // https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html. The role has no KMS permissions of its
    // own, and a policy that names it is refused until the account's first Auto Scaling group has created it; a condition on its ARN is not.
    private static IEnumerable<PolicyStatement> ByAutoScaling(AwsAccount account)
    {
        const string Because = "the conditions leave only Auto Scaling's service-linked role, which a new account does not have yet";
        PolicyCondition[] conditions =
        [
            PolicyCondition.ArnLike("aws:PrincipalArn", account.IamArn("role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling")),
            CallerIn(account),
        ];
        yield return Allow("UseByAutoScaling").ByEveryone(Because).To([.. KeyUse.Data, "kms:DescribeKey"]).When(conditions);
        yield return Allow("GrantByAutoScaling").ByEveryone(Because).To("kms:CreateGrant").When([.. conditions, PolicyCondition.Bool("kms:GrantIsForAWSResource", true)]);
    }

    // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
    private static IEnumerable<PolicyStatement> ByTrail(PlatformScope scope)
    {
        var trail = PolicyCondition.StringEquals("aws:SourceArn", AuditTrail.Arn(scope));
        yield return Allow("EncryptByCloudTrail").By(PolicyPrincipal.Service(AuditTrail.Service)).To("kms:GenerateDataKey*")
            .When(trail, PolicyCondition.StringEquals("kms:EncryptionContext:aws:cloudtrail:arn", AuditTrail.Arn(scope)));
        yield return Allow("DescribeByCloudTrail").By(PolicyPrincipal.Service(AuditTrail.Service)).To("kms:DescribeKey").When(trail);
    }

    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
    private static PolicyStatement ByLogs(PlatformScope scope) =>
        Allow("UseByLogGroups").By(PolicyPrincipal.Service(scope.Account.RegionalService("logs"))).To([.. KeyUse.Data, "kms:DescribeKey"])
            .When(PolicyCondition.ArnLike("kms:EncryptionContext:aws:logs:arn", scope.Account.Arn("logs", $"log-group:{scope.Project}-{scope.Stack}-*")));

    // The account and not the role is the principal: a role's own policy must allow the use as well, and the role may be created later.
    private static IEnumerable<PolicyStatement> ByRoles(AwsAccount account, IReadOnlyCollection<string> userRoleArns)
    {
        if (userRoleArns.Count > 0)
        {
            yield return Allow("UseByRoles").By(PolicyPrincipal.Account(account)).To(KeyUse.Direct)
                .When(PolicyCondition.ArnLike("aws:PrincipalArn", userRoleArns), CallerIn(account));
        }
    }

    private static PolicyCondition CallerIn(AwsAccount account) => PolicyCondition.StringEquals("kms:CallerAccount", account.Id);
}
