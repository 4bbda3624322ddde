using Pulumi;
using Aws = Pulumi.Aws;

namespace Infra.Components;

/// <summary>
/// The IAM role of one ServiceAccount in one cluster, <c>{project}-{stack}-{cluster's label}-{workload}</c>: trusted by exact <c>sub</c> and
/// <c>aud</c>, held by the boundary, with sessions of an hour.
/// </summary>
public sealed class WorkloadRole : ComponentResource
{
    private const int MostNameCharacters = 64;

    // The least that IAM takes as a role's longest session. SDKs fetch new credentials from the pod's token well before it ends.
    private const int SessionSeconds = 3600;

    /// <param name="name">Name of the component; its children's names begin with it.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Options of the component.</param>
    /// <exception cref="ArgumentException">The role's name would be too long, or the permissions are not a role's inline policy.</exception>
    public WorkloadRole(string name, WorkloadRoleArgs args, ComponentResourceOptions? options = null)
        : base("platform:aws:WorkloadRole", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        args.Check();
        var (scope, workload, issuer) = (args.Scope, args.Workload, args.Irsa.Issuer);
        Workload = workload;
        RoleName = NameOf(scope, issuer.ClusterName, workload.Name);
        RoleArn = ArnOf(scope, issuer.ClusterName, workload.Name);

        var role = new Aws.Iam.Role($"{name}-role", new Aws.Iam.RoleArgs
        {
            Name = RoleName,
            Description = workload.Description,
            AssumeRolePolicy = WorkloadTrust.For(issuer, workload.ServiceAccount).ToJson(),
            MaxSessionDuration = SessionSeconds,
            PermissionsBoundary = args.Boundary.Arn,
            Tags = scope.Tags.For(RoleName, ("ServiceAccount", workload.ServiceAccount.ToString())),
        }, new CustomResourceOptions { Parent = this, DependsOn = { args.Irsa.Provider, args.Boundary.Policy } });

        Policy = new Aws.Iam.RolePolicy($"{name}-policy", new Aws.Iam.RolePolicyArgs
        {
            Name = workload.Name,
            Role = role.Name,
            Policy = HostedZoneIds.Fill(workload.Permissions, args.HostedZones),
        }, new CustomResourceOptions { Parent = this });

        RegisterOutputs(new Dictionary<string, object?> { ["roleArn"] = RoleArn });
    }

    /// <summary>The workload.</summary>
    public Workload Workload { get; }

    /// <summary>The role's name, known in a plan.</summary>
    public string RoleName { get; }

    /// <summary>The role's ARN, known in a plan: the annotation <c>eks.amazonaws.com/role-arn</c> of the ServiceAccount.</summary>
    public string RoleArn { get; }

    /// <summary>The role's policy; what needs the permissions depends on it.</summary>
    public Aws.Iam.RolePolicy Policy { get; }

    /// <summary>ARN that a workload's role will have, for policies that are written before it.</summary>
    /// <param name="scope">The stack.</param>
    /// <param name="clusterName">kOps name of the cluster.</param>
    /// <param name="workload">The workload's name, such as <see cref="Workloads.VaultName"/>.</param>
    /// <exception cref="ArgumentException">The name would be too long or of another form.</exception>
    public static string ArnOf(PlatformScope scope, string clusterName, string workload)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.Account.IamArn($"role/{NameOf(scope, clusterName, workload)}");
    }

    private static string NameOf(PlatformScope scope, string clusterName, string workload)
    {
        ArgumentException.ThrowIfNullOrEmpty(clusterName);
        var name = scope.Name($"{clusterName.Split('.')[0]}-{workload}").ToString();
        return name.Length <= MostNameCharacters
            ? name
            : throw new ArgumentException(
                $"The role of '{workload}' in {clusterName} would be called '{name}', {name.Length} characters; IAM takes {MostNameCharacters}. "
                + "Shorten the project's, the stack's, the cluster's or the workload's name.");
    }
}
