namespace Infra.Stacks;

/// <summary>Where the desired state stands that Argo CD keeps the clusters to.</summary>
public sealed record EnvironmentDelivery
{
    /// <summary>The Git repository of this project, as Argo CD reaches it: an https URL.</summary>
    public required string RepositoryUrl { get; init; }

    /// <summary>The branch or tag that is followed. Default: "main".</summary>
    public string Revision { get; init; } = "main";
}
