using System.Globalization;
using Infra.Planning;
using Pulumi.Offline;

namespace Infra.Rules.Aws;

/// <summary>AWS012.</summary>
public sealed class LogRetention : PlanRule
{
    // PutRetentionPolicy takes these and no others; 0 stands for "never".
    private static readonly int[] Periods =
        [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    /// <inheritdoc/>
    public override string Id => "AWS012";

    /// <inheritdoc/>
    public override string Title => "CloudWatch log groups expire their events";

    /// <inheritdoc/>
    public override string Why => "A log group keeps its events for ever unless told otherwise, and so does the bill.";

    /// <inheritdoc/>
    public override string Evidence => "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html";

    /// <inheritdoc/>
    public override string Fix => "Set \"retentionInDays\" to a period that CloudWatch knows: " + string.Join(", ", Periods) + ".";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        foreach (var group in context.Index.OfType(AwsTypes.LogGroup))
        {
            var retention = group.Inputs["retentionInDays"];
            if (!retention.IsSet() || retention is PlanValue.NumberValue { Value: 0 })
                yield return Broken(group, "The log group keeps its events for ever.");
            else if (retention is PlanValue.NumberValue { Value: var days } && !Periods.Contains((int)days))
                yield return Broken(group, string.Create(CultureInfo.InvariantCulture, $"CloudWatch knows no retention of {days} days."));
        }
    }
}
