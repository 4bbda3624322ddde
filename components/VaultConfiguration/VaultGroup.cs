namespace Infra.Components;

/// <summary>People of a group of the identity provider, and what they may do in Vault.</summary>
/// <param name="Name">The group's name, as in the tokens' claim <c>groups</c>.</param>
/// <param name="Policies">The names of the policies, sorted ordinally.</param>
public sealed record VaultGroup(string Name, IReadOnlyList<string> Policies)
{
    /// <summary>The platform's own groups, and those of teams; each group once, sorted by name.</summary>
    public static IReadOnlyList<VaultGroup> Of(IEnumerable<Team> teams)
    {
        ArgumentNullException.ThrowIfNull(teams);
        var rights = teams.SelectMany(team => team.Groups.Select(group => (Group: group, Policy: VaultPolicies.NameOf(team))))
            .Append((Group: PlatformGroups.Administrators, Policy: VaultPolicies.AdministratorsName))
            .Append((Group: PlatformGroups.Auditors, Policy: VaultPolicies.AuditorsName));
        return
        [
            .. rights.GroupBy(right => right.Group, right => right.Policy, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new VaultGroup(group.Key, [.. group.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])),
        ];
    }
}
