using Infra.Components;

namespace Infra.Tests.Components;

public sealed class NodePoliciesTests
{
    private const string State = "arn:aws:s3:::state";

    internal static readonly NodeRolesArgs Args = new()
    {
        Scope = TestScope.Dev,
        ClusterName = TestScope.Cluster,
        StateBucket = "state",
        // Policies are made without a deployment, in which alone there are resources.
        Boundary = new PermissionsBoundary("arn:aws:iam::111122223333:policy/infra-dev-node-boundary", null!),
    };

    [Fact]
    public void ControlPlane_Defaults_KeepsToItsClusterAndKeys()
    {
        var document = NodePolicies.ControlPlane(Args);

        Assert.Equal([$"{State}/main.dev.example.com/*"], document.Find("ReadState").Resources);
        Assert.Equal([$"{State}/main.dev.example.com/backups/etcd/*"], document.Find("BackUpEtcd").Resources);
        Assert.Equal(["main.dev.example.com", "main.dev.example.com/*"], document.Find("ListState").Find("s3:prefix").Values);
        Assert.Equal(["main.dev.example.com"], document.Find("AttachEtcdVolumes").Find("aws:ResourceTag/KubernetesCluster").Values);
        Assert.Equal(["alias/infra-dev-secrets"], document.Find("UseSecretsKey").Find("kms:ResourceAliases").Values);
        Assert.Equal(["s3.eu-central-1.amazonaws.com"], document.Find("UseThroughServiceS3Key").Find("kms:ViaService").Values);
        Assert.Equal(["true"], document.Find("GrantToVolumesEtcdKey").Find("kms:GrantIsForAWSResource").Values);
        Assert.DoesNotContain("KeepNames", document.Sids());
    }

    [Fact]
    public void ControlPlane_HostedZone_ChangesThatZoneOnly()
    {
        var document = NodePolicies.ControlPlane(Args with { HostedZoneId = "Z0123" });

        Assert.Equal([$"arn:aws:route53:::hostedzone/{HostedZoneIds.Placeholder(0)}"], document.Find("KeepNames").Resources);
        Assert.Equal(["route53:ListHostedZones"], document.Find("FindZone").Actions);
    }

    [Fact]
    public void Worker_Defaults_PullsImagesAndNoMore()
    {
        var document = NodePolicies.Worker(Args);

        Assert.Equal(["Describe", "SignInToEcr", "PullImages"], document.Sids());
        Assert.Equal(["ec2:DescribeInstanceTypes"], document.Find("Describe").Actions);
        Assert.Equal(["arn:aws:ecr:eu-central-1:111122223333:repository/*"], document.Find("PullImages").Resources);
    }

    [Fact]
    public void Worker_WithoutEcr_OnlyDescribes() => Assert.Equal(["Describe"], NodePolicies.Worker(Args with { PullsFromEcr = false }).Sids());

    [Fact]
    public void SourceDestinationCheck_Switch_TouchesTheClustersInterfaces()
    {
        var args = Args with { DisablesSourceDestinationCheck = true };

        foreach (var document in new[] { NodePolicies.ControlPlane(args), NodePolicies.Worker(args) })
        {
            Assert.Equal(["main.dev.example.com"], document.Find("RouteForPods").Find("aws:ResourceTag/KubernetesCluster").Values);
            Assert.Contains("ec2:DescribeInstances", document.Find("Describe").Actions);
        }
    }

    [Fact]
    public void EveryStatement_OnEveryResource_OnlyReads()
    {
        var args = Args with { DisablesSourceDestinationCheck = true, HostedZoneId = "Z0123" };
        var wide = NodePolicies.ControlPlane(args).Statements.Concat(NodePolicies.Worker(args).Statements).Where(statement => statement.Resources.Contains("*"));

        Assert.All(wide.SelectMany(statement => statement.Actions), action => Assert.Matches(":(Describe|List|GetAuthorizationToken)", action));
    }
}
