using System.Collections.Immutable;
using Pulumi;
using Pulumi.Random;

namespace Infra.Components;

/// <summary>
/// The secrets of an environment: made at random once, or given by the configuration, the same in all clusters, and kept in Pulumi's encrypted state, from which every cluster's
/// Vault gets them. One that is no longer declared goes; one that is to be another is made anew by <c>pulumi up --replace</c> of its resource.
/// </summary>
public sealed class PlatformSecrets : ComponentResource
{
    private readonly ImmutableDictionary<VaultPath, MadeSecret> _byPath;

    /// <param name="name">Name of the component; its children's names begin with it and end with the secret's path and the entry.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Options of the component.</param>
    /// <exception cref="ArgumentException">Secrets have the same path, none or impossible entries, or are too short; the message has every problem.</exception>
    public PlatformSecrets(string name, PlatformSecretsArgs args, ComponentResourceOptions? options = null)
        : base("platform:secrets:PlatformSecrets", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        args.Check();

        var made = args.Secrets.Where(secret => secret.SameAs is null).Select(secret => Make(name, secret, args.Given)).ToDictionary(secret => secret.Path);
        var copies = args.Secrets.Where(secret => secret.SameAs is not null).Select(secret => made[secret.SameAs!] with { Path = secret.Path });
        All = [.. made.Values.Concat(copies).OrderBy(secret => secret.Path.ToString(), StringComparer.Ordinal)];
        _byPath = All.ToImmutableDictionary(secret => secret.Path);

        RegisterOutputs(new Dictionary<string, object?> { ["paths"] = All.Select(secret => secret.Path.ToString()).ToImmutableArray() });
    }

    /// <summary>The secrets, sorted by their paths.</summary>
    public IReadOnlyList<MadeSecret> All { get; }

    /// <summary>The secret of a path.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public MadeSecret this[VaultPath path] => _byPath.TryGetValue(path, out var secret)
        ? secret
        : throw new KeyNotFoundException($"No secret '{path}' is made; there are {string.Join(", ", All.Select(each => each.Path))}.");

    /// <summary>The secret itself of a confidential client's secret.</summary>
    /// <exception cref="KeyNotFoundException">There is none of the namespace and the name.</exception>
    public Output<string> ClientSecret(AddonSecret secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        var made = All.FirstOrDefault(each => each.Path.NameInMount == $"{secret.Namespace}/{secret.Name}")
            ?? throw new KeyNotFoundException($"No secret '{secret.Name}' of the namespace '{secret.Namespace}' is made; there are {string.Join(", ", All.Select(each => each.Path))}.");
        return made.Entries[SsoClient.SecretKey];
    }

    private MadeSecret Make(string name, SecretToMake secret, IReadOnlyDictionary<string, Input<string>> given) => new(secret.Path, secret.Keys.ToImmutableSortedDictionary(
        key => key.Name,
        key => key.Length is { } length ? Generate($"{name}-{secret.Path}/{key.Name}", length)
            : key.ConfigurationKey is { } configured ? Output.CreateSecret(given[configured].ToOutput())
            : Output.Create(key.Text!),
        StringComparer.Ordinal));

    private Output<string> Generate(string name, int length) => Output.CreateSecret(new RandomPassword(name, new RandomPasswordArgs
    {
        Length = length,
        // Letters and digits need no quotes anywhere: not in connection strings, nor in configuration files or shells.
        Special = false,
    }, new CustomResourceOptions { Parent = this }).Result);
}
