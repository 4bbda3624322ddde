using Infra.Rules.Policies;

namespace Infra.Rules.Aws;

/// <summary>Which trust policies let a web identity in: workloads of a cluster, jobs of GitHub.</summary>
internal static class WebIdentity
{
    private const string Action = "sts:AssumeRoleWithWebIdentity";

    /// <summary>Whether a statement lets a web identity assume the role.</summary>
    public static bool Trusts(PolicyStatement statement) =>
        statement.Allows
        && (statement.Actions.Any(action => Matches(action)) || (!statement.NotActions.IsEmpty && !statement.NotActions.Any(Matches)));

    /// <summary>Whether a statement trusts jobs of GitHub Actions, and nobody else.</summary>
    public static bool IsOfGitHub(PolicyStatement statement) =>
        !statement.Principals.IsEmpty && statement.Principals.All(principal => principal.EndsWith(":oidc-provider/token.actions.githubusercontent.com", StringComparison.Ordinal));

    // IAM knows "*" and "?" in actions, and no case.
    private static bool Matches(string action) =>
        System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(action, Action, ignoreCase: true);
}
