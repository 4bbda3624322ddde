using System.Text.RegularExpressions;

namespace Infra.Components;

/// <summary>A secret's place in Vault, <c>platform/iam-system/keycloak-db-owner</c>: what <c>remoteRef.key</c> of an ExternalSecret says.</summary>
public sealed partial record VaultPath
{
    // As long as the name of a Secret may be.
    private const int MostCharacters = 253;

    /// <param name="folder">The secrets of the namespace.</param>
    /// <param name="name">The secret's name, which its Secret in the namespace has too.</param>
    /// <exception cref="ArgumentException">The name is none of a Secret's; a wildcard never is.</exception>
    public VaultPath(VaultFolder folder, string name)
    {
        ArgumentNullException.ThrowIfNull(folder);
        Folder = folder;
        Name = name is { Length: <= MostCharacters } && Subdomain().IsMatch(name)
            ? name
            : throw new ArgumentException(
                $"'{name}' cannot be the name of a secret in Vault; write 1 to {MostCharacters} lower-case letters, digits, hyphens and dots, "
                    + "a letter or digit at both ends of each part.",
                nameof(name));
    }

    /// <summary>The secrets of the namespace.</summary>
    public VaultFolder Folder { get; }

    /// <summary>The secret's name.</summary>
    public string Name { get; }

    /// <summary>The name below the mount: <c>iam-system/keycloak-db-owner</c>.</summary>
    public string NameInMount => $"{Folder.Namespace}/{Name}";

    /// <summary>What policies call it: <c>platform/data/iam-system/keycloak-db-owner</c>.</summary>
    public string DataPath => $"{Folder.Mount}/data/{NameInMount}";

    /// <summary>The whole path.</summary>
    public override string ToString() => $"{Folder.Mount}/{NameInMount}";

    // https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names
    [GeneratedRegex("^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\\z")]
    private static partial Regex Subdomain();
}
