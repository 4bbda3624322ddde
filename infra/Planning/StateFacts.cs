using Infra.Stacks;

namespace Infra.Planning;

/// <summary>What a stack's file says of its secrets, and what it should say.</summary>
/// <param name="File">The file: "Pulumi.dev.yaml".</param>
/// <param name="SecretsProvider">What encrypts the stack's secrets, as Pulumi writes it; null where the file does not say.</param>
/// <param name="HasPassphrase">Whether it has the salt of a passphrase.</param>
/// <param name="Backend">The bucket and the key that `infra bootstrap` makes for the stack.</param>
public sealed record StateFacts(string File, string? SecretsProvider, bool HasPassphrase, StateBackend Backend);
