namespace Infra.Components;

/// <summary>
/// Who may do what in Argo CD, beside what a team's project gives its groups (https://argo-cd.readthedocs.io/en/stable/operator-manual/rbac). Nobody signed in may do anything
/// by default.
/// </summary>
internal static class ArgoCdPermissions
{
    private const string Administrator = "role:platform-administrator";

    private const string Auditor = "role:platform-auditor";

    private static readonly string[] Looks = ["applications", "applicationsets", "certificates", "clusters", "gpgkeys", "projects", "repositories"];

    /// <summary>The settings of <c>argocd-rbac-cm</c>.</summary>
    public static YamlMap Settings(AddonContext context) => new()
    {
        { "policy.default", "" },
        { "policy.csv", string.Concat(Policies(context).Select(line => line + "\n")) },
        { "scopes", "[groups]" },
    };

    // Administrators have the platform's Applications delivered at once. What is delivered only Git says, to them as to everybody; teams' Applications they see.
    private static IEnumerable<string> Policies(AddonContext context)
    {
        foreach (var look in Looks)
        {
            yield return Allow(Administrator, look, "get");
            yield return Allow(Auditor, look, "get");
        }
        yield return Allow(Administrator, "applications", "sync");
        yield return Allow(Administrator, "logs", "get");
        foreach (var team in context.Teams.OrderBy(team => team.Name, StringComparer.Ordinal))
        {
            yield return $"p, {Administrator}, applications, sync, {TeamObjects.ProjectName(team)}/*, deny";
            yield return $"p, {Administrator}, logs, get, {TeamObjects.ProjectName(team)}/*, deny";
        }
        yield return $"g, {PlatformGroups.Administrators}, {Administrator}";
        yield return $"g, {PlatformGroups.Auditors}, {Auditor}";
    }

    // What belongs to a project is named "{project}/{name}".
    private static string Allow(string role, string resource, string action) =>
        $"p, {role}, {resource}, {action}, {(resource is "applications" or "applicationsets" or "logs" ? "*/*" : "*")}, allow";
}
