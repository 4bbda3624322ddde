namespace Infra.Components;

/// <summary>A team in Argo CD: a project that ends at its namespaces, and an Application for each folder of its repository.</summary>
internal static class TeamObjects
{
    // What an application is made of, and nothing by which a team could reach past its namespaces or take its walls down: no policies, permissions, certificates, stores of
    // secrets or other kinds of the mesh, whose objects hold for all namespaces unless they say otherwise. Nor monitors and rules: a ServiceMonitor is sent Prometheus' own token where it asks for
    // it, and what either tells or records may bear the names of the platform's metrics and alerts. Those of teams are derived from what they declare.
    private static readonly GroupKind[] ATeams =
    [
        new("", "ConfigMap"), new("", "PersistentVolumeClaim"), new("", "Service"), new("", "ServiceAccount"), new("apps", "Deployment"), new("apps", "StatefulSet"),
        new("autoscaling", "HorizontalPodAutoscaler"), new("batch", "CronJob"), new("batch", "Job"), new("external-secrets.io", "ExternalSecret"),
        new("policy", "PodDisruptionBudget"),
    ];

    /// <summary>The team's project, its ApplicationSet, and the add-on that it is.</summary>
    public static string ProjectName(Team team) => $"team-{team.Name}";

    public static AppProject Project(Team team) => new()
    {
        Metadata = new ObjectMeta { Name = ProjectName(team), Namespace = ArgoCd.Namespace },
        Spec = new AppProjectSpec
        {
            Description = $"The applications of the team {team.Name}",
            SourceRepos = [team.RepositoryUrl],
            Destinations = [.. team.Namespaces.Order(StringComparer.Ordinal).Select(name => new ApplicationDestination(ApplicationDestination.InCluster, name))],
            ClusterResourceWhitelist = [],
            NamespaceResourceWhitelist = ATeams,
            Roles =
            [
                new ProjectRole(
                    "member",
                    "Looks at the team's applications, and syncs them at once",
                    [.. team.Groups.Order(StringComparer.Ordinal)],
                    [
                        $"p, proj:{ProjectName(team)}:member, applications, get, {ProjectName(team)}/*, allow",
                        $"p, proj:{ProjectName(team)}:member, applications, sync, {ProjectName(team)}/*, allow",
                        $"p, proj:{ProjectName(team)}:member, logs, get, {ProjectName(team)}/*, allow",
                    ]),
            ],
        },
    };

    /// <summary>Each folder is one application; it goes to the team's first namespace, and to others where its objects name them.</summary>
    public static ApplicationSet Applications(Team team, ApplicationSyncPolicy sync) => new()
    {
        Metadata = new ObjectMeta { Name = ProjectName(team), Namespace = ArgoCd.Namespace },
        Spec = new ApplicationSetSpec(
            GoTemplate: true,
            ["missingkey=error"],
            [new ApplicationSetGenerator(new GitGenerator(team.RepositoryUrl, team.Revision, [new GitDirectory($"{team.Path}/*")]))],
            new ApplicationSetTemplate(
                new ApplicationSetTemplateMeta($"{team.Name}-{{{{ .path.basenameNormalized }}}}", new Dictionary<string, string>
                {
                    [TeamLabels.Team] = team.Name,
                    [TeamLabels.CostCentre] = LabelText.Of(team.CostCentre),
                }, [ApplicationObjects.CascadingDeletion]),
                new ApplicationSpec
                {
                    Project = ProjectName(team),
                    Source = new ApplicationSource { RepoURL = team.RepositoryUrl, TargetRevision = team.Revision, Path = "{{ .path.path }}" },
                    Destination = new ApplicationDestination(ApplicationDestination.InCluster, team.Namespaces[0]),
                    SyncPolicy = sync,
                }),
            new ApplicationSetSyncPolicy(PreserveResourcesOnDeletion: false, "sync")),
    };
}
