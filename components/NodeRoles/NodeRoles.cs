using Pulumi;
using Aws = Pulumi.Aws;

namespace Infra.Components;

/// <summary>
/// The IAM roles and instance profiles of a cluster's nodes. kOps takes them as they are where every instance group names its profile in
/// <c>spec.iam.profile</c>; the roles of its own add-ons' ServiceAccounts it still makes itself.
/// </summary>
/// <remarks>
/// No <c>--lifecycle-overrides</c>: kOps 1.36 makes no roles for nodes with a given profile (pkg/model/awsmodel/iam.go), and
/// <c>IAMRole=ExistsAndWarnIfChanges</c> would keep it from making the add-ons' roles as well.
/// </remarks>
public sealed class NodeRoles : ComponentResource
{
    private readonly string _name;
    private readonly NodeRolesArgs _args;

    /// <param name="name">Name of the component; its children's names begin with it.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Options of the component.</param>
    /// <exception cref="ArgumentException">The cluster's name or the zone's id is of another form, or a role's name would be too long.</exception>
    public NodeRoles(string name, NodeRolesArgs args, ComponentResourceOptions? options = null)
        : base("platform:aws:NodeRoles", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        args.Check();
        _name = name;
        _args = args;

        ControlPlane = Create("control-plane", $"Control plane nodes of {args.ClusterName}", NodePolicies.ControlPlane(args));
        Worker = Create("worker", $"Worker nodes of {args.ClusterName}", NodePolicies.Worker(args));

        RegisterOutputs(new Dictionary<string, object?>
        {
            ["controlPlaneProfileArn"] = ControlPlane.ProfileArn,
            ["workerProfileArn"] = Worker.ProfileArn,
        });
    }

    /// <summary>What control plane nodes run with.</summary>
    public NodeRole ControlPlane { get; }

    /// <summary>What worker nodes run with.</summary>
    public NodeRole Worker { get; }

    /// <summary>ARN that a cluster's control plane role will have, for key policies that are written before it.</summary>
    /// <param name="scope">The stack.</param>
    /// <param name="clusterName">kOps name of the cluster.</param>
    public static string ControlPlaneRoleArn(PlatformScope scope, string clusterName)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(clusterName);
        return scope.Account.IamArn($"role/{NameOf(scope, clusterName.Split('.')[0], "control-plane").Role()}");
    }

    private static ResourceName NameOf(PlatformScope scope, string label, string kind) => scope.Name($"{label}-{kind}");

    private NodeRole Create(string kind, string description, PolicyDocument policy)
    {
        var account = _args.Scope.Account;
        var names = NameOf(_args.Scope, _args.Label, kind);
        var tags = _args.Scope.Tags.For(names.ToString());
        var role = new Aws.Iam.Role($"{_name}-{kind}", new Aws.Iam.RoleArgs
        {
            Name = names.Role(),
            Description = description,
            AssumeRolePolicy = PolicyDocument.TrustOfService("ec2.amazonaws.com").ToJson(),
            PermissionsBoundary = _args.Boundary.Arn,
            Tags = tags,
        }, Child(_args.Boundary.Policy));
        var inline = new Aws.Iam.RolePolicy($"{_name}-{kind}-policy", new Aws.Iam.RolePolicyArgs
        {
            Name = kind,
            Role = role.Name,
            Policy = HostedZoneIds.Fill(policy, _args.HostedZoneId is { } zone ? [zone] : []),
        }, Child());
        var profile = new Aws.Iam.InstanceProfile($"{_name}-{kind}-profile", new Aws.Iam.InstanceProfileArgs
        {
            Name = names.InstanceProfile(),
            Role = role.Name,
            Tags = tags,
        }, Child());
        return new NodeRole(
            names.Role(), account.IamArn($"role/{names.Role()}"), account.IamArn($"instance-profile/{names.InstanceProfile()}"), inline, profile);
    }

    private CustomResourceOptions Child(params Resource[] dependsOn) => new() { Parent = this, DependsOn = dependsOn };
}
