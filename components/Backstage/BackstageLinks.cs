namespace Infra.Components;

/// <summary>Where entities of the catalogue lead to.</summary>
/// <param name="context">The environment.</param>
internal sealed class BackstageLinks(AddonContext context)
{
    /// <summary>A file of the repository that declares the platform, where its host is known to show files at an address of their own; otherwise the repository.</summary>
    public string FileUrl(string path)
    {
        var repository = Trim(context.RepositoryUrl);
        return new Uri(repository, UriKind.Absolute).Host switch
        {
            "github.com" => $"{repository}/blob/{context.Revision}/{path}",
            "gitlab.com" => $"{repository}/-/blob/{context.Revision}/{path}",
            _ => repository,
        };
    }

    public IEnumerable<YamlMap> ToDocumentation(string page) => [Link(FileUrl(page), "Documentation")];

    public static IEnumerable<YamlMap> ToRepository(Team team) => [Link(Trim(team.RepositoryUrl), "Repository")];

    public IEnumerable<YamlMap> ToRoutes(IEnumerable<Route> routes) => routes.SelectMany(context.HostsOf).Select(host => Link($"https://{host}", host));

    /// <summary>What Argo CD shows of an add-on, in each cluster that it is in.</summary>
    public IEnumerable<YamlMap> ToApplication(Addon addon)
    {
        var name = addon.Chart is not null ? PlatformApplication.Names.OfChart(addon) : addon.Objects.Count > 0 ? PlatformApplication.Names.OfObjects(addon) : null;
        var hosts = context.HostsOf(ArgoCd.Route).Take(addon.Placement == AddonPlacement.HomeCluster ? 1 : int.MaxValue);
        return name is null ? [] : hosts.Select(host => Link($"https://{host}/applications/{ArgoCd.Namespace}/{name}", $"Argo CD ({host})"));
    }

    /// <summary>What Argo CD shows of a project, in each cluster.</summary>
    public IEnumerable<YamlMap> ToProject(string project) => context.HostsOf(ArgoCd.Route).Select(host => Link($"https://{host}/applications?proj={project}", $"Argo CD ({host})"));

    private static YamlMap Link(string url, string title) => new() { { "title", title }, { "url", url } };

    private static string Trim(string repository) => repository.EndsWith(".git", StringComparison.Ordinal) ? repository[..^4] : repository;
}
