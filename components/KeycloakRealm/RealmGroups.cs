using System.Collections.Immutable;
using Pulumi;
using Identity = Pulumi.Keycloak;

namespace Infra.Components;

/// <summary>
/// The realm's groups, by which everything else decides who may do what, and the rights within the realm itself of the two that the platform has. Teams' groups have none:
/// who is in them, administrators say.
/// </summary>
internal sealed class RealmGroups
{
    // Keycloak's own client, whose roles are the rights within a realm.
    private const string RealmManagement = "realm-management";

    // Neither has "view-clients", with which one sees clients' secrets, nor one with which to change what is declared here.
    private static readonly string[] Looking = ["query-clients", "query-groups", "query-users", "view-events", "view-identity-providers", "view-realm", "view-users"];

    private readonly string _name;
    private readonly Identity.Realm _realm;
    private readonly CustomResourceOptions _options;

    public RealmGroups(string name, Identity.Realm realm, IReadOnlyList<string> names, CustomResourceOptions options)
    {
        (_name, _realm, _options) = (name, realm, options);
        Groups = names.ToImmutableSortedDictionary(group => group, Create, StringComparer.Ordinal);

        var rights = new InvokeOptions { Parent = options.Parent, Provider = options.Provider };
        var management = Identity.OpenId.GetClient.Invoke(new Identity.OpenId.GetClientInvokeArgs { RealmId = realm.Id, ClientId = RealmManagement }, rights).Apply(client => client.Id);
        var found = Looking.Append("manage-users").ToDictionary(
            right => right,
            right => Identity.GetRole.Invoke(new Identity.GetRoleInvokeArgs { RealmId = realm.Id, ClientId = management, Name = right }, rights).Apply(role => role.Id));
        AdministratorRole = Grant(PlatformGroups.Administrators, "platform-administrator", "Looks after people and their groups", [.. found.Values]);
        _ = Grant(PlatformGroups.Auditors, "platform-auditor", "Sees people, groups and what happened, and changes nothing", [.. Looking.Select(right => found[right])]);
    }

    /// <summary>The groups, by their names.</summary>
    public ImmutableSortedDictionary<string, Identity.Group> Groups { get; }

    /// <summary>The role that administrators have by their group.</summary>
    public Identity.Role AdministratorRole { get; }

    private Identity.Group Create(string group) => new($"{_name}-group-{group}", new Identity.GroupArgs { RealmId = _realm.Id, Name = group }, _options);

    private Identity.Role Grant(string group, string role, string description, IReadOnlyList<Output<string>> rights)
    {
        var granted = new Identity.Role($"{_name}-role-{role}", new Identity.RoleArgs
        {
            RealmId = _realm.Id,
            Name = role,
            Description = description,
            CompositeRoles = Output.All(rights),
        }, _options);
        _ = new Identity.GroupRoles($"{_name}-group-{group}-roles", new Identity.GroupRolesArgs
        {
            RealmId = _realm.Id,
            GroupId = Groups[group].Id,
            RoleIds = { granted.Id },
            Exhaustive = true,
        }, _options);
        return granted;
    }
}
