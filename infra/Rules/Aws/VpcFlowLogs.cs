using Infra.Planning;

namespace Infra.Rules.Aws;

/// <summary>AWS010.</summary>
public sealed class VpcFlowLogs : PlanRule
{
    /// <inheritdoc/>
    public override string Id => "AWS010";

    /// <inheritdoc/>
    public override string Title => "VPCs log all their flows";

    /// <inheritdoc/>
    public override string Why => "Without flow logs nobody can say after an incident who talked to whom, nor see before one what a NetworkPolicy would cut off.";

    /// <inheritdoc/>
    public override string Evidence => "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html; CIS AWS Foundations Benchmark 3.7";

    /// <inheritdoc/>
    public override string Fix => "Add a FlowLog with the VPC's id as \"vpcId\" and the trafficType \"ALL\".";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        foreach (var vpc in context.Index.OfType(AwsTypes.Vpc))
        {
            var logs = context.Index.Attached(vpc, "aws:ec2/flowLog:FlowLog", "vpcId").ToList();
            if (logs.Count == 0)
                yield return Broken(vpc, "The VPC has no FlowLog.");
            else if (logs.TrueForAll(log => log.Inputs["trafficType"].Text() != "ALL"))
                yield return Broken(vpc, "The VPC's FlowLog leaves out accepted or rejected flows.");
        }
    }
}
