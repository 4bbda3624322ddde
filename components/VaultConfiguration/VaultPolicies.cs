namespace Infra.Components;

/// <summary>The policies that the declarations come to.</summary>
public static class VaultPolicies
{
    /// <summary>The policy of those who run the platform.</summary>
    public const string AdministratorsName = "administrators";

    /// <summary>The policy of those who look whether all is as it should be.</summary>
    public const string AuditorsName = "auditors";

    private const string NamesOfPeople = "People choose the names, and write secrets that nothing declares.";
    private const string NamesOfTeams = "The team chooses the names.";
    private const string NamesOfOthers = "What is there beside what the program writes is what an audit looks for.";

    // External Secrets looks at its token before and after it reads, and says that a store is broken where it may not
    // (external-secrets, providers/v1/vault: checkToken). Nobody else's token is within reach.
    private static readonly VaultRule OwnToken = VaultRule.Of("auth/token/lookup-self", VaultCapability.Read);

    /// <summary>What a consumer may do: read its secrets, each by its path, and look at its own token.</summary>
    public static VaultPolicy Of(VaultConsumer consumer)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        var secrets = consumer.Secrets.Select(path => path.DataPath).Distinct().Order(StringComparer.Ordinal)
            .Select(path => VaultRule.Of(path, VaultCapability.Read));
        var folders = consumer.Folders.Distinct().OrderBy(folder => folder.ToString(), StringComparer.Ordinal)
            .Select(folder => VaultRule.Below($"{folder.Mount}/data/{folder.Namespace}", NamesOfTeams, VaultCapability.Read));
        return new(consumer.Name, [.. secrets, .. folders, OwnToken]);
    }

    /// <summary>What those may do who run the platform: everything with secrets, and nothing with what decides who may read them, which is this program's.</summary>
    public static VaultPolicy Administrators { get; } = new(AdministratorsName,
        [.. Keep(Vault.PlatformMount, "", NamesOfPeople), .. Keep(Vault.TeamsMount, "", NamesOfPeople)]);

    /// <summary>What those may do who look whether all is as it should be: read who is let in, who may do what and where it is logged, and no secret.</summary>
    public static VaultPolicy Auditors { get; } = new(AuditorsName,
    [
        // Vault has it among the paths that only root may use else.
        VaultRule.Of("sys/audit", VaultCapability.Read, VaultCapability.Sudo),
        VaultRule.Of("sys/auth", VaultCapability.Read),
        VaultRule.Of("sys/mounts", VaultCapability.Read),
        VaultRule.Of("sys/policies/acl", VaultCapability.List),
        VaultRule.Below("sys/policies/acl", NamesOfOthers, VaultCapability.Read),
        VaultRule.Of("auth/kubernetes/config", VaultCapability.Read),
        VaultRule.Of("auth/kubernetes/role", VaultCapability.List),
        VaultRule.Below("auth/kubernetes/role", NamesOfOthers, VaultCapability.Read),
        VaultRule.Of("auth/oidc/role", VaultCapability.List),
        VaultRule.Below("auth/oidc/role", NamesOfOthers, VaultCapability.Read),
        VaultRule.Of("identity/group/name", VaultCapability.List),
        VaultRule.Below("identity/group/name", NamesOfOthers, VaultCapability.Read),
    ]);

    /// <summary>The name of a team's policy.</summary>
    public static string NameOf(Team team)
    {
        ArgumentNullException.ThrowIfNull(team);
        return $"team-{team.Name}";
    }

    /// <summary>What a team's people may do: everything with the secrets of its namespaces.</summary>
    /// <exception cref="ArgumentException">A namespace of the team's is no DNS label.</exception>
    public static VaultPolicy Of(Team team) => new(NameOf(team),
        [.. team.Namespaces.Order(StringComparer.Ordinal).Select(VaultFolder.OfTeam).SelectMany(folder => Keep(folder.Mount, $"/{folder.Namespace}", NamesOfTeams))]);

    // Version 2 has a path for each thing that can be done with a secret: write one; look at its versions, or drop it whole; drop versions, take that back, drop them for good.
    // To list a folder is to ask for what begins with its name and a slash.
    private static IEnumerable<VaultRule> Keep(string mount, string folder, string reason) =>
    [
        VaultRule.Below($"{mount}/data{folder}", reason, VaultCapability.Create, VaultCapability.Read, VaultCapability.Update, VaultCapability.Delete),
        VaultRule.Below($"{mount}/metadata{folder}", reason, VaultCapability.Read, VaultCapability.Update, VaultCapability.Delete, VaultCapability.List),
        VaultRule.Below($"{mount}/delete{folder}", reason, VaultCapability.Update),
        VaultRule.Below($"{mount}/undelete{folder}", reason, VaultCapability.Update),
        VaultRule.Below($"{mount}/destroy{folder}", reason, VaultCapability.Update),
    ];
}
