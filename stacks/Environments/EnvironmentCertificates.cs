namespace Infra.Stacks;

/// <summary>The environment's public certificates.</summary>
public sealed record EnvironmentCertificates
{
    /// <summary>Whom the certificate authority writes to.</summary>
    public required string Email { get; init; }
}
