using Pulumi;
using Aws = Pulumi.Aws;

namespace Infra.Components;

/// <summary>
/// The permissions boundary of the stack's workloads, one managed policy: whatever a workload's own policy says, it does no more than this.
/// </summary>
public sealed class WorkloadBoundary : ComponentResource
{
    /// <param name="name">Name of the component; its child's name begins with it.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Options of the component.</param>
    public WorkloadBoundary(string name, WorkloadBoundaryArgs args, ComponentResourceOptions? options = null)
        : base("platform:aws:WorkloadBoundary", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var policyName = args.Scope.Name("workload-boundary").Policy();
        Arn = args.Scope.Account.IamArn($"policy/{policyName}");
        var buckets = args.Buckets;

        Policy = new Aws.Iam.Policy($"{name}-policy", new Aws.Iam.PolicyArgs
        {
            Name = policyName,
            Description = "What workloads of the clusters may do at most",
            PolicyDocument = BoundaryPolicy.For(
                args.Scope,
                [buckets.Loki.Name, buckets.DatabaseBackups.Name],
                [buckets.KopsState.Name, buckets.Discovery.Name, buckets.Audit.Name, buckets.AccessLogs.Name]).ToJson(),
            Tags = args.Scope.Tags.For(policyName),
        }, new CustomResourceOptions { Parent = this });

        RegisterOutputs(new Dictionary<string, object?> { ["boundaryArn"] = Arn });
    }

    /// <summary>The policy's ARN, known in a plan.</summary>
    public string Arn { get; }

    /// <summary>The policy; roles that it bounds depend on it.</summary>
    public Aws.Iam.Policy Policy { get; }
}
