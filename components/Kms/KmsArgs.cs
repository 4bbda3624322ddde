namespace Infra.Components;

/// <summary>Arguments of <see cref="Kms"/>.</summary>
public sealed record KmsArgs
{
    /// <summary>The stack's names, account and tags.</summary>
    public required PlatformScope Scope { get; init; }

    /// <summary>ARNs of the roles whose KMS plugin encrypts Kubernetes Secrets: the clusters' control planes. Default: none, and the key is unused.</summary>
    public IReadOnlyList<string> SecretsRoleArns { get; init; } = [];

    /// <summary>ARNs of the roles that Vault runs with. Default: none, and the key is unused.</summary>
    public IReadOnlyList<string> VaultRoleArns { get; init; } = [];

    /// <summary>Days between rotations, 90 to 2,560. Default: 365.</summary>
    public int RotationPeriodInDays { get; init; } = 365;

    /// <summary>Days that a deleted key can still be restored, 7 to 30. Default: 30.</summary>
    public int DeletionWindowInDays { get; init; } = 30;

    /// <summary>
    /// Whether the account encrypts every new EBS volume in the region, with the key for volumes where none is named. It is one setting per account
    /// and region: at most one stack there sets it. Default: false.
    /// </summary>
    public bool EncryptsVolumesByDefault { get; init; }

    /// <summary>Whether Pulumi refuses to delete the keys. Default: true, as data without its key is lost.</summary>
    public bool Protect { get; init; } = true;

    /// <summary>Whether the keys stay in AWS when they leave the program. Default: false.</summary>
    public bool Retain { get; init; }

    internal IReadOnlyList<string> RolesOf(KeyPurpose purpose) => purpose switch
    {
        KeyPurpose.Secrets => SecretsRoleArns,
        KeyPurpose.Vault => VaultRoleArns,
        _ => [],
    };

    internal void Check()
    {
        if (RotationPeriodInDays is < 90 or > 2560)
            throw new ArgumentException($"RotationPeriodInDays is {RotationPeriodInDays}; KMS rotates keys every 90 to 2,560 days.");
        if (DeletionWindowInDays is < 7 or > 30)
            throw new ArgumentException($"DeletionWindowInDays is {DeletionWindowInDays}; KMS waits 7 to 30 days.");
        var prefix = Scope.Account.IamArn("role/");
        var foreign = SecretsRoleArns.Concat(VaultRoleArns).FirstOrDefault(arn => !arn.StartsWith(prefix, StringComparison.Ordinal) || arn.Contains('*', StringComparison.Ordinal));
        if (foreign is not null)
            throw new ArgumentException($"'{foreign}' cannot use a key; name a role of the account, '{prefix}…', without a wildcard.");
    }
}
