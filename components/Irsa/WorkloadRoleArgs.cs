using Pulumi;

namespace Infra.Components;

/// <summary>Arguments of <see cref="WorkloadRole"/>.</summary>
public sealed record WorkloadRoleArgs
{
    /// <summary>The stack's names, account and tags.</summary>
    public required PlatformScope Scope { get; init; }

    /// <summary>The cluster's identity provider; a role trusts one cluster.</summary>
    public required Irsa Irsa { get; init; }

    /// <summary>What no workload may ever do.</summary>
    public required WorkloadBoundary Boundary { get; init; }

    /// <summary>The workload.</summary>
    public required Workload Workload { get; init; }

    /// <summary>Ids of the hosted zones that the workload's permissions have placeholders for. Default: none.</summary>
    internal IReadOnlyList<Input<string>> HostedZones { get; init; } = [];

    internal void Check()
    {
        if (Workload.Permissions.Kind != PolicyKind.RoleInline)
            throw new ArgumentException($"The permissions of '{Workload.Name}' are {Workload.Permissions.Kind.Description}; make them {PolicyKind.RoleInline.Description}.");
    }
}
