using Infra.Planning;

namespace Infra.Rules.Kops;

/// <summary>KOPS013.</summary>
public sealed class MachineSize : PlanRule
{
    // By Amazon's table of types: nano to small have less in every family, medium has 1 vCPU in all but the burstable ones,
    // and large has 3.75 GiB in two old families.
    private static readonly string[] TooSmall = ["nano", "micro", "small"];
    private static readonly string[] MediumHolds = ["t2", "t3", "t3a", "t4g"];
    private static readonly string[] LargeTooSmall = ["c3", "c4"];

    /// <inheritdoc/>
    public override string Id => "KOPS013";

    /// <inheritdoc/>
    public override string Title => "Machines hold what every node runs";

    /// <inheritdoc/>
    public override string Why =>
        "The CNI, the CSI driver, the proxies and the log collectors run on every node before any workload does; "
        + "below 2 vCPU and 4 GiB they leave nothing over, or do not fit themselves.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://aws.amazon.com/ec2/instance-types/; https://kubernetes.io/docs/tasks/administer-cluster/reserve-compute-resources/";

    /// <inheritdoc/>
    public override string Fix => "Choose instance types with 2 vCPU and 4 GiB or more: medium of t2, t3, t3a and t4g, large of the others.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        foreach (var group in context.Clusters.SelectMany(each => each.InstanceGroups).Where(group => group.Role != "Bastion"))
        {
            var types = group.Spec("mixedInstancesPolicy", "instances").Items().Append(group.Spec("machineType")).Select(type => type.Text()).OfType<string>();
            foreach (var type in types.Distinct(StringComparer.Ordinal).Where(IsTooSmall))
                yield return Broken(group.Subject, $"{type} has less than 2 vCPU or 4 GiB.");
        }
    }

    private static bool IsTooSmall(string type) =>
        type.Split('.') is [var family, var size]
        && (TooSmall.Contains(size) || (size == "medium" && !MediumHolds.Contains(family)) || (size == "large" && LargeTooSmall.Contains(family)));
}
