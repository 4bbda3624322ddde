using System.Text.RegularExpressions;

namespace Infra.Components;

/// <summary>
/// Where the secrets of one namespace are in Vault: a mount of the key/value engine's version 2, and in it a folder of the namespace's name. Vault asks for rights on the API's
/// paths, which have <c>data</c> or <c>metadata</c> behind the mount (https://developer.hashicorp.com/vault/api-docs/secret/kv/kv-v2).
/// </summary>
public sealed partial record VaultFolder
{
    private const int MostCharacters = 63;

    private VaultFolder(string mount, string @namespace)
    {
        Mount = mount;
        Namespace = @namespace is { Length: <= MostCharacters } && Label().IsMatch(@namespace)
            ? @namespace
            : throw new ArgumentException(
                $"'{@namespace}' cannot be the namespace of secrets in Vault; write 1 to {MostCharacters} lower-case letters, digits and hyphens, with no hyphen first or last.",
                nameof(@namespace));
    }

    /// <summary>The mount, <see cref="Vault.PlatformMount"/> or <see cref="Vault.TeamsMount"/>.</summary>
    public string Mount { get; }

    /// <summary>The namespace of Kubernetes that the secrets are for.</summary>
    public string Namespace { get; }

    /// <summary>The folder of a namespace of the platform's.</summary>
    /// <exception cref="ArgumentException">The namespace is no DNS label.</exception>
    public static VaultFolder OfPlatform(string @namespace) => new(Vault.PlatformMount, @namespace);

    /// <summary>The folder of a team's namespace.</summary>
    /// <exception cref="ArgumentException">The namespace is no DNS label.</exception>
    public static VaultFolder OfTeam(string @namespace) => new(Vault.TeamsMount, @namespace);

    /// <summary>The folder as people write it: <c>platform/iam-system</c>.</summary>
    public override string ToString() => $"{Mount}/{Namespace}";

    // https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names
    [GeneratedRegex("^[a-z0-9]([a-z0-9-]*[a-z0-9])?\\z")]
    private static partial Regex Label();
}
