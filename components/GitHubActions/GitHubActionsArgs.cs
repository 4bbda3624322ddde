using System.Text.RegularExpressions;

namespace Infra.Components;

/// <summary>Arguments of <see cref="GitHubActions"/>.</summary>
public sealed partial record GitHubActionsArgs
{
    /// <summary>The stack's names, account and tags; the stack's name is the GitHub environment's that deploys it.</summary>
    public required PlatformScope Scope { get; init; }

    /// <summary>
    /// The repository as it stands in the subject of GitHub's tokens: <c>owner/repository</c>, or with immutable subject claims
    /// <c>owner@123456/repository@456789</c>, which newer repositories have (docs.github.com/actions/concepts/security/openid-connect).
    /// </summary>
    public required string Repository { get; init; }

    /// <summary>The branch whose pushes may preview, beside pull requests. Default: <c>main</c>.</summary>
    public string Branch { get; init; } = "main";

    /// <summary>Name of the bucket that Pulumi keeps its state in: in the stack's region, and not one of the stack's own.</summary>
    public required string StateBucket { get; init; }

    /// <summary>Alias of the key that encrypts the stack's secrets in configuration and state, in the stack's region, such as <c>alias/pulumi-secrets</c>.</summary>
    public required string SecretsKeyAlias { get; init; }

    /// <summary>ARN of the managed policy that bounds every role of the stack; <c>up</c> makes no role without it and cannot change it.</summary>
    public required string WorkloadBoundaryArn { get; init; }

    /// <summary>Whether the stack makes GitHub's identity provider, of which an account has one; false where another stack does. Default: true.</summary>
    public bool CreateProvider { get; init; } = true;

    internal void Check()
    {
        if (!RepositoryForm().IsMatch(Repository ?? ""))
            throw new ArgumentException($"'{Repository}' is not a repository; write 'owner/repository', or with ids 'owner@123456/repository@456789', without wildcards.");
        if (!BranchForm().IsMatch(Branch ?? ""))
            throw new ArgumentException($"'{Branch}' is not a branch; write its whole name, such as 'main', without wildcards.");
        if (!BucketForm().IsMatch(StateBucket ?? ""))
            throw new ArgumentException($"'{StateBucket}' in StateBucket is not a bucket's name; write it without 's3://', such as 'example-pulumi-state'.");
        if (!AliasForm().IsMatch(SecretsKeyAlias ?? ""))
            throw new ArgumentException($"'{SecretsKeyAlias}' is not a key's alias; write it with 'alias/', such as 'alias/pulumi-secrets'.");
        var prefix = Scope.Account.IamArn("policy/");
        if (WorkloadBoundaryArn is null || !WorkloadBoundaryArn.StartsWith(prefix, StringComparison.Ordinal) || WorkloadBoundaryArn.Contains('*', StringComparison.Ordinal))
            throw new ArgumentException($"'{WorkloadBoundaryArn}' cannot bound roles; name a managed policy of the account, '{prefix}…', without a wildcard.");
    }

    [GeneratedRegex("^([A-Za-z0-9][A-Za-z0-9_-]{0,38}/[A-Za-z0-9._-]{1,100}|[A-Za-z0-9][A-Za-z0-9_-]{0,38}@[0-9]+/[A-Za-z0-9._-]{1,100}@[0-9]+)\\z")]
    private static partial Regex RepositoryForm();

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._/-]*\\z")]
    private static partial Regex BranchForm();

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\\z")]
    private static partial Regex BucketForm();

    [GeneratedRegex("^alias/[A-Za-z0-9/_-]{1,250}\\z")]
    private static partial Regex AliasForm();
}
