using System.Text.RegularExpressions;
using Pulumi;

namespace Infra.Components;

/// <summary>Arguments of <see cref="PlatformSecrets"/>.</summary>
public sealed partial record PlatformSecretsArgs
{
    /// <summary>The shortest that is made: 95 bits of letters and digits, which nobody tries through.</summary>
    public const int FewestCharacters = 16;

    /// <summary>The secrets to make, in any order.</summary>
    public required IReadOnlyList<SecretToMake> Secrets { get; init; }

    /// <summary>The texts that people give, by <see cref="SecretKey.ConfigurationKey"/>. Default: none.</summary>
    public IReadOnlyDictionary<string, Input<string>> Given { get; init; } = new Dictionary<string, Input<string>>();

    internal void Check()
    {
        var problems = Problems().ToList();
        if (problems.Count > 0)
            throw new ArgumentException(string.Join(' ', problems));
    }

    private IEnumerable<string> Problems()
    {
        foreach (var twice in Secrets.GroupBy(secret => secret.Path).Where(same => same.Count() > 1))
            yield return $"Two secrets are '{twice.Key}'; rename one, or have one of the two add-ons use the other's.";
        foreach (var copy in Secrets.Where(copy => copy.SameAs is not null && !Secrets.Any(secret => secret.SameAs is null && secret.Path == copy.SameAs)))
            yield return $"The secret '{copy.Path}' has the text of '{copy.SameAs}', which nobody makes; declare that, or give this one a text of its own.";
        foreach (var secret in Secrets)
        {
            if (secret.Keys.Count == 0)
                yield return $"The secret '{secret.Path}' has no entries; give it one.";
            foreach (var twice in secret.Keys.GroupBy(key => key.Name, StringComparer.Ordinal).Where(same => same.Count() > 1))
                yield return $"The secret '{secret.Path}' has the entry '{twice.Key}' twice; rename one.";
            foreach (var key in secret.Keys)
            {
                if (!EntryName().IsMatch(key.Name))
                    yield return $"The secret '{secret.Path}' has an entry '{key.Name}', which no Secret can have; write letters, digits, hyphens, underscores and dots.";
                if (key.ConfigurationKey is { } given && !Given.ContainsKey(given))
                    yield return $"The entry '{key.Name}' of the secret '{secret.Path}' is what the configuration's '{given}' says, and that is not among {nameof(Given)}.";
                if (key.Length < FewestCharacters)
                    yield return $"The entry '{key.Name}' of the secret '{secret.Path}' is to have {key.Length} characters; make it {FewestCharacters} or more.";
            }
        }
    }

    // https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data
    [GeneratedRegex("^[-._a-zA-Z0-9]{1,253}\\z")]
    private static partial Regex EntryName();
}
