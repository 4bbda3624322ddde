using System.Text.RegularExpressions;

namespace Infra.Components;

/// <summary>An AWS account in one region, both known before anything is deployed, so that ARNs can be written out in a plan.</summary>
public sealed partial record AwsAccount
{
    /// <param name="id">Account id, twelve digits.</param>
    /// <param name="region">Region code, such as <c>eu-central-1</c>; not one of China, whose services have other names.</param>
    /// <exception cref="ArgumentException">The id or the region is not of that form.</exception>
    public AwsAccount(string id, string region)
    {
        if (!IdForm().IsMatch(id ?? ""))
            throw new ArgumentException($"'{id}' is not an AWS account id; it is twelve digits, such as '111122223333'.", nameof(id));
        if (!RegionForm().IsMatch(region ?? "") || region!.StartsWith("cn-", StringComparison.Ordinal))
            throw new ArgumentException($"'{region}' is not the code of an AWS region outside China; it looks like 'eu-central-1'.", nameof(region));
        Id = id!;
        Region = region;
    }

    /// <summary>Account id, twelve digits.</summary>
    public string Id { get; }

    /// <summary>Region code, such as <c>eu-central-1</c>.</summary>
    public string Region { get; }

    /// <summary>The partition that the region belongs to: <c>aws</c> or <c>aws-us-gov</c>.</summary>
    public string Partition => Region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov" : "aws";

    /// <summary>The account as a principal: whoever the account's own IAM policies allow.</summary>
    public string RootArn => IamArn("root");

    /// <summary>ARN of a resource in this account and region, such as <c>Arn("logs", "log-group:dev")</c>.</summary>
    public string Arn(string service, string resource) => $"arn:{Partition}:{service}:{Region}:{Id}:{resource}";

    /// <summary>ARN of an IAM resource, such as <c>IamArn("role/node")</c>; IAM has no regions.</summary>
    public string IamArn(string resource) => $"arn:{Partition}:iam::{Id}:{resource}";

    /// <summary>ARN of a bucket, or of objects in it: <c>BucketArn("logs", "/*")</c>. Buckets' ARNs name neither account nor region.</summary>
    public string BucketArn(string bucket, string key = "") => $"arn:{Partition}:s3:::{bucket}{key}";

    /// <summary>The endpoint name that <c>kms:ViaService</c> holds when a service calls KMS for someone, such as <c>s3.eu-central-1.amazonaws.com</c>.</summary>
    public string RegionalService(string service) => $"{service}.{Region}.amazonaws.com";

    /// <summary>The account and region, <c>111122223333/eu-central-1</c>.</summary>
    public override string ToString() => $"{Id}/{Region}";

    [GeneratedRegex("^[0-9]{12}\\z")]
    private static partial Regex IdForm();

    [GeneratedRegex("^[a-z]{2}(-[a-z]+)+-[0-9]{1,2}\\z")]
    private static partial Regex RegionForm();
}
