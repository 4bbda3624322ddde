namespace Infra.Components;

/// <summary>Arguments of <see cref="VaultRecovery"/>.</summary>
public sealed record VaultRecoveryArgs
{
    /// <summary>The stack's names, account and tags.</summary>
    public required PlatformScope Scope { get; init; }

    /// <summary>kOps name of the cluster, such as <c>main.dev.example.com</c>.</summary>
    public required string ClusterName { get; init; }

    /// <summary>The keys; the secret uses the one for Vault.</summary>
    public required Kms Keys { get; init; }

    /// <summary>Days that the deleted secret can still be restored, 7 to 30; 0 deletes it at once, so that one of its name can be made again. Default: 30.</summary>
    public int RecoveryWindowInDays { get; init; } = 30;

    /// <summary>Whether Pulumi refuses to delete the secret. Default: true.</summary>
    public bool Protect { get; init; } = true;

    internal void Check()
    {
        if (RecoveryWindowInDays is not (0 or (>= 7 and <= 30)))
            throw new ArgumentException($"RecoveryWindowInDays is {RecoveryWindowInDays}; Secrets Manager waits 7 to 30 days, or 0 for not at all.");
    }
}
