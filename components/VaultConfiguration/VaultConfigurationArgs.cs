using System.Text.RegularExpressions;

namespace Infra.Components;

/// <summary>Arguments of <see cref="VaultConfiguration"/>.</summary>
public sealed partial record VaultConfigurationArgs
{
    // Vault's own policies, and those that its first Job wrote, which the program may not change.
    private static readonly IReadOnlyList<string> Reserved = ["root", "default", "pulumi", "snapshot", "vault-init", VaultPolicies.AdministratorsName, VaultPolicies.AuditorsName];

    /// <summary>The cluster's Vault.</summary>
    public required VaultConnection Server { get; init; }

    /// <summary>The secrets to keep in it: <see cref="PlatformSecrets.All"/>, and what else has its text from elsewhere.</summary>
    public required IReadOnlyList<MadeSecret> Secrets { get; init; }

    /// <summary>The ServiceAccounts that read secrets.</summary>
    public required IReadOnlyList<VaultConsumer> Consumers { get; init; }

    /// <summary>The teams, whose people keep the secrets of their namespaces themselves. Default: none.</summary>
    public IReadOnlyList<Team> Teams { get; init; } = [];

    /// <summary>Whether Pulumi refuses to delete the mounts, and with them all secrets. Default: true.</summary>
    public bool Protect { get; init; } = true;

    /// <summary>Minutes that Vault may take to answer. Default: 20.</summary>
    public int WaitMinutes { get; init; } = 20;

    internal void Check()
    {
        Server.Check();
        var problems = Problems().ToList();
        if (problems.Count > 0)
            throw new ArgumentException(string.Join(' ', problems));
    }

    private IEnumerable<string> Problems()
    {
        if (WaitMinutes < 1)
            yield return $"WaitMinutes is {WaitMinutes}; write one minute or more.";
        foreach (var twice in Secrets.GroupBy(secret => secret.Path).Where(same => same.Count() > 1))
            yield return $"Two secrets are '{twice.Key}' in Vault; rename one.";
        foreach (var secret in Secrets.Where(secret => secret.Entries.IsEmpty))
            yield return $"The secret '{secret.Path}' has no entries; give it one.";
        foreach (var twice in Consumers.GroupBy(consumer => consumer.Name, StringComparer.Ordinal).Where(same => same.Count() > 1))
            yield return $"Two consumers are '{twice.Key}', which is the name of a policy and a role; rename one.";
        var teams = Teams.Select(VaultPolicies.NameOf).ToHashSet(StringComparer.Ordinal);
        foreach (var consumer in Consumers)
        {
            if (!PolicyName().IsMatch(consumer.Name))
                yield return $"'{consumer.Name}' cannot be a consumer's name; write lower-case letters, digits and inner hyphens, a letter first.";
            if (Reserved.Contains(consumer.Name, StringComparer.Ordinal) || teams.Contains(consumer.Name))
                yield return $"The consumer '{consumer.Name}' would take the policy of that name, which is there already; rename it.";
        }
        var made = Secrets.Select(secret => secret.Path).ToHashSet();
        foreach (var (consumer, path) in Consumers.SelectMany(consumer => consumer.Secrets.Where(path => !made.Contains(path)).Select(path => (consumer, path))))
            yield return $"The consumer '{consumer.Name}' reads '{path}', which is none of the secrets; add it to them.";
    }

    [GeneratedRegex("^[a-z]([a-z0-9-]*[a-z0-9])?\\z")]
    private static partial Regex PolicyName();
}
