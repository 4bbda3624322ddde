namespace Infra.Components;

/// <summary>The statements of bucket policies.</summary>
internal static class BucketPolicies
{
    /// <summary>The policy of a bucket: TLS 1.2 or better for everyone, the public documents, and the bucket's own statements.</summary>
    public static PolicyDocument For(AwsAccount account, string bucket, BucketSettings settings)
    {
        List<PolicyStatement> statements =
        [
            DenyAll("DenyPlainText").When(PolicyCondition.Bool("aws:SecureTransport", false)),
            DenyAll("DenyOldTls").When(PolicyCondition.NumericLessThan("s3:TlsVersion", "1.2")),
        ];
        if (!settings.PublicDocuments.IsEmpty)
        {
            statements.Add(PolicyStatement.Allow("ReadPublicDocuments")
                .ByEveryone("AWS STS reads the discovery documents of the clusters' identity providers without signing in")
                .To("s3:GetObject").On(settings.PublicDocuments.Select(key => account.BucketArn(bucket, $"/{key}"))));
        }

        return PolicyDocument.Of(PolicyKind.Bucket, [.. statements, .. settings.Policy(bucket)]);

        PolicyStatement DenyAll(string sid) =>
            PolicyStatement.Deny(sid).ByEveryone().To("s3:*").On(account.BucketArn(bucket), account.BucketArn(bucket, "/*"));
    }

    /// <summary>Lets S3 deliver the server access logs of the stack's buckets; https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html.</summary>
    public static IEnumerable<PolicyStatement> ForAccessLogs(PlatformScope scope, string bucket) =>
    [
        PolicyStatement.Allow("DeliverAccessLogs").By(PolicyPrincipal.Service("logging.s3.amazonaws.com")).To("s3:PutObject")
            .On(scope.Account.BucketArn(bucket, "/*"))
            .When(
                PolicyCondition.StringEquals("aws:SourceAccount", scope.Account.Id),
                PolicyCondition.ArnLike("aws:SourceArn", scope.Account.BucketArn($"{scope.Project}-{scope.Stack}-*"))),
    ];

    /// <summary>
    /// Lets the stack's trail write and nobody delete; https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html.
    /// Lifecycle rules expire objects all the same. It is what object lock's governance mode gives, in a form that an account can still be cleared of.
    /// </summary>
    /// <param name="scope">The stack.</param>
    /// <param name="bucket">The bucket's name.</param>
    /// <param name="keep">Whether deleting is denied.</param>
    public static IEnumerable<PolicyStatement> ForAudit(PlatformScope scope, string bucket, bool keep)
    {
        var trail = PolicyCondition.StringEquals("aws:SourceArn", AuditTrail.Arn(scope));
        yield return PolicyStatement.Allow("CheckByCloudTrail").By(PolicyPrincipal.Service(AuditTrail.Service)).To("s3:GetBucketAcl")
            .On(scope.Account.BucketArn(bucket)).When(trail);
        yield return PolicyStatement.Allow("WriteByCloudTrail").By(PolicyPrincipal.Service(AuditTrail.Service)).To("s3:PutObject")
            .On(scope.Account.BucketArn(bucket, $"/AWSLogs/{scope.Account.Id}/*"))
            .When(trail, PolicyCondition.StringEquals("s3:x-amz-acl", "bucket-owner-full-control"));
        if (keep)
        {
            yield return PolicyStatement.Deny("KeepAuditLogs").ByEveryone().To("s3:DeleteObject", "s3:DeleteObjectVersion")
                .On(scope.Account.BucketArn(bucket, "/*"));
        }
    }
}
