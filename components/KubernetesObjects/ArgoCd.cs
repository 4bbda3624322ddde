namespace Infra.Components;

/// <summary>Something that Argo CD keeps as Git or a chart says (https://argo-cd.readthedocs.io/en/stable/operator-manual/application.yaml).</summary>
public sealed record Application() : KubernetesObject("argoproj.io/v1alpha1", "Application")
{
    /// <summary>What, where and how.</summary>
    public required ApplicationSpec Spec { get; init; }
}

/// <summary>What an Application keeps, where and how.</summary>
public sealed record ApplicationSpec
{
    /// <summary>The AppProject.</summary>
    public required string Project { get; init; }

    /// <summary>Where the desired state stands.</summary>
    public required ApplicationSource Source { get; init; }

    /// <summary>Where it goes.</summary>
    public required ApplicationDestination Destination { get; init; }

    /// <summary>How it is kept.</summary>
    public required ApplicationSyncPolicy SyncPolicy { get; init; }

    /// <summary>What is compared without.</summary>
    public IReadOnlyList<ResourceIgnoreDifferences>? IgnoreDifferences { get; init; }

    /// <summary>How many revisions are kept.</summary>
    public int? RevisionHistoryLimit { get; init; }
}

/// <summary>A folder of a Git repository, or a chart.</summary>
public sealed record ApplicationSource
{
    /// <summary>The repository.</summary>
    public required string RepoURL { get; init; }

    /// <summary>The branch or tag; a chart's version.</summary>
    public required string TargetRevision { get; init; }

    /// <summary>The folder.</summary>
    public string? Path { get; init; }

    /// <summary>The chart.</summary>
    public string? Chart { get; init; }

    /// <summary>How the chart is rendered.</summary>
    public ApplicationHelm? Helm { get; init; }
}

/// <summary>How a chart is rendered.</summary>
public sealed record ApplicationHelm
{
    /// <summary>The release's name.</summary>
    public string? ReleaseName { get; init; }

    /// <summary>The values.</summary>
    public YamlMap? ValuesObject { get; init; }
}

/// <summary>A cluster and a namespace.</summary>
public sealed record ApplicationDestination(string Server, string Namespace)
{
    /// <summary>The cluster that Argo CD runs in.</summary>
    public const string InCluster = "https://kubernetes.default.svc";
}

/// <summary>How an Application is kept.</summary>
public sealed record ApplicationSyncPolicy
{
    /// <summary>By itself.</summary>
    public required AutomatedSync Automated { get; init; }

    /// <summary>Options of syncs: "ServerSideApply=true".</summary>
    public required IReadOnlyList<string> SyncOptions { get; init; }

    /// <summary>What is done where a sync fails.</summary>
    public required SyncRetry Retry { get; init; }
}

/// <summary>Whether what is gone from Git is deleted, and what is changed by hand is taken back.</summary>
public sealed record AutomatedSync(bool Prune, bool SelfHeal);

/// <summary>How often a failed sync is tried again.</summary>
public sealed record SyncRetry(int Limit, RetryBackoff Backoff);

/// <summary>How long between tries.</summary>
public sealed record RetryBackoff(string Duration, int Factor, string MaxDuration);

/// <summary>Fields that are compared without.</summary>
public sealed record ResourceIgnoreDifferences(string Group, string Kind, IReadOnlyList<string> JqPathExpressions, string? Name = null);

/// <summary>What Applications of a kind may do (https://argo-cd.readthedocs.io/en/stable/operator-manual/project.yaml).</summary>
public sealed record AppProject() : KubernetesObject("argoproj.io/v1alpha1", "AppProject")
{
    /// <summary>What they may do.</summary>
    public required AppProjectSpec Spec { get; init; }
}

/// <summary>What a project's Applications may do.</summary>
public sealed record AppProjectSpec
{
    /// <summary>What it is for.</summary>
    public required string Description { get; init; }

    /// <summary>The repositories that they may take from.</summary>
    public required IReadOnlyList<string> SourceRepos { get; init; }

    /// <summary>Where they may put things.</summary>
    public required IReadOnlyList<ApplicationDestination> Destinations { get; init; }

    /// <summary>The kinds without a namespace that they may make; empty for none.</summary>
    public required IReadOnlyList<GroupKind> ClusterResourceWhitelist { get; init; }

    /// <summary>The kinds in namespaces that they may make; null for all.</summary>
    public IReadOnlyList<GroupKind>? NamespaceResourceWhitelist { get; init; }

    /// <summary>The kinds in namespaces that they may not make; null for none.</summary>
    public IReadOnlyList<GroupKind>? NamespaceResourceBlacklist { get; init; }

    /// <summary>Who may do what in Argo CD with them.</summary>
    public IReadOnlyList<ProjectRole>? Roles { get; init; }
}

/// <summary>A kind of a group; the core's group is empty.</summary>
public sealed record GroupKind(string Group, string Kind);

/// <summary>A role within a project.</summary>
/// <param name="Name">The role.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Groups">Who has it, by the identity provider's names.</param>
/// <param name="Policies">Argo CD's RBAC policies.</param>
public sealed record ProjectRole(string Name, string Description, IReadOnlyList<string> Groups, IReadOnlyList<string> Policies);

/// <summary>Applications made of what a generator finds (https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset).</summary>
public sealed record ApplicationSet() : KubernetesObject("argoproj.io/v1alpha1", "ApplicationSet")
{
    /// <summary>The generators and the template.</summary>
    public required ApplicationSetSpec Spec { get; init; }
}

/// <summary>Generators and a template, with Go's templates.</summary>
public sealed record ApplicationSetSpec(
    bool GoTemplate, IReadOnlyList<string> GoTemplateOptions, IReadOnlyList<ApplicationSetGenerator> Generators, ApplicationSetTemplate Template, ApplicationSetSyncPolicy SyncPolicy);

/// <summary>What finds things.</summary>
public sealed record ApplicationSetGenerator(GitGenerator Git);

/// <summary>Folders of a Git repository.</summary>
public sealed record GitGenerator(string RepoURL, string Revision, IReadOnlyList<GitDirectory> Directories);

/// <summary>A pattern of folders.</summary>
public sealed record GitDirectory(string Path);

/// <summary>An Application with places to fill in.</summary>
public sealed record ApplicationSetTemplate(ApplicationSetTemplateMeta Metadata, ApplicationSpec Spec);

/// <summary>The name of what is made, its labels, and what is asked to be done before it goes.</summary>
public sealed record ApplicationSetTemplateMeta(string Name, IReadOnlyDictionary<string, string> Labels, IReadOnlyList<string> Finalizers);

/// <summary>What becomes of Applications that are no longer found.</summary>
public sealed record ApplicationSetSyncPolicy(bool PreserveResourcesOnDeletion, string ApplicationsSync);
