using Infra.Components;

namespace Infra.Bootstrap;

/// <summary>The written policies of the state's bucket and of the key of its secrets.</summary>
internal static class StatePolicies
{
    private const string TheKeyItself = "in a key's policy, * is the key itself";

    /// <summary>
    /// The account's IAM policies say who uses and administers the key, but for what would end it: nobody may, until somebody takes that statement away first. What it encrypted is lost with it:
    /// every secret of the state, the platform's own ones in Vault included.
    /// </summary>
    public static PolicyDocument Key(AwsAccount account) => PolicyDocument.Of(
        PolicyKind.Key,
        PolicyStatement.Allow("UseByIam").By(PolicyPrincipal.Account(account)).OnEveryResource(TheKeyItself)
            .ToDoAnything("IAM policies say who does what with the key; a key whose policy names people is locked once they leave", "kms"),
        PolicyStatement.Deny("KeepKey").ByEveryone().OnEveryResource(TheKeyItself).To("kms:DisableKey", "kms:ScheduleKeyDeletion"));

    /// <summary>TLS 1.2 or better, principals of the account alone, and nobody deletes the bucket or a version in it; lifecycle rules expire old versions all the same.</summary>
    public static PolicyDocument Bucket(AwsAccount account, string bucket) => PolicyDocument.Of(
        PolicyKind.Bucket,
        DenyAll("DenyPlainText", account, bucket).When(PolicyCondition.Bool("aws:SecureTransport", false)),
        DenyAll("DenyOldTls", account, bucket).When(PolicyCondition.NumericLessThan("s3:TlsVersion", "1.2")),
        DenyAll("DenyOtherAccounts", account, bucket).When(PolicyCondition.StringNotEquals("aws:PrincipalAccount", account.Id), PolicyCondition.BoolIfExists("aws:PrincipalIsAWSService", false)),
        PolicyStatement.Deny("KeepState").ByEveryone().To("s3:DeleteBucket", "s3:DeleteObjectVersion").On(account.BucketArn(bucket), account.BucketArn(bucket, "/*")));

    private static PolicyStatement DenyAll(string sid, AwsAccount account, string bucket) =>
        PolicyStatement.Deny(sid).ByEveryone().To("s3:*").On(account.BucketArn(bucket), account.BucketArn(bucket, "/*"));
}
