namespace Infra.Components;

/// <summary>
/// Whom the roles trust: workflows of one repository, by the exact subject and audience of GitHub's tokens
/// (https://docs.github.com/actions/reference/security/oidc). A pull request from a fork gets no token.
/// </summary>
internal static class GitHubTrust
{
    public const string Issuer = "token.actions.githubusercontent.com";
    public const string Audience = "sts.amazonaws.com";

    public static string ProviderArn(AwsAccount account) => account.IamArn($"oidc-provider/{Issuer}");

    /// <summary>Pull requests, and pushes to the branch.</summary>
    public static PolicyDocument Preview(GitHubActionsArgs args) =>
        Of(args, $"repo:{args.Repository}:pull_request", $"repo:{args.Repository}:ref:refs/heads/{args.Branch}");

    /// <summary>Jobs that GitHub let into the environment of the stack's name; who approves them, and from which branch, is the environment's to say.</summary>
    public static PolicyDocument Up(GitHubActionsArgs args) => Of(args, $"repo:{args.Repository}:environment:{args.Scope.Stack}");

    private static PolicyDocument Of(GitHubActionsArgs args, params string[] subjects) => PolicyDocument.Of(
        PolicyKind.Trust,
        PolicyStatement.Allow("AssumeByWorkflow").By(PolicyPrincipal.Federated(ProviderArn(args.Scope.Account))).To("sts:AssumeRoleWithWebIdentity").When(
            PolicyCondition.StringEquals($"{Issuer}:aud", Audience),
            PolicyCondition.StringEquals($"{Issuer}:sub", subjects)));
}
