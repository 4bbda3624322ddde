namespace Infra.Components;

/// <summary>What the platform makes for a team's workload: by these names its chart refers to it.</summary>
public static class TeamData
{
    /// <summary>The entry of the ConfigMap <see cref="FactsName"/> with the issuer of OIDC tokens; others are <c>domain</c> and <c>environment</c>.</summary>
    public const string IssuerUrlKey = "issuer-url";

    /// <summary>The name of the ConfigMap in each of a team's namespaces that says which environment it is in: "shop-platform".</summary>
    /// <param name="namespace">The namespace.</param>
    public static string FactsName(string @namespace) => $"{@namespace}-platform";

    /// <summary>
    /// The namespace of a team's databases: "shop-databases". It is the platform's, so that no pod of the team's can take the place of a database's, nor its role in AWS.
    /// </summary>
    public static string DatabasesNamespace(Team team)
    {
        ArgumentNullException.ThrowIfNull(team);
        return $"{team.Name}-databases";
    }

    /// <summary>The name of a workload's database, and what the names of the objects around it begin with: "web-db".</summary>
    /// <param name="workload">The workload's name.</param>
    public static string DatabaseName(string workload) => $"{workload}-db";

    /// <summary>The id of a workload's client at the identity provider: "shop-web".</summary>
    /// <param name="team">The team's name.</param>
    /// <param name="workload">The workload's name.</param>
    public static string ClientId(string team, string workload) => $"{team}-{workload}";

    /// <summary>A workload's database; null where it has none.</summary>
    public static Database? DatabaseOf(Team team, TeamWorkload workload)
    {
        ArgumentNullException.ThrowIfNull(team);
        ArgumentNullException.ThrowIfNull(workload);
        return workload.Database is not { } database ? null : new Database
        {
            Name = DatabaseName(workload.Name),
            Namespace = DatabasesNamespace(team),
            ClientNamespace = workload.Namespace,
            // As people write names of PostgreSQL: without quotes.
            DatabaseName = workload.Name.Replace('-', '_'),
            Storage = database.Storage,
            Pooled = database.Pooled,
        };
    }

    /// <summary>A workload's secrets, but for those of its database and its login.</summary>
    public static IEnumerable<AddonSecret> SecretsOf(TeamWorkload workload)
    {
        ArgumentNullException.ThrowIfNull(workload);
        return workload.Secrets.Select(secret => new AddonSecret { Name = secret.Name, Namespace = workload.Namespace, Keys = [.. secret.Keys.Select(key => SecretKey.Generated(key))] });
    }

    /// <summary>A workload's client at the identity provider; null where nobody signs in to it.</summary>
    /// <exception cref="ArgumentException">People sign in to a workload that they cannot reach.</exception>
    public static SsoClient? ClientOf(Team team, TeamWorkload workload)
    {
        ArgumentNullException.ThrowIfNull(team);
        ArgumentNullException.ThrowIfNull(workload);
        if (workload.Login is not { } login)
            return null;
        if (workload.Host is null)
            throw new ArgumentException($"The workload {workload.Name} of the team {team.Name} has a login and no host where people would be sent back to; set Host.", nameof(workload));
        var id = ClientId(team.Name, workload.Name);
        return new SsoClient { ClientId = id, DisplayName = id, Redirects = [new SsoRedirect(workload.Host, login.RedirectPath)], SecretNamespace = workload.Namespace };
    }
}
