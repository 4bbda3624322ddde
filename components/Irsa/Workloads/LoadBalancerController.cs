namespace Infra.Components;

public static partial class Workloads
{
    /// <summary>Name of the AWS load balancer controller.</summary>
    public const string LoadBalancerControllerName = "load-balancer-controller";

    // The controller puts it on all that it makes; the value is its clusterName.
    private const string ControllerTag = "elbv2.k8s.aws/cluster";

    private static readonly string[] LoadBalancerCreations =
    [
        "elasticloadbalancing:CreateListener", "elasticloadbalancing:CreateLoadBalancer", "elasticloadbalancing:CreateRule",
        "elasticloadbalancing:CreateTargetGroup",
    ];

    private static readonly string[] LoadBalancerChanges =
    [
        "elasticloadbalancing:AddListenerCertificates", "elasticloadbalancing:DeleteListener", "elasticloadbalancing:DeleteLoadBalancer",
        "elasticloadbalancing:DeleteRule", "elasticloadbalancing:DeleteTargetGroup", "elasticloadbalancing:DeregisterTargets",
        "elasticloadbalancing:ModifyListener", "elasticloadbalancing:ModifyListenerAttributes", "elasticloadbalancing:ModifyLoadBalancerAttributes",
        "elasticloadbalancing:ModifyRule", "elasticloadbalancing:ModifyTargetGroup", "elasticloadbalancing:ModifyTargetGroupAttributes",
        "elasticloadbalancing:RegisterTargets", "elasticloadbalancing:RemoveListenerCertificates", "elasticloadbalancing:SetIpAddressType",
        "elasticloadbalancing:SetRulePriorities", "elasticloadbalancing:SetSecurityGroups", "elasticloadbalancing:SetSubnets",
    ];

    private static readonly string[] LoadBalancerTags = ["elasticloadbalancing:AddTags", "elasticloadbalancing:RemoveTags"];

    internal static IEnumerable<string> LoadBalancerActions => LoadBalancerCreations.Concat(LoadBalancerChanges).Concat(LoadBalancerTags);

    /// <summary>
    /// The AWS load balancer controller, <c>load-balancer-controller/aws-load-balancer-controller</c>: load balancers and security groups that it made for this
    /// cluster. The chart's <c>clusterName</c> must be the cluster's name. Of upstream's list
    /// (https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/main/docs/install/iam_policy.json) without WAF, Shield, Cognito and
    /// certificates of ACM and IAM, so <c>enableShield</c>, <c>enableWaf</c> and <c>enableWafv2</c> must be false; and without making ELB's
    /// service-linked role, which is there since the load balancer of the API servers.
    /// </summary>
    /// <param name="scope">The stack.</param>
    /// <param name="clusterName">kOps name of the cluster.</param>
    public static Workload LoadBalancerController(PlatformScope scope, string clusterName)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return Of(
            LoadBalancerControllerName,
            "load-balancer-controller",
            "aws-load-balancer-controller",
            $"AWS load balancer controller of {clusterName}: makes the load balancers of its Services",
            [
                Allow("Look").OnEveryResource(NoResources).To(
                    "ec2:DescribeAccountAttributes", "ec2:DescribeAddresses", "ec2:DescribeAvailabilityZones", "ec2:DescribeInstances",
                    "ec2:DescribeInternetGateways", "ec2:DescribeNetworkInterfaces", "ec2:DescribeRouteTables", "ec2:DescribeSecurityGroups",
                    "ec2:DescribeSubnets", "ec2:DescribeTags", "ec2:DescribeVpcPeeringConnections", "ec2:DescribeVpcs",
                    "elasticloadbalancing:DescribeCapacityReservation", "elasticloadbalancing:DescribeListenerAttributes",
                    "elasticloadbalancing:DescribeListenerCertificates", "elasticloadbalancing:DescribeListeners",
                    "elasticloadbalancing:DescribeLoadBalancerAttributes", "elasticloadbalancing:DescribeLoadBalancers",
                    "elasticloadbalancing:DescribeRules", "elasticloadbalancing:DescribeSSLPolicies", "elasticloadbalancing:DescribeTags",
                    "elasticloadbalancing:DescribeTargetGroupAttributes", "elasticloadbalancing:DescribeTargetGroups",
                    "elasticloadbalancing:DescribeTargetHealth", "elasticloadbalancing:DescribeTrustStores"),
                .. SecurityGroups(scope.Account, clusterName),
                .. LoadBalancers(scope.Account, clusterName),
            ]);
    }

    private static IEnumerable<PolicyStatement> SecurityGroups(AwsAccount account, string clusterName)
    {
        var (groups, networks) = (account.Arn("ec2", "security-group/*"), account.Arn("ec2", "vpc/*"));
        yield return Allow("LookIntoNetworks").To("ec2:GetSecurityGroupsForVpc").On(networks);
        yield return Allow("CreateGroupsInNetworks").To("ec2:CreateSecurityGroup").On(networks);
        yield return Allow("CreateGroups").To("ec2:CreateSecurityGroup").On(groups).When(Tagging(ControllerTag, clusterName));
        yield return Allow("TagNewGroups").To("ec2:CreateTags").On(groups)
            .When(PolicyCondition.StringEquals("ec2:CreateAction", "CreateSecurityGroup"), Tagging(ControllerTag, clusterName));
        yield return Allow("TagGroups").To("ec2:CreateTags", "ec2:DeleteTags").On(groups)
            .When(KeepsItsTag(), Tagged(ControllerTag, clusterName));
        yield return Allow("ChangeGroups").To("ec2:AuthorizeSecurityGroupIngress", "ec2:DeleteSecurityGroup", "ec2:RevokeSecurityGroupIngress").On(groups)
            .When(Tagged(ControllerTag, clusterName));
        yield return Allow("OpenNodes").To("ec2:AuthorizeSecurityGroupIngress", "ec2:RevokeSecurityGroupIngress").On(groups)
            .When(Tagged(ClusterTag, clusterName));
    }

    private static IEnumerable<PolicyStatement> LoadBalancers(AwsAccount account, string clusterName)
    {
        string[] all =
        [
            .. new[] { "listener/app/*", "listener/net/*", "listener-rule/app/*", "listener-rule/net/*", "loadbalancer/app/*", "loadbalancer/net/*", "targetgroup/*" }
                .Select(resource => account.Arn("elasticloadbalancing", resource)),
        ];
        yield return Allow("CreateBalancers").To(LoadBalancerCreations).On(all).When(Tagging(ControllerTag, clusterName));
        yield return Allow("TagNewBalancers").To("elasticloadbalancing:AddTags").On(all).When(
            PolicyCondition.StringEquals("elasticloadbalancing:CreateAction", LoadBalancerCreations.Select(action => action.Split(':')[1])),
            Tagging(ControllerTag, clusterName));
        yield return Allow("TagBalancers").To(LoadBalancerTags).On(all).When(KeepsItsTag(), Tagged(ControllerTag, clusterName));
        yield return Allow("ChangeBalancers").To(LoadBalancerChanges).On(all).When(Tagged(ControllerTag, clusterName));
    }

    private static PolicyCondition KeepsItsTag() => PolicyCondition.Null($"aws:RequestTag/{ControllerTag}", absent: true);
}
