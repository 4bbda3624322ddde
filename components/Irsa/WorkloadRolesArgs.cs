using Pulumi;

namespace Infra.Components;

/// <summary>Arguments of <see cref="WorkloadRoles"/>.</summary>
public sealed record WorkloadRolesArgs
{
    /// <summary>The stack's names, account and tags.</summary>
    public required PlatformScope Scope { get; init; }

    /// <summary>The cluster's identity provider.</summary>
    public required Irsa Irsa { get; init; }

    /// <summary>What no workload may ever do.</summary>
    public required WorkloadBoundary Boundary { get; init; }

    /// <summary>The buckets: Loki and the databases have theirs, and Vault's snapshots are with the databases' backups.</summary>
    public required Buckets Buckets { get; init; }

    /// <summary>
    /// Ids of the hosted zones, without <c>/hostedzone/</c>, that external-dns keeps names in and cert-manager answers challenges in.
    /// Default: none, and neither has a role.
    /// </summary>
    public IReadOnlyList<Input<string>> HostedZoneIds { get; init; } = [];

    /// <summary>The CloudNativePG databases, by the ServiceAccounts of their pods. Default: none.</summary>
    public IReadOnlyList<ServiceAccountName> Databases { get; init; } = [];

    /// <summary>The databases whose restore is drilled, by the ServiceAccounts of their pods. Default: none.</summary>
    public IReadOnlyList<ServiceAccountName> DrilledDatabases { get; init; } = [];

    /// <summary>Names of the teams that have a topic of alerts of their own (<see cref="AlertTopics"/>). Default: none.</summary>
    public IReadOnlyList<string> TeamsWithAlertTopics { get; init; } = [];

    /// <summary>Names of workloads that have no role here, as kOps' own add-ons, whose roles kOps makes. Default: none.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];
}
