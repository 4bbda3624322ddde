using Infra.Components;

namespace Infra.Stacks;

/// <summary>By whom the clusters' API servers let people sign in.</summary>
public sealed record EnvironmentOidc
{
    /// <summary>The client's id where the configuration names none.</summary>
    public const string DefaultClientId = Keycloak.DefaultKubernetesClientId;

    /// <summary>The issuer's URL, https, exactly as it stands in the tokens.</summary>
    public required string IssuerUrl { get; init; }

    /// <summary>The client's id, which is the tokens' audience. Default: kubernetes.</summary>
    public string ClientId { get; init; } = DefaultClientId;

    /// <summary>The issuer where the configuration names none: the environment's own Keycloak.</summary>
    /// <param name="domain">The environment's DNS name.</param>
    public static string DefaultIssuerUrl(string domain) => Keycloak.IssuerUrlAt(domain);
}
