using System.Globalization;

namespace Infra.Components;

/// <summary>Argo CD's Applications: kept by themselves, pruned, healed, tried five times, applied by the server, in waves.</summary>
internal static class ApplicationObjects
{
    /// <summary>Argo CD deletes what an Application delivered before the Application goes.</summary>
    public const string CascadingDeletion = "resources-finalizer.argocd.argoproj.io";

    private const int HistoryLimit = 5;

    /// <summary>How every Application is kept.</summary>
    public static ApplicationSyncPolicy SyncPolicy(bool ignoresDifferences = false) => new()
    {
        Automated = new AutomatedSync(Prune: true, SelfHeal: true),
        SyncOptions =
        [
            "CreateNamespace=false",
            "FailOnSharedResource=true",
            "PruneLast=true",
            // Without it a difference that is compared without is applied all the same.
            .. ignoresDifferences ? new[] { "RespectIgnoreDifferences=true" } : [],
            "ServerSideApply=true",
        ],
        Retry = new SyncRetry(5, new RetryBackoff("10s", 2, "5m")),
    };

    public static Application Of(AddonContext context, PlatformApplication planned)
    {
        var differences = planned.Chart is null ? [] : planned.Addon?.IgnoredDifferences ?? [];
        return new Application
        {
            Metadata = new ObjectMeta
            {
                Name = planned.Name,
                Namespace = ArgoCd.Namespace,
                Annotations = new Dictionary<string, string>
                {
                    // What the server would make of it is compared, so that defaults and webhooks make no difference.
                    ["argocd.argoproj.io/compare-options"] = "ServerSideDiff=true",
                    ["argocd.argoproj.io/sync-wave"] = planned.Wave.ToString(CultureInfo.InvariantCulture),
                },
            },
            Spec = new ApplicationSpec
            {
                Project = planned.Project,
                Source = planned.Chart is { } chart ? ChartSource(planned, chart) : GitSource(context, planned),
                Destination = new ApplicationDestination(ApplicationDestination.InCluster, planned.Namespace),
                SyncPolicy = SyncPolicy(differences.Count > 0),
                IgnoreDifferences = differences.Count == 0 ? null : [.. differences.Select(each => new ResourceIgnoreDifferences(each.Group, each.Kind, each.JqPathExpressions, each.Name))],
                RevisionHistoryLimit = HistoryLimit,
            },
        };
    }

    /// <summary>The folder of an Application's manifests, from the root of the repository.</summary>
    public static string FolderOf(string stack, string application) => $"kubernetes/{stack}/{application}";

    private static ApplicationSource ChartSource(PlatformApplication planned, ChartRelease chart) => new()
    {
        RepoURL = chart.Repository,
        Chart = chart.Chart,
        TargetRevision = chart.Version,
        Helm = new ApplicationHelm { ReleaseName = chart.ReleaseName ?? planned.Name, ValuesObject = chart.Values.Count == 0 ? null : chart.Values },
    };

    private static ApplicationSource GitSource(AddonContext context, PlatformApplication planned) => new()
    {
        RepoURL = context.RepositoryUrl,
        TargetRevision = context.Revision,
        Path = FolderOf(context.Scope.Stack, planned.Name),
    };
}
