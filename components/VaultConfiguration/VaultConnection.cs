using Pulumi;

namespace Infra.Components;

/// <summary>A cluster's Vault, as the program reaches it: through the gateway, with a token that the cluster gives it.</summary>
public sealed record VaultConnection
{
    /// <summary>kOps name of the cluster.</summary>
    public required string ClusterName { get; init; }

    /// <summary>Where it answers from outside: <c>https://vault.dev.example.com</c>, without a slash at its end.</summary>
    public required string Address { get; init; }

    /// <summary>A kubeconfig of someone who may make tokens of the ServiceAccount <c>vault/pulumi</c>: <see cref="KopsCluster.Kubeconfig"/>.</summary>
    public required Output<string> Kubeconfig { get; init; }

    internal void Check()
    {
        if (!Uri.TryCreate(Address, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps || address.GetLeftPart(UriPartial.Authority) != Address)
            throw new ArgumentException($"'{Address}' is no address of {ClusterName}'s Vault; write https:// and its name, such as 'https://vault.{ClusterName}'.");
    }
}
