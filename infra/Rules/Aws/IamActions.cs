using Infra.Rules.Policies;

namespace Infra.Rules.Aws;

/// <summary>
/// What AWS says of actions: which can be narrowed to a resource, and which condition keys narrow the rest
/// (https://docs.aws.amazon.com/service-authorization/latest/reference/).
/// </summary>
internal static class IamActions
{
    // Actions that AWS gives no resource-level permission; a trailing asterisk stands for all that begin so.
    private static readonly string[] WithoutResource =
    [
        "acm:ListCertificates",
        "autoscaling:Describe*",
        "cloudtrail:DescribeTrails", "cloudtrail:ListTrails", "cloudtrail:LookupEvents",
        "cloudwatch:GetMetricData", "cloudwatch:GetMetricStatistics", "cloudwatch:ListMetrics", "cloudwatch:PutMetricData",
        "dynamodb:ListTables",
        "ec2:Describe*", "ec2:GetEbsEncryptionByDefault", "ec2:GetEbsDefaultKmsKeyId",
        "ecr:GetAuthorizationToken", "ecr:DescribeRegistry", "ecr:GetRegistryScanningConfiguration",
        "elasticloadbalancing:Describe*",
        "iam:GetAccountSummary", "iam:ListAccountAliases", "iam:ListInstanceProfiles", "iam:ListOpenIDConnectProviders",
        "iam:ListPolicies", "iam:ListRoles", "iam:ListServerCertificates",
        "kms:CreateKey", "kms:GenerateRandom", "kms:ListAliases", "kms:ListKeys",
        "logs:CreateLogDelivery", "logs:DeleteLogDelivery", "logs:DescribeResourcePolicies", "logs:GetLogDelivery",
        "logs:ListLogDeliveries", "logs:PutResourcePolicy", "logs:UpdateLogDelivery",
        "pricing:DescribeServices", "pricing:GetAttributeValues", "pricing:GetProducts",
        "route53:GetHostedZoneCount", "route53:ListHostedZones", "route53:ListHostedZonesByName",
        "s3:GetAccountPublicAccessBlock", "s3:ListAllMyBuckets",
        "secretsmanager:BatchGetSecretValue", "secretsmanager:GetRandomPassword", "secretsmanager:ListSecrets",
        "sns:ListTopics",
        "sqs:ListQueues",
        "ssm:DescribeParameters",
        "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel",
        "sts:GetCallerIdentity", "sts:GetServiceBearerToken",
        "tag:GetResources", "tag:GetTagKeys", "tag:GetTagValues",
        "xray:GetSamplingRules", "xray:GetSamplingTargets", "xray:PutTelemetryRecords", "xray:PutTraceSegments",
    ];

    // Wildcards that read no data, and the two that AWS's own documents write so. "Get" reads data: objects, secrets, parameters.
    private static readonly string[] TolerableVerbs = ["Describe", "List"];
    private static readonly string[] TolerableActions = ["kms:GenerateDataKey*", "kms:ReEncrypt*"];

    private static readonly string[] NarrowingKeys = ["ec2:CreateAction", "iam:AWSServiceName", "kms:GrantIsForAWSResource", "kms:ViaService"];

    /// <summary>Whether the action has a wildcard that covers more than what there is.</summary>
    public static bool IsTooWide(string action)
    {
        if (action.AsSpan().IndexOfAny('*', '?') < 0 || Contains(TolerableActions, action))
            return false;
        var verb = action.AsSpan(action.IndexOf(':', StringComparison.Ordinal) + 1);
        foreach (var tolerable in TolerableVerbs)
        {
            if (verb.StartsWith(tolerable, StringComparison.OrdinalIgnoreCase))
                return false;
        }
        return true;
    }

    /// <summary>Whether AWS can narrow the action to no resource, so that "*" is the only one it takes.</summary>
    public static bool KnowsNoResource(string action)
    {
        foreach (var pattern in WithoutResource)
        {
            var covers = pattern.EndsWith('*')
                ? action.AsSpan().StartsWith(pattern.AsSpan(0, pattern.Length - 1), StringComparison.OrdinalIgnoreCase)
                : action.Equals(pattern, StringComparison.OrdinalIgnoreCase);
            if (covers)
                return true;
        }
        return false;
    }

    /// <summary>Whether a condition says which resources are meant, by their tags or by the service that asks.</summary>
    public static bool NarrowsResources(PolicyCondition condition) =>
        condition.Key.Contains(":ResourceTag/", StringComparison.OrdinalIgnoreCase)
        || condition.Key.Contains(":RequestTag/", StringComparison.OrdinalIgnoreCase)
        || Contains(NarrowingKeys, condition.Key);

    private static bool Contains(string[] words, string word) => Array.Exists(words, each => each.Equals(word, StringComparison.OrdinalIgnoreCase));
}
