namespace Infra.Components;

/// <summary>A platform, derived from the declarations of its add-ons: Applications in waves, and the manifests that they deliver.</summary>
public sealed class PlatformModel
{
    private PlatformModel(PlatformDeclarations declarations, IReadOnlyList<Manifest> manifests, IReadOnlyList<PlatformApplication> applications)
    {
        Declarations = declarations;
        Manifests = manifests;
        Applications = applications;
    }

    /// <summary>The add-ons, and all traffic between them.</summary>
    public PlatformDeclarations Declarations { get; }

    /// <summary>What is rendered into Git, by Application and file.</summary>
    public IReadOnlyList<Manifest> Manifests { get; }

    /// <summary>The Applications, by wave and name.</summary>
    public IReadOnlyList<PlatformApplication> Applications { get; }

    /// <summary>The AppProjects of Argo CD, of layers and of teams.</summary>
    public IReadOnlyList<AppProject> Projects => [.. PlatformProjects.Of(this)];

    /// <summary>What people sign in to: the clients of the environment's realm, by their ids.</summary>
    public IReadOnlyList<RealmClient> RealmClients => Components.RealmClients.Of(Declarations.Context, Declarations.Addons).Clients;

    /// <summary>An ApplicationSet for each team; one whose workloads have databases has its applications where those are.</summary>
    public IReadOnlyList<ApplicationSet> ApplicationSets => [.. Declarations.Context.Teams
        .Where(team => Declarations.Context.IsHomeCluster || team.Workloads.All(workload => workload.Database is null)).Select(team => TeamObjects.Applications(team, ApplicationObjects.SyncPolicy()))];

    /// <summary>The folder of an Application's manifests, from the root of the repository: "kubernetes/dev/routes".</summary>
    public string FolderOf(string application) => ApplicationObjects.FolderOf(Declarations.Context.Scope.Stack, application);

    /// <summary>Names of the Applications of the wave before an Application's: a wave begins when all of the one before is healthy.</summary>
    public IReadOnlyList<string> WaveBefore(PlatformApplication application)
    {
        ArgumentNullException.ThrowIfNull(application);
        return [.. Applications.Where(other => other.Wave == application.Wave - 1).Select(other => other.Name)];
    }

    /// <summary>An Application as Argo CD's object.</summary>
    public Application ObjectOf(PlatformApplication application)
    {
        ArgumentNullException.ThrowIfNull(application);
        return ApplicationObjects.Of(Declarations.Context, application);
    }

    /// <summary>Derives a platform.</summary>
    /// <exception cref="PlatformException">The declarations do not go together.</exception>
    public static PlatformModel Derive(AddonContext context, IEnumerable<Addon> addons)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (declarations, problems) = PlatformDeclarations.Of(context, [.. addons, .. context.Teams.Select(team => TeamAddon.Of(context, team))]);
        if (declarations is null)
            throw new PlatformException(problems);
        var manifests = PlatformManifests.Of(declarations).OrderBy(manifest => manifest.Application, StringComparer.Ordinal).ThenBy(manifest => manifest.FileName, StringComparer.Ordinal).ToList();
        var (applications, cycles) = Waves.Of([.. PlatformApplications.Of(declarations, manifests)]);
        IReadOnlyList<PlatformProblem> all = [.. Twice(manifests), .. cycles];
        return all.Count == 0 ? new PlatformModel(declarations, manifests, applications) : throw new PlatformException(all);
    }

    private static IEnumerable<PlatformProblem> Twice(IReadOnlyList<Manifest> manifests) =>
        from same in manifests.GroupBy(manifest => (manifest.Application, manifest.FileName))
        where same.Count() > 1
        select new PlatformProblem(
            PlatformProblemCode.DeclaredTwice,
            same.Key.Application,
            $"two objects would be the file {same.Key.FileName}: those of {string.Join(" and ", same.Select(each => $"{each.Sources[0]} ({each.Object.Metadata.Namespace ?? "no namespace"})"))}; rename one.");
}
