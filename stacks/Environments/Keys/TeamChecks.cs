using System.Globalization;
using Infra.Components;

namespace Infra.Stacks;

/// <summary>What has to hold between a team's workloads, and between teams. What is wrong elsewhere is checked as far as it is right.</summary>
internal static class TeamChecks
{
    // The role that PostgreSQL's servers copy each other as (CloudNativePG), the superuser, the templates of new databases, and two words that stand for no role
    // (PostgreSQL's documentation, "Role Specification"). Names that begin with pg_ are PostgreSQL's own.
    private static readonly string[] PostgresNames = ["none", "postgres", "public", "streaming-replica", "template0", "template1"];

    private const string PostgresPrefix = "pg-";

    // A database's servers where the environment is highly available.
    private const int Servers = 3;

    /// <summary>What has to hold in a workload.</summary>
    public static void CheckWorkload(ObjectReading workload)
    {
        var host = workload.PlaceOf(TeamWorkloadShape.Host);
        // A host that is there and wrong is a problem of its own.
        if (workload.Inside(TeamWorkloadShape.Login) is not null && !workload.Has(TeamWorkloadShape.Host, out _) && host.Problems.TrueForAll(problem => problem.KeyPath != host.Path.ToString()))
            host.Report(ConfigurationProblemCode.Missing, "nothing", $"{KubernetesText.TeamName.Allowed}, for the workload has a login, and people are sent back to its host", "shop");
        if (workload.Has(TeamWorkloadShape.MemoryLimit, out var limit) && workload.Has(TeamWorkloadShape.Memory, out var memory) && Quantity.Bytes(limit) < Quantity.Bytes(memory))
            workload.PlaceOf(TeamWorkloadShape.MemoryLimit).Report(ConfigurationProblemCode.Conflict, Place.Describe(limit), $"{memory} or more, which each pod asks for", memory);
        if (HasDatabase(workload, out var name) && (PostgresNames.Contains(name) || name.StartsWith(PostgresPrefix, StringComparison.Ordinal)))
        {
            workload.PlaceOf(TeamWorkloadShape.Name).ReportWithFix(
                ConfigurationProblemCode.NotAllowed,
                Place.Describe(name),
                $"another name, for the workload's database and its owner have it, and PostgreSQL keeps {string.Join(", ", PostgresNames)} and what begins with {PostgresPrefix} for itself",
                "rename the workload, in its chart too");
        }
    }

    /// <summary>What has to hold in a team: nothing is called as what the platform makes beside it.</summary>
    public static void CheckNames(ObjectReading team)
    {
        var workloads = team.Items(TeamShape.Workloads).ToList();
        var databases = workloads.Select(workload => HasDatabase(workload, out var name) ? TeamData.DatabaseName(name) : null).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        foreach (var workload in workloads)
        {
            if (workload.Has(TeamWorkloadShape.Name, out var name) && databases.Find(database => IsOf(database, name)) is { } taken)
                ReportTaken(workload.PlaceOf(TeamWorkloadShape.Name), name, $"a name other than {taken} that does not begin with {taken}- either: the database {taken} has pods of such names");
        }
        CheckSecrets(team, workloads);
    }

    /// <summary>What has to hold between teams: each client at the identity provider is one workload's.</summary>
    public static void CheckLogins(IEnumerable<ObjectReading> teams)
    {
        var clients = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (team, workload) in teams.SelectMany(team => team.Items(TeamShape.Workloads).Select(workload => (team, workload))))
        {
            if (!HasLogin(workload, out var name) || !team.Has(TeamShape.Name, out var owner))
                continue;
            var (client, place) = (TeamData.ClientId(owner, name), workload.PlaceOf(TeamWorkloadShape.Name));
            // Two workloads of one name in one team are a problem of the list already.
            if (!clients.TryAdd(client, place.Path.ToString()) && !IsItemOf(team.PlaceOf(TeamShape.Workloads), clients[client]))
                ReportTaken(place, name, $"a name with which the login's client is not '{client}'; {clients[client]} makes it that too");
        }
    }

    /// <summary>Whether the databases of each namespace fit its quota, for which the switch of the environment must be right.</summary>
    public static void CheckStorage(ObjectReading team, bool highlyAvailable)
    {
        if (!team.Has(TeamShape.StorageGiB, out var quota))
            return;
        var servers = highlyAvailable ? Servers : 1;
        foreach (var same in team.Items(TeamShape.Workloads).GroupBy(NamespaceOf, StringComparer.Ordinal))
        {
            var needed = servers * same.Sum(workload => workload.Has(TeamWorkloadShape.Database, out var database) ? KubernetesText.Gibibytes(database.Storage) ?? 0 : 0);
            if (needed > quota)
            {
                team.PlaceOf(TeamShape.StorageGiB).Report(
                    ConfigurationProblemCode.Conflict,
                    Text(quota),
                    $"{Text(needed)} or more: the data of the databases in {(same.Key.Length == 0 ? "the team's first namespace" : $"its namespace '{same.Key}'")} needs that on {Text(servers)} {(servers == 1 ? "server" : "servers")} each",
                    Text(needed));
            }
        }
    }

    private static void CheckSecrets(ObjectReading team, List<ObjectReading> workloads)
    {
        var seen = new Dictionary<(string Namespace, string Secret), string>();
        foreach (var workload in workloads)
        {
            foreach (var secret in workload.Items(TeamWorkloadShape.Secrets))
            {
                if (!secret.Has(TeamSecretShape.Name, out var name))
                    continue;
                var place = secret.PlaceOf(TeamSecretShape.Name);
                var neighbours = workloads.Where(other => NamespaceOf(other) == NamespaceOf(workload)).ToList();
                if (neighbours.Find(other => HasDatabase(other, out var owner) && IsOf(TeamData.DatabaseName(owner), name)) is { } database)
                    ReportTaken(place, name, $"a name that neither is nor begins as the database's of {database.PlaceOf(TeamWorkloadShape.Name).Path}, whose Secrets have such names");
                else if (team.Has(TeamShape.Name, out var owner) && neighbours.Find(other => HasLogin(other, out var client) && name == $"{TeamData.ClientId(owner, client)}-oidc") is { } login)
                    ReportTaken(place, name, $"another name: the login of {login.PlaceOf(TeamWorkloadShape.Name).Path} has this Secret");
                // Two of one workload are a problem of the list already.
                else if (!seen.TryAdd((NamespaceOf(workload), name), place.Path.ToString()) && !IsItemOf(workload.PlaceOf(TeamWorkloadShape.Secrets), seen[(NamespaceOf(workload), name)]))
                    ReportTaken(place, name, $"a name that its namespace doesn't have yet; {seen[(NamespaceOf(workload), name)]} has this one");
            }
        }
    }

    private static bool HasDatabase(ObjectReading workload, out string name)
    {
        name = "";
        return workload.Inside(TeamWorkloadShape.Database) is not null && workload.Has(TeamWorkloadShape.Name, out name!);
    }

    private static bool HasLogin(ObjectReading workload, out string name)
    {
        name = "";
        return workload.Inside(TeamWorkloadShape.Login) is not null && workload.Has(TeamWorkloadShape.Name, out name!);
    }

    private static string NamespaceOf(ObjectReading workload) => workload.Has(TeamWorkloadShape.Namespace, out var name) ? name : "";

    private static bool IsItemOf(Place list, string path) => path.StartsWith($"{list.Path}[", StringComparison.Ordinal);

    private static bool IsOf(string database, string name) => name == database || name.StartsWith($"{database}-", StringComparison.Ordinal);

    private static void ReportTaken(Place place, string given, string allowed) =>
        place.ReportWithFix(ConfigurationProblemCode.Duplicate, Place.Describe(given), allowed, "rename it, and where its chart refers to it");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
