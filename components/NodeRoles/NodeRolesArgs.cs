using System.Text.RegularExpressions;

namespace Infra.Components;

/// <summary>Arguments of <see cref="NodeRoles"/>.</summary>
public sealed partial record NodeRolesArgs
{
    /// <summary>The stack's names, account and tags.</summary>
    public required PlatformScope Scope { get; init; }

    /// <summary>kOps name of the cluster, a DNS name such as <c>main.dev.example.com</c>; its first label is in the roles' names.</summary>
    public required string ClusterName { get; init; }

    /// <summary>Name of the bucket that is kOps' state store.</summary>
    public required string StateBucket { get; init; }

    /// <summary>Id of the Route 53 zone that kOps keeps the API servers' names in; null for a cluster without DNS. Default: null.</summary>
    public string? HostedZoneId { get; init; }

    /// <summary>Whether nodes pull images from the account's ECR: kOps' <c>iam.allowContainerRegistry</c>. Default: true.</summary>
    public bool PullsFromEcr { get; init; } = true;

    /// <summary>
    /// Whether Calico turns off the source/destination check of nodes' interfaces, as its cross-subnet mode needs: kOps' <c>awsSrcDstCheck: Disable</c>.
    /// Default: false, for <c>DoNothing</c> and encapsulation everywhere.
    /// </summary>
    public bool DisablesSourceDestinationCheck { get; init; }

    internal string Label => ClusterName.Split('.')[0];

    internal void Check()
    {
        if (!ClusterForm().IsMatch(ClusterName ?? ""))
            throw new ArgumentException($"'{ClusterName}' is not a kOps cluster's name; write a DNS name in lower case, such as 'main.dev.example.com'.");
        if (HostedZoneId is not null && !ZoneForm().IsMatch(HostedZoneId))
            throw new ArgumentException($"'{HostedZoneId}' is not a hosted zone's id; write it without '/hostedzone/', such as 'Z0123456789ABCDEFGHIJ'.");
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*([.][a-z0-9]+(-[a-z0-9]+)*)+\\z")]
    private static partial Regex ClusterForm();

    [GeneratedRegex("^Z[A-Z0-9]{1,31}\\z")]
    private static partial Regex ZoneForm();
}
