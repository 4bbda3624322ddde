using System.Text.RegularExpressions;
using Pulumi;

namespace Infra.Components;

/// <summary>Arguments of <see cref="NodeRoles"/>.</summary>
public sealed partial record NodeRolesArgs
{
    /// <summary>The stack's names, account and tags.</summary>
    public required PlatformScope Scope { get; init; }

    /// <summary>kOps name of the cluster, a DNS name such as <c>main.dev.example.com</c>; its first label is in the roles' names.</summary>
    public required string ClusterName { get; init; }

    /// <summary>What nodes may do at most.</summary>
    public required PermissionsBoundary Boundary { get; init; }

    /// <summary>Name of the bucket that is kOps' state store.</summary>
    public required string StateBucket { get; init; }

    /// <summary>Id of the Route 53 zone that kOps keeps the API servers' names in; null for a cluster without DNS. AWS chooses it, and so it may be an output. Default: null.</summary>
    public Input<string>? HostedZoneId { get; init; }

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
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*([.][a-z0-9]+(-[a-z0-9]+)*)+\\z")]
    private static partial Regex ClusterForm();
}
