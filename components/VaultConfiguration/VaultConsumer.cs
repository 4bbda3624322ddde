namespace Infra.Components;

/// <summary>A ServiceAccount that reads secrets: it gets a policy and a role of its own, of one name.</summary>
public sealed record VaultConsumer
{
    /// <summary>The name of its policy and its role; one of the cluster's.</summary>
    public required string Name { get; init; }

    /// <summary>Who it is: nobody else gets the role.</summary>
    public required ServiceAccountName ServiceAccount { get; init; }

    /// <summary>The secrets that it reads, one by one. Default: none.</summary>
    public IReadOnlyList<VaultPath> Secrets { get; init; } = [];

    /// <summary>The namespaces whose secrets it reads, whatever they are called: those of teams, which choose the names. Default: none.</summary>
    public IReadOnlyList<VaultFolder> Folders { get; init; } = [];
}
