namespace Infra.Components;

/// <summary>
/// What refreshing the stack's resources reads: how they are set up, never what is in them. AWS's own ReadOnlyAccess reads objects and more; these
/// name the actions and the stack's resources.
/// </summary>
internal static class ReadPolicies
{
    private const string NoResources = "AWS gives these actions no resources";

    public static PolicyDocument Describe(PlatformScope scope)
    {
        var account = scope.Account;
        var own = $"{scope.Project}-{scope.Stack}-*";
        return PolicyDocument.Of(
            PolicyKind.Managed,
            PolicyStatement.Allow("Describe").OnEveryResource(NoResources).To(
                "autoscaling:Describe*", "cloudtrail:DescribeTrails", "ec2:Describe*", "ec2:GetEbsDefaultKmsKeyId", "ec2:GetEbsEncryptionByDefault",
                "ecr:GetRegistryScanningConfiguration", "elasticloadbalancing:Describe*", "iam:ListInstanceProfiles", "iam:ListOpenIDConnectProviders",
                "iam:ListRoles", "kms:ListAliases", "route53:ListHostedZones", "route53:ListHostedZonesByName", "sts:GetCallerIdentity"),
            PolicyStatement.Allow("ReadRoles").On(account.IamArn($"role/{own}"), account.IamArn("role/*.kube-system.sa.*")).To(
                "iam:GetRole", "iam:GetRolePolicy", "iam:ListAttachedRolePolicies", "iam:ListInstanceProfilesForRole", "iam:ListRolePolicies", "iam:ListRoleTags"),
            PolicyStatement.Allow("ReadInstanceProfiles").On(account.IamArn($"instance-profile/{own}"))
                .To("iam:GetInstanceProfile", "iam:ListInstanceProfileTags"),
            PolicyStatement.Allow("ReadPolicies").On(account.IamArn($"policy/{own}"))
                .To("iam:GetPolicy", "iam:GetPolicyVersion", "iam:ListPolicyTags", "iam:ListPolicyVersions"),
            PolicyStatement.Allow("ReadIdentityProviders").On(account.IamArn("oidc-provider/*"))
                .To("iam:GetOpenIDConnectProvider", "iam:ListOpenIDConnectProviderTags"),
            PolicyStatement.Allow("ReadKeys").On(account.Arn("kms", "key/*"))
                .To("kms:DescribeKey", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListKeyPolicies", "kms:ListResourceTags"),
            PolicyStatement.Allow("ReadBuckets").On(account.BucketArn(own)).To(
                "s3:GetAccelerateConfiguration", "s3:GetBucketAcl", "s3:GetBucketCORS", "s3:GetBucketLocation", "s3:GetBucketLogging",
                "s3:GetBucketObjectLockConfiguration", "s3:GetBucketOwnershipControls", "s3:GetBucketPolicy", "s3:GetBucketPolicyStatus",
                "s3:GetBucketPublicAccessBlock", "s3:GetBucketRequestPayment", "s3:GetBucketTagging", "s3:GetBucketVersioning", "s3:GetBucketWebsite",
                "s3:GetEncryptionConfiguration", "s3:GetLifecycleConfiguration", "s3:GetReplicationConfiguration", "s3:ListBucket", "s3:ListTagsForResource"),
            PolicyStatement.Allow("ReadLogGroups").On(account.Arn("logs", "log-group:*")).To("logs:DescribeLogGroups", "logs:ListTagsForResource"),
            PolicyStatement.Allow("ReadZones").On($"arn:{account.Partition}:route53:::hostedzone/*")
                .To("route53:GetHostedZone", "route53:ListResourceRecordSets", "route53:ListTagsForResource"),
            PolicyStatement.Allow("ReadRepositories").On(account.Arn("ecr", $"repository/{scope.Project}/*"))
                .To("ecr:DescribeRepositories", "ecr:GetLifecyclePolicy", "ecr:ListTagsForResource"),
            PolicyStatement.Allow("ReadRecoverySecrets").On(Workloads.RecoverySecrets(scope, Vault.RecoverySecrets(scope)))
                .To("secretsmanager:DescribeSecret", "secretsmanager:GetResourcePolicy"),
            PolicyStatement.Allow("ReadAlertTopics").On($"{AlertTopicNames.Arn(scope, team: null)}*")
                .To("sns:GetSubscriptionAttributes", "sns:GetTopicAttributes", "sns:ListSubscriptionsByTopic", "sns:ListTagsForResource"),
            PolicyStatement.Allow("ReadTrail").On(AuditTrail.Arn(scope)).To(
                "cloudtrail:GetEventSelectors", "cloudtrail:GetInsightSelectors", "cloudtrail:GetTrail", "cloudtrail:GetTrailStatus", "cloudtrail:ListTags"),
            PolicyStatement.Allow("ReadBudgets").On($"arn:{account.Partition}:budgets::{account.Id}:budget/{own}")
                .To("budgets:ListTagsForResource", "budgets:ViewBudget"));
    }
}
