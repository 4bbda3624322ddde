namespace Infra.Stacks;

/// <summary>The GitHub repository whose workflows may preview and update the environment.</summary>
public sealed record EnvironmentGitHub
{
    /// <summary>The repository: "organisation/name".</summary>
    public required string Repository { get; init; }

    /// <summary>Whether the stack makes GitHub's OIDC provider; an account has one at most, so a second stack of it takes the first one's. Default: true.</summary>
    public bool CreateProvider { get; init; } = true;
}
