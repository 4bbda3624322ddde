namespace Infra.Components;

/// <summary>
/// What Pulumi does with its state in S3 and the stack's secrets in KMS. A preview takes no lock and writes nothing (pulumi
/// <c>pkg/backend/diy/backend.go</c>); of a bucket that stacks share, each role sees its own stack.
/// </summary>
internal static class StatePolicies
{
    public static PolicyDocument Read(GitHubActionsArgs args) => PolicyDocument.Of(PolicyKind.Managed, [.. Reads(args), Key(args, "kms:Decrypt", "kms:DescribeKey")]);

    public static PolicyDocument Write(GitHubActionsArgs args) => PolicyDocument.Of(
        PolicyKind.Managed,
        [
            .. Reads(args),
            PolicyStatement.Allow("WriteState").To("s3:DeleteObject", "s3:PutObject").On(OwnState(args)),
            Key(args, "kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"),
        ]);

    private static IEnumerable<PolicyStatement> Reads(GitHubActionsArgs args)
    {
        var account = args.Scope.Account;
        yield return PolicyStatement.Allow("FindState").To("s3:GetBucketLocation", "s3:ListBucket").On(account.BucketArn(args.StateBucket));
        yield return PolicyStatement.Allow("ReadState").To("s3:GetObject").On([account.BucketArn(args.StateBucket, "/.pulumi/meta.yaml"), .. OwnState(args)]);
    }

    // Checkpoint, history, backups and locks; an asterisk also stands for folders.
    private static IEnumerable<string> OwnState(GitHubActionsArgs args) =>
        new[] { "/*", ".json*" }.Select(end => args.Scope.Account.BucketArn(args.StateBucket, $"/.pulumi/*/{args.Scope.Project}/{args.Scope.Stack}{end}"));

    private static PolicyStatement Key(GitHubActionsArgs args, params string[] actions) =>
        PolicyStatement.Allow("UseSecretsKey").To(actions).On(args.Scope.Account.Arn("kms", "key/*"))
            .When(PolicyCondition.AnyStringEquals("kms:ResourceAliases", args.SecretsKeyAlias));
}
