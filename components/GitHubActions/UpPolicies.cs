namespace Infra.Components;

/// <summary>
/// What <c>up</c> changes, by name of the action, in the account and region of the stack, and by the stack's names where AWS has names.
/// </summary>
/// <remarks>
/// Left to administrators, with whose credentials an environment is made first and unmade: what destroys data (buckets, keys and their aliases),
/// hosted zones, the trail and its bucket, the account's own settings, these roles with their policies, and the boundaries of all other roles.
/// </remarks>
internal static class UpPolicies
{
    private const string NoResources = "AWS gives these actions no resources";

    /// <summary>Managed policies by their short names, in the order of the names.</summary>
    public static IEnumerable<(string Name, PolicyDocument Policy)> All(GitHubActionsArgs args) =>
    [
        ("clusters", Clusters(args.Scope)),
        ("guard", UpGuard.Policy(args)),
        ("identity", Identity(args)),
        ("network", Network(args.Scope.Account)),
        ("storage", Storage(args.Scope)),
    ];

    /// <summary>The VPC, and what kOps makes of EC2: launch templates, security groups and etcd's volumes.</summary>
    private static PolicyDocument Network(AwsAccount account)
    {
        string[] kinds =
        [
            "elastic-ip", "instance", "internet-gateway", "launch-template", "natgateway", "network-interface", "route-table", "security-group",
            "security-group-rule", "subnet", "volume", "vpc", "vpc-endpoint", "vpc-flow-log",
        ];
        // Images and their snapshots belong to others.
        var images = new[] { "image", "snapshot" }.Select(kind => $"arn:{account.Partition}:ec2:{account.Region}::{kind}/*");
        return PolicyDocument.Of(
            PolicyKind.Managed,
            PolicyStatement.Allow("ChangeNetwork").On(Arns(kinds)).To(
                "ec2:AllocateAddress", "ec2:AssociateRouteTable", "ec2:AttachInternetGateway", "ec2:AuthorizeSecurityGroupEgress",
                "ec2:AuthorizeSecurityGroupIngress", "ec2:CreateFlowLogs", "ec2:CreateInternetGateway", "ec2:CreateLaunchTemplate",
                "ec2:CreateLaunchTemplateVersion", "ec2:CreateNatGateway", "ec2:CreateRoute", "ec2:CreateRouteTable", "ec2:CreateSecurityGroup",
                "ec2:CreateSubnet", "ec2:CreateTags", "ec2:CreateVolume", "ec2:CreateVpc", "ec2:CreateVpcEndpoint", "ec2:DeleteFlowLogs",
                "ec2:DeleteInternetGateway", "ec2:DeleteLaunchTemplate", "ec2:DeleteLaunchTemplateVersions", "ec2:DeleteNatGateway",
                "ec2:DeleteNetworkInterface", "ec2:DeleteRoute", "ec2:DeleteRouteTable", "ec2:DeleteSecurityGroup", "ec2:DeleteSubnet", "ec2:DeleteTags",
                "ec2:DeleteVolume", "ec2:DeleteVpc", "ec2:DeleteVpcEndpoints", "ec2:DetachInternetGateway", "ec2:DisassociateAddress",
                "ec2:DisassociateRouteTable", "ec2:ModifyLaunchTemplate", "ec2:ModifySecurityGroupRules", "ec2:ModifySubnetAttribute",
                "ec2:ModifyVolume", "ec2:ModifyVpcAttribute", "ec2:ModifyVpcEndpoint", "ec2:ReleaseAddress", "ec2:ReplaceRoute",
                "ec2:ReplaceRouteTableAssociation", "ec2:RevokeSecurityGroupEgress", "ec2:RevokeSecurityGroupIngress", "ec2:TerminateInstances",
                "ec2:UpdateSecurityGroupRuleDescriptionsEgress", "ec2:UpdateSecurityGroupRuleDescriptionsIngress"),
            // Auto Scaling asks whether its caller could start what a launch template says.
            PolicyStatement.Allow("RunInstances").To("ec2:RunInstances").On([.. Arns("instance", "launch-template", "network-interface", "security-group", "subnet", "volume"), .. images]));

        IEnumerable<string> Arns(params IEnumerable<string> some) => some.Select(kind => account.Arn("ec2", $"{kind}/*"));
    }

    /// <summary>Buckets' settings, kOps' state, keys, log groups, repositories and the budget.</summary>
    private static PolicyDocument Storage(PlatformScope scope)
    {
        var account = scope.Account;
        var own = $"{scope.Project}-{scope.Stack}-*";
        string[] kops = [scope.Name("kops-state").Bucket(account), scope.Name("oidc").Bucket(account)];
        return PolicyDocument.Of(
            PolicyKind.Managed,
            PolicyStatement.Allow("ChangeBuckets").On(account.BucketArn(own)).To(
                "s3:CreateBucket", "s3:PutBucketLogging", "s3:PutBucketOwnershipControls", "s3:PutBucketPolicy", "s3:PutBucketPublicAccessBlock",
                "s3:PutBucketTagging", "s3:PutBucketVersioning", "s3:PutEncryptionConfiguration", "s3:PutLifecycleConfiguration", "s3:TagResource", "s3:UntagResource"),
            PolicyStatement.Allow("KeepClusterState").On(kops.Select(bucket => account.BucketArn(bucket, "/*")))
                .To("s3:DeleteObject", "s3:GetObject", "s3:GetObjectTagging", "s3:PutObject", "s3:PutObjectTagging"),
            // Empty ones: what is in them, Vault's first Job writes and nobody here reads.
            PolicyStatement.Allow("ChangeRecoverySecrets").On(Workloads.RecoverySecrets(scope, Vault.RecoverySecrets(scope)))
                .To("secretsmanager:CreateSecret", "secretsmanager:TagResource", "secretsmanager:UntagResource", "secretsmanager:UpdateSecret"),
            // Whether the account lets discovery documents be public is asked before kOps runs.
            PolicyStatement.Allow("AskForPublicAccess").To("s3:GetAccountPublicAccessBlock").OnEveryResource(NoResources),
            KeyUse.ThroughService(scope, KeyPurpose.S3, "s3"),
            KeyUse.ThroughService(scope, KeyPurpose.Etcd, "ec2"),
            KeyUse.GrantToVolumes(scope, KeyPurpose.Etcd),
            PolicyStatement.Allow("CreateKeys").To("kms:CreateKey").OnEveryResource(NoResources),
            PolicyStatement.Allow("TagKeys").To("kms:TagResource").On(account.Arn("kms", "key/*"))
                .When(Tagged(scope, "aws:RequestTag")),
            PolicyStatement.Allow("ChangeKeys").On(account.Arn("kms", "key/*"))
                .To("kms:CreateAlias", "kms:EnableKeyRotation", "kms:PutKeyPolicy", "kms:UpdateKeyDescription")
                .When(Tagged(scope, "aws:ResourceTag")),
            PolicyStatement.Allow("NameKeys").To("kms:CreateAlias").On(account.Arn("kms", $"alias/{own}")),
            PolicyStatement.Allow("ChangeLogGroups").On(account.Arn("logs", $"log-group:{own}")).To(
                "logs:AssociateKmsKey", "logs:CreateLogGroup", "logs:DeleteLogGroup", "logs:DeleteRetentionPolicy", "logs:PutRetentionPolicy",
                "logs:TagResource", "logs:UntagResource"),
            PolicyStatement.Allow("DeliverFlowLogs").To("logs:CreateLogDelivery", "logs:DeleteLogDelivery").OnEveryResource(NoResources),
            PolicyStatement.Allow("ChangeRepositories").On(account.Arn("ecr", $"repository/{scope.Project}/*")).To(
                "ecr:CreateRepository", "ecr:DeleteLifecyclePolicy", "ecr:PutImageScanningConfiguration", "ecr:PutImageTagMutability",
                "ecr:PutLifecyclePolicy", "ecr:TagResource", "ecr:UntagResource"),
            PolicyStatement.Allow("ChangeAlertTopics").On($"{AlertTopicNames.Arn(scope, team: null)}*")
                .To("sns:CreateTopic", "sns:DeleteTopic", "sns:SetTopicAttributes", "sns:Subscribe", "sns:TagResource", "sns:Unsubscribe", "sns:UntagResource"),
            PolicyStatement.Allow("ChangeBudgets").On($"arn:{account.Partition}:budgets::{account.Id}:budget/{own}")
                .To("budgets:ModifyBudget", "budgets:TagResource", "budgets:UntagResource"),
            PolicyStatement.Allow("ChangeNames").On($"arn:{account.Partition}:route53:::hostedzone/*")
                .To("route53:ChangeResourceRecordSets", "route53:ChangeTagsForResource", "route53:UpdateHostedZoneComment"),
            PolicyStatement.Allow("WatchNames").To("route53:GetChange").On($"arn:{account.Partition}:route53:::change/*"));
    }

    /// <summary>Roles within the boundaries, their profiles and policies, and the clusters' identity providers.</summary>
    private static PolicyDocument Identity(GitHubActionsArgs args)
    {
        var account = args.Scope.Account;
        var own = $"{args.Scope.Project}-{args.Scope.Stack}-*";
        // kOps makes the roles of its own add-ons, and names them so.
        string[] roles = [account.IamArn($"role/{own}"), account.IamArn("role/*.kube-system.sa.*")];
        return PolicyDocument.Of(
            PolicyKind.Managed,
            PolicyStatement.Allow("ChangeRolesWithinBoundaries").On(roles).When(PolicyCondition.StringEquals("iam:PermissionsBoundary", args.BoundaryArns)).To(
                "iam:AttachRolePolicy", "iam:CreateRole", "iam:DeleteRolePolicy", "iam:DetachRolePolicy", "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy"),
            PolicyStatement.Allow("KeepRoles").On(roles)
                .To("iam:DeleteRole", "iam:TagRole", "iam:UntagRole", "iam:UpdateAssumeRolePolicy", "iam:UpdateRole", "iam:UpdateRoleDescription"),
            PolicyStatement.Allow("PassRoles").To("iam:PassRole").On(account.IamArn($"role/{own}"))
                .When(PolicyCondition.StringEquals("iam:PassedToService", "ec2.amazonaws.com", "vpc-flow-logs.amazonaws.com")),
            PolicyStatement.Allow("KeepInstanceProfiles").On(account.IamArn($"instance-profile/{own}")).To(
                "iam:AddRoleToInstanceProfile", "iam:CreateInstanceProfile", "iam:DeleteInstanceProfile", "iam:RemoveRoleFromInstanceProfile",
                "iam:TagInstanceProfile", "iam:UntagInstanceProfile"),
            PolicyStatement.Allow("KeepPolicies").On(account.IamArn($"policy/{own}")).To(
                "iam:CreatePolicy", "iam:CreatePolicyVersion", "iam:DeletePolicy", "iam:DeletePolicyVersion", "iam:SetDefaultPolicyVersion", "iam:TagPolicy",
                "iam:UntagPolicy"),
            PolicyStatement.Allow("KeepIdentityProviders").On(account.IamArn($"oidc-provider/{args.Scope.Name("oidc").Bucket(account)}.s3.*")).To(
                "iam:AddClientIDToOpenIDConnectProvider", "iam:CreateOpenIDConnectProvider", "iam:DeleteOpenIDConnectProvider",
                "iam:RemoveClientIDFromOpenIDConnectProvider", "iam:TagOpenIDConnectProvider", "iam:UntagOpenIDConnectProvider",
                "iam:UpdateOpenIDConnectProviderThumbprint"),
            PolicyStatement.Allow("MakeServiceLinkedRoles").To("iam:CreateServiceLinkedRole").On(account.IamArn("role/aws-service-role/*"))
                .When(PolicyCondition.StringEquals(
                    "iam:AWSServiceName", "autoscaling.amazonaws.com", "elasticloadbalancing.amazonaws.com", "spot.amazonaws.com")));
    }

    /// <summary>What kOps makes beside EC2: instance groups, the API's load balancer, and the queue that tells of instances about to go.</summary>
    private static PolicyDocument Clusters(PlatformScope scope)
    {
        var account = scope.Account;
        return PolicyDocument.Of(
            PolicyKind.Managed,
            PolicyStatement.Allow("ChangeInstanceGroups").On(account.Arn("autoscaling", "autoScalingGroup:*:autoScalingGroupName/*")).To(
                "autoscaling:AttachLoadBalancerTargetGroups", "autoscaling:CreateAutoScalingGroup", "autoscaling:CreateOrUpdateTags",
                "autoscaling:DeleteAutoScalingGroup", "autoscaling:DeleteLifecycleHook", "autoscaling:DeleteTags", "autoscaling:DetachInstances",
                "autoscaling:DetachLoadBalancerTargetGroups", "autoscaling:EnableMetricsCollection", "autoscaling:PutLifecycleHook",
                "autoscaling:ResumeProcesses", "autoscaling:SuspendProcesses", "autoscaling:TerminateInstanceInAutoScalingGroup",
                "autoscaling:UpdateAutoScalingGroup"),
            PolicyStatement.Allow("ChangeLoadBalancers")
                .On(new[] { "listener/net/*", "loadbalancer/net/*", "targetgroup/*" }.Select(kind => account.Arn("elasticloadbalancing", kind))).To(
                "elasticloadbalancing:AddTags", "elasticloadbalancing:CreateListener", "elasticloadbalancing:CreateLoadBalancer",
                "elasticloadbalancing:CreateTargetGroup", "elasticloadbalancing:DeleteListener", "elasticloadbalancing:DeleteLoadBalancer",
                "elasticloadbalancing:DeleteTargetGroup", "elasticloadbalancing:DeregisterTargets", "elasticloadbalancing:ModifyListener",
                "elasticloadbalancing:ModifyLoadBalancerAttributes", "elasticloadbalancing:ModifyTargetGroup",
                "elasticloadbalancing:ModifyTargetGroupAttributes", "elasticloadbalancing:RegisterTargets", "elasticloadbalancing:RemoveTags",
                "elasticloadbalancing:SetSecurityGroups", "elasticloadbalancing:SetSubnets"),
            PolicyStatement.Allow("ChangeQueues").On(account.Arn("sqs", "*-nth")).To(
                "sqs:CreateQueue", "sqs:DeleteQueue", "sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:ListQueueTags", "sqs:SetQueueAttributes", "sqs:TagQueue"),
            PolicyStatement.Allow("FindQueues").To("sqs:ListQueues").OnEveryResource(NoResources),
            PolicyStatement.Allow("ChangeEventRules").On(account.Arn("events", "rule/*")).To(
                "events:DeleteRule", "events:DescribeRule", "events:ListRules", "events:ListTagsForResource", "events:ListTargetsByRule", "events:PutRule",
                "events:PutTargets", "events:RemoveTargets", "events:TagResource"));
    }

    private static PolicyCondition[] Tagged(PlatformScope scope, string key) =>
    [
        PolicyCondition.StringEquals($"{key}/{Tags.EnvironmentKey}", scope.Stack),
        PolicyCondition.StringEquals($"{key}/{Tags.ProjectKey}", scope.Project),
    ];
}
