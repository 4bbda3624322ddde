using Infra.Components;

namespace Infra.Tests.Components;

/// <summary>Small objects of Argo CD.</summary>
internal static class ArgoCdObjects
{
    private static readonly ApplicationSyncPolicy Sync = new() { Automated = new AutomatedSync(true, true), SyncOptions = ["ServerSideApply=true"], Retry = new SyncRetry(5, new RetryBackoff("10s", 2, "5m")) };

    public static AppProject Project(string name) => new()
    {
        Metadata = Meta(name),
        Spec = new AppProjectSpec { Description = "for tests", SourceRepos = ["https://charts.example.com"], Destinations = [new ApplicationDestination(ApplicationDestination.InCluster, "apps")], ClusterResourceWhitelist = [] },
    };

    public static PlannedApplication Application(string name, params IReadOnlyList<string> dependsOn) =>
        new(new Application { Metadata = Meta(name) with { Annotations = new Dictionary<string, string> { ["argocd.argoproj.io/sync-wave"] = "2" } }, Spec = Spec() }, dependsOn, new Dictionary<string, CloudFact>());

    public static ApplicationSet Set(string name, string project = "cluster") => new()
    {
        Metadata = Meta(name),
        Spec = new ApplicationSetSpec(true, ["missingkey=error"], [], new ApplicationSetTemplate(new ApplicationSetTemplateMeta("{{ .path.basename }}", new Dictionary<string, string>(), []), Spec() with { Project = project }), new ApplicationSetSyncPolicy(false, "sync")),
    };

    private static ObjectMeta Meta(string name) => new() { Name = name, Namespace = "argocd" };

    private static ApplicationSpec Spec() => new()
    {
        Project = "cluster",
        Source = new ApplicationSource { RepoURL = "https://charts.example.com", Chart = "box", TargetRevision = "1.2.3", Helm = new ApplicationHelm { ReleaseName = "box", ValuesObject = new YamlMap { { "replicas", 2 } } } },
        Destination = new ApplicationDestination(ApplicationDestination.InCluster, "apps"),
        SyncPolicy = Sync,
    };
}
