namespace Infra.Rules.Aws;

/// <summary>The type tokens that more than one rule names.</summary>
internal static class AwsTypes
{
    public const string Bucket = "aws:s3/bucket:Bucket";
    public const string BucketPolicy = "aws:s3/bucketPolicy:BucketPolicy";
    public const string BucketLogging = "aws:s3/bucketLogging:BucketLogging";
    public const string KmsKey = "aws:kms/key:Key";
    public const string LogGroup = "aws:cloudwatch/logGroup:LogGroup";
    public const string Provider = "pulumi:providers:aws";
    public const string EbsVolume = "aws:ebs/volume:Volume";
    public const string Vpc = "aws:ec2/vpc:Vpc";
    public const string Role = "aws:iam/role:Role";
}
