namespace Infra.Rules.Aws;

/// <summary>What AWS takes as a name of one kind of thing.</summary>
/// <param name="Type">The type token.</param>
/// <param name="Input">The input that holds the name.</param>
/// <param name="Minimum">The least number of characters.</param>
/// <param name="Maximum">The greatest number of characters.</param>
/// <param name="Punctuation">What is allowed beside letters and digits.</param>
internal sealed record NameLimit(string Type, string Input, int Minimum, int Maximum, string Punctuation)
{
    private const string IamPunctuation = "+=,.@-_";

    /// <summary>Whether capital letters are refused.</summary>
    public bool LowerCaseOnly { get; init; }

    /// <summary>What the name has to begin with.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>What it must not begin with.</summary>
    public string[] ReservedPrefixes { get; init; } = [];

    /// <summary>What it must not end with.</summary>
    public string[] ReservedSuffixes { get; init; } = [];

    /// <summary>
    /// Sources: IAM and STS quotas; S3 bucket naming rules; the API references of KMS (CreateAlias), CloudWatch Logs (CreateLogGroup),
    /// EC2 (CreateSecurityGroup), SQS (CreateQueue), Secrets Manager (CreateSecret) and Budgets (Budget).
    /// </summary>
    public static NameLimit[] All { get; } =
    [
        new(AwsTypes.Role, "name", 1, 64, IamPunctuation),
        new("aws:iam/policy:Policy", "name", 1, 128, IamPunctuation),
        new("aws:iam/rolePolicy:RolePolicy", "name", 1, 128, IamPunctuation),
        new("aws:iam/instanceProfile:InstanceProfile", "name", 1, 128, IamPunctuation),
        new(AwsTypes.Bucket, "bucket", 3, 63, ".-")
        {
            LowerCaseOnly = true,
            ReservedPrefixes = [".", "-", "xn--", "sthree-", "amzn-s3-demo-"],
            ReservedSuffixes = [".", "-", "-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"],
        },
        new("aws:kms/alias:Alias", "name", 7, 256, "/_-") { Prefix = "alias/", ReservedPrefixes = ["alias/aws/"] },
        new(AwsTypes.LogGroup, "name", 1, 512, "_-/.#") { ReservedPrefixes = ["aws/"] },
        new("aws:ec2/securityGroup:SecurityGroup", "name", 1, 255, " ._-:/()#,@[]+=&;{}!$*") { ReservedPrefixes = ["sg-"] },
        new("aws:sqs/queue:Queue", "name", 1, 80, "_-."),
        new("aws:secretsmanager/secret:Secret", "name", 1, 512, "/_+=.@-"),
    ];
}
