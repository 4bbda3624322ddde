using Pulumi;
using Aws = Pulumi.Aws;

namespace Infra.Components;

/// <summary>
/// The permissions boundaries of the roles that are no workload's: nodes', those that kOps makes for its add-ons, and the flow logs'. One managed policy
/// each, for all of the stack's clusters, so that a new cluster needs no new boundary.
/// </summary>
public sealed class InfrastructureBoundaries : ComponentResource
{
    private readonly string _name;
    private readonly PlatformScope _scope;

    /// <param name="name">Name of the component; its children's names begin with it.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Options of the component.</param>
    public InfrastructureBoundaries(string name, InfrastructureBoundariesArgs args, ComponentResourceOptions? options = null)
        : base("platform:aws:InfrastructureBoundaries", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        _name = name;
        _scope = args.Scope;
        var buckets = args.Buckets;

        Nodes = Create("node", "What nodes of the clusters may do at most", NodeBoundary.For(
            _scope,
            buckets.KopsState.Name,
            [buckets.AccessLogs.Name, buckets.Audit.Name, buckets.DatabaseBackups.Name, buckets.Discovery.Name, buckets.Loki.Name]));
        AddOns = Create("add-on", "What add-ons that kOps keeps may do at most", AddOnBoundary.For(_scope));
        FlowLogs = Create("flow-log", "What the delivery of flow logs may do at most", FlowLogBoundary.For(_scope));

        RegisterOutputs(new Dictionary<string, object?> { ["boundaryArns"] = All.Select(boundary => boundary.Arn).ToArray() });
    }

    /// <summary>The boundary of nodes' roles.</summary>
    public PermissionsBoundary Nodes { get; }

    /// <summary>The boundary of the roles that kOps makes for its own add-ons: <c>spec.iam.permissionsBoundary</c> of a kOps Cluster.</summary>
    public PermissionsBoundary AddOns { get; }

    /// <summary>The boundary of the role that delivers flow logs.</summary>
    public PermissionsBoundary FlowLogs { get; }

    /// <summary>All of them.</summary>
    public IReadOnlyList<PermissionsBoundary> All => [Nodes, AddOns, FlowLogs];

    private PermissionsBoundary Create(string thing, string description, PolicyDocument document)
    {
        var policyName = _scope.Name($"{thing}-boundary").Policy();
        var policy = new Aws.Iam.Policy($"{_name}-{thing}", new Aws.Iam.PolicyArgs
        {
            Name = policyName,
            Description = description,
            PolicyDocument = document.ToJson(),
            Tags = _scope.Tags.For(policyName),
        }, new CustomResourceOptions { Parent = this });
        return new PermissionsBoundary(_scope.Account.IamArn($"policy/{policyName}"), policy);
    }
}
