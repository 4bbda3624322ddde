using Pulumi;
using Aws = Pulumi.Aws;

namespace Infra.Components;

/// <summary>The flow logs of a VPC: all traffic, to an encrypted log group.</summary>
internal static class FlowLogs
{
    public static void Create(string name, VpcArgs args, Aws.Ec2.Vpc vpc, Func<CustomResourceOptions> child)
    {
        var scope = args.Scope;
        var names = scope.Name("vpc-flow-logs");
        var logs = new Aws.CloudWatch.LogGroup($"{name}-flow-logs", new Aws.CloudWatch.LogGroupArgs
        {
            Name = names.LogGroup(),
            RetentionInDays = args.FlowLogRetentionInDays,
            KmsKeyId = args.Keys[KeyPurpose.Logs].Arn,
            Tags = scope.Tags.For(names.ToString()),
        }, child());
        var bounded = child();
        bounded.DependsOn = args.FlowLogBoundary.Policy;
        var role = new Aws.Iam.Role($"{name}-flow-logs-role", new Aws.Iam.RoleArgs
        {
            Name = names.Role(),
            Description = "Delivers the flow logs of the VPC to CloudWatch",
            AssumeRolePolicy = VpcPolicies.FlowLogTrust(scope.Account).ToJson(),
            PermissionsBoundary = args.FlowLogBoundary.Arn,
            Tags = scope.Tags.For(names.ToString()),
        }, bounded);
        var policy = new Aws.Iam.RolePolicy($"{name}-flow-logs-policy", new Aws.Iam.RolePolicyArgs
        {
            Name = "deliver",
            Role = role.Name,
            Policy = VpcPolicies.FlowLogDelivery(scope.Account, names.LogGroup()).ToJson(),
        }, child());

        var options = child();
        options.DependsOn = policy;
        _ = new Aws.Ec2.FlowLog($"{name}-flow-log", new Aws.Ec2.FlowLogArgs
        {
            VpcId = vpc.Id,
            TrafficType = "ALL",
            LogDestinationType = "cloud-watch-logs",
            LogDestination = logs.Arn,
            IamRoleArn = role.Arn,
            MaxAggregationInterval = 600,
            Tags = scope.Tags.For(names.ToString()),
        }, options);
    }
}
