namespace Infra.Components;

/// <summary>The kinds of entities of the catalogue, made from declarations.</summary>
/// <param name="context">The environment.</param>
/// <param name="addons">All add-ons of the environment, and its teams' as add-ons.</param>
internal sealed class BackstageEntities(AddonContext context, IReadOnlyList<Addon> addons)
{
    // Where entities are that name no namespace.
    private const string Default = "default";

    private const string PlatformDomain = "platform";
    private const string ApplicationsDomain = "applications";
    private const string Lifecycle = "production";

    private readonly Dictionary<AddonName, Team> _teams = context.Teams.ToDictionary(team => new AddonName(TeamObjects.ProjectName(team)));
    private readonly BackstageLinks _links = new(context);

    /// <summary>The kinds that the portal lets in.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["Component", "Domain", "Group", "Resource", "System"];

    private string PlatformOwner { get; } = LabelText.Of(context.Scope.Tags.Common[Tags.OwnerKey]);

    /// <summary>An entity's reference, by which others name it: "component:default/kyverno".</summary>
    public static string Reference(YamlMap entity)
    {
        var metadata = (YamlMap)entity["metadata"]!;
        return Reference((string)entity["kind"]!, (string?)metadata["namespace"] ?? Default, (string)metadata["name"]!);
    }

    /// <summary>Whose add-on it is; null for the platform's own.</summary>
    public Team? TeamOf(Addon addon) => _teams.GetValueOrDefault(addon.Name);

    public YamlMap Platform() => Entity("Domain", PlatformDomain, null, "What every application runs on", new YamlMap { { "owner", OwnerRef(null) } });

    public YamlMap Applications() => Entity("Domain", ApplicationsDomain, null, "What teams run on the platform", new YamlMap { { "owner", OwnerRef(null) } });

    public IEnumerable<YamlMap> Groups() => context.Teams.Select(team => team.Name).Append(PlatformOwner).Distinct(StringComparer.Ordinal)
        .Select(name => Entity("Group", name, null, null, new YamlMap { { "children", new YamlList() }, { "type", "team" } }));

    public YamlMap LayerOf(AddonLayer layer) => Entity(
        "System", PlatformApplications.ProjectOf(layer), null, $"The layer {PlatformApplications.ProjectOf(layer)} of the platform", new YamlMap { { "domain", PlatformDomain }, { "owner", OwnerRef(null) } });

    public YamlMap SystemOf(Team team) => Entity(
        "System",
        TeamObjects.ProjectName(team),
        null,
        $"The applications of the team {team.Name}",
        new YamlMap { { "domain", ApplicationsDomain }, { "owner", OwnerRef(team) } },
        // What Argo CD says of them: its ApplicationSet gives each of them the team's label.
        Annotations(null, ArgoCd.Namespace, new Dictionary<string, string> { [TeamLabels.Team] = team.Name }),
        [.. _links.ToProject(TeamObjects.ProjectName(team)), .. _links.ToDocumentation("docs/sample-application.md")]);

    /// <summary>An add-on of the platform.</summary>
    public YamlMap ComponentOf(Addon addon) => Entity(
        "Component",
        addon.Name.Value,
        null,
        addon.Summary,
        Spec("platform-service", null, PlatformApplications.ProjectOf(addon.Layer), Needs(addon, addon.Workloads.SelectMany(workload => workload.Calls))),
        Annotations(addon.Source, addon.Namespaces.Count == 1 ? addon.Namespaces[0].Name : null, CommonLabels(addon)),
        [.. _links.ToRoutes(addon.Routes), .. _links.ToApplication(addon), .. _links.ToDocumentation("docs/add-ons.md")]);

    /// <summary>A workload of a team.</summary>
    public YamlMap ComponentOf(Addon addon, Team team, TeamWorkload workload)
    {
        var declared = addon.Workloads.First(each => each.Name == workload.Name);
        return Entity(
            "Component",
            workload.Name,
            workload.Namespace,
            null,
            Spec("service", team, TeamObjects.ProjectName(team), Needs(null, declared.Calls)),
            Annotations(null, workload.Namespace, declared.Labels),
            [.. _links.ToRoutes(addon.Routes.Where(route => route.Backend.Workload == workload.Name)), .. BackstageLinks.ToRepository(team), .. _links.ToDocumentation("docs/sample-application.md")]);
    }

    /// <summary>A database.</summary>
    public YamlMap ResourceOf(Addon addon, Database database) => Entity(
        "Resource",
        database.Name,
        database.Namespace,
        $"PostgreSQL database {database.DatabaseName}",
        new YamlMap { { "owner", OwnerRef(TeamOf(addon)) }, { "system", SystemRef(TeamOf(addon) is { } team ? TeamObjects.ProjectName(team) : PlatformApplications.ProjectOf(addon.Layer)) }, { "type", "database" } },
        Annotations(TeamOf(addon) is null ? addon.Source : null, database.Namespace, new Dictionary<string, string> { ["cnpg.io/cluster"] = database.Name }),
        [.. _links.ToDocumentation("docs/databases.md")]);

    private static string Reference(string kind, string @namespace, string name) => $"{kind.ToLowerInvariant()}:{@namespace}/{name}";

    private static YamlMap Entity(
        string kind, string name, string? @namespace, string? description, YamlMap spec, IReadOnlyDictionary<string, string>? annotations = null, IReadOnlyList<YamlMap>? links = null) => new()
        {
            { "apiVersion", "backstage.io/v1alpha1" },
            { "kind", kind },
            {
                "metadata", new YamlMap
                {
                    { "annotations", annotations is { Count: > 0 } ? YamlMap.Of(annotations) : null },
                    { "description", description },
                    { "links", links is { Count: > 0 } ? YamlList.Of(links) : null },
                    { "name", name },
                    { "namespace", @namespace },
                }
            },
            { "spec", spec },
        };

    private YamlMap Spec(string type, Team? owner, string system, string[] needs) => new()
    {
        { "dependsOn", needs.Length == 0 ? null : YamlList.Of(needs) },
        { "lifecycle", Lifecycle },
        { "owner", OwnerRef(owner) },
        { "system", SystemRef(system) },
        { "type", type },
    };

    private string OwnerRef(Team? team) => Reference("Group", Default, team?.Name ?? PlatformOwner);

    private static string SystemRef(string name) => Reference("System", Default, name);

    // What must be there first, and what is called.
    private string[] Needs(Addon? addon, IEnumerable<Peer> calls) =>
    [
        .. (addon?.DependsOn ?? []).Where(name => name != addon!.Name).Select(name => Reference("Component", Default, name.Value))
            .Concat(calls.OfType<Peer.Workload>().Where(call => addon is null || call.Endpoint.Addon != addon.Name || DatabaseAt(call.Endpoint) is not null).Select(call => RefOf(call.Endpoint)))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    private string RefOf(Endpoint endpoint)
    {
        if (DatabaseAt(endpoint) is { } database)
            return Reference("Resource", database.Namespace, database.Name);
        return _teams.TryGetValue(endpoint.Addon, out var team) && team.Workloads.FirstOrDefault(workload => workload.Name == endpoint.Workload) is { } called
            ? Reference("Component", called.Namespace, called.Name)
            : Reference("Component", Default, endpoint.Addon.Value);
    }

    private Database? DatabaseAt(Endpoint endpoint) =>
        addons.FirstOrDefault(addon => addon.Name == endpoint.Addon)?.Databases.FirstOrDefault(database => database.Server(endpoint.Addon) == endpoint);

    // Labels that tell its pods from others', whichever of them; its databases' pods are entities of their own.
    private static Dictionary<string, string> CommonLabels(Addon addon)
    {
        var workloads = addon.Workloads.Where(workload => !addon.Databases.Any(database => workload.Name == database.Name || workload.Name.StartsWith($"{database.Name}-", StringComparison.Ordinal))).ToList();
        return workloads.Count == 0
            ? []
            : workloads[0].Labels.Where(label => workloads.TrueForAll(other => other.Labels.TryGetValue(label.Key, out var value) && value == label.Value)).ToDictionary();
    }

    // Where it is declared, and which objects the portal shows beside it (https://backstage.io/docs/features/kubernetes/configuration).
    private Dictionary<string, string> Annotations(string? source, string? @namespace, IReadOnlyDictionary<string, string> labels)
    {
        var annotations = new Dictionary<string, string>();
        if (source is not null)
            annotations["backstage.io/source-location"] = $"url:{_links.FileUrl(source)}";
        if (@namespace is not null && labels.Count > 0)
        {
            annotations["backstage.io/kubernetes-label-selector"] = string.Join(',', labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}={label.Value}"));
            annotations["backstage.io/kubernetes-namespace"] = @namespace;
        }
        return annotations;
    }
}
