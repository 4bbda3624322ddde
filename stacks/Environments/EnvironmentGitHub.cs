namespace Infra.Stacks;

/// <summary>The GitHub repository whose workflows may preview and update the environment.</summary>
public sealed record EnvironmentGitHub
{
    /// <summary>The repository: "organisation/name".</summary>
    public required string Repository { get; init; }

    /// <summary>The bucket of Pulumi's state, in the stack's region; null for "{project}-pulumi-state-{account}". Default: null.</summary>
    public string? StateBucket { get; init; }

    /// <summary>The alias of the key of Pulumi's secrets, in the stack's region; null for "alias/{project}-pulumi-secrets". Default: null.</summary>
    public string? SecretsKeyAlias { get; init; }

    /// <summary>Whether the stack makes GitHub's OIDC provider; an account has one at most, so a second stack of it takes the first one's. Default: true.</summary>
    public bool CreateProvider { get; init; } = true;
}
