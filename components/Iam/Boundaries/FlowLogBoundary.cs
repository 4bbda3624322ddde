namespace Infra.Components;

/// <summary>What the delivery of flow logs may do at most: write to the stack's own log groups.</summary>
internal static class FlowLogBoundary
{
    public static PolicyDocument For(PlatformScope scope)
    {
        var account = scope.Account;
        return PolicyDocument.Of(
            PolicyKind.Managed,
            PolicyStatement.Allow("Deliver").To("logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents")
                .On(account.Arn("logs", $"log-group:{scope.Project}-{scope.Stack}-*")),
            PolicyStatement.Allow("FindLogGroup").To("logs:DescribeLogGroups").On(account.Arn("logs", "log-group:*")),
            BoundaryDenials.OtherServices("logs"),
            BoundaryDenials.OtherRegions(account));
    }
}
