using System.Collections.Immutable;
using Infra.Components;

namespace Infra.Tests.Components;

/// <summary>Clusters that tests write documents of.</summary>
internal static class KopsInputs
{
    /// <summary>One control plane machine, spot workers in two zones.</summary>
    public static KopsDocumentInputs Dev { get; } = Of("dev", 2, new ClusterSpec
    {
        Label = "main",
        KubernetesVersion = "1.35.2",
        ControlPlane = new ControlPlaneSpec { InstanceType = "t3.medium", Count = 1 },
        NodeGroups = [new NodeGroupSpec { Name = "general", InstanceTypes = ["t3.large", "t3a.large"], Min = 1, Max = 2, Spot = true }],
        PodCidr = Cidr.Parse("100.64.0.0/14"),
        ServiceCidr = Cidr.Parse("100.68.0.0/16"),
        ApiAccess = [Cidr.Parse("10.0.0.0/16")],
    });

    /// <summary>Three control plane machines, two groups of workers in three zones, offices outside.</summary>
    public static KopsDocumentInputs Prod { get; } = Of("prod", 3, new ClusterSpec
    {
        Label = "main",
        KubernetesVersion = "1.35.2",
        ControlPlane = new ControlPlaneSpec { InstanceType = "m6i.large", Count = 3 },
        NodeGroups =
        [
            new NodeGroupSpec { Name = "general", InstanceTypes = ["m6i.xlarge"], Min = 1, Max = 6, VolumeGiB = 128 },
            new NodeGroupSpec
            {
                Name = "batch",
                InstanceTypes = ["c6i.xlarge", "c6a.xlarge"],
                Min = 0,
                Max = 3,
                Labels = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("example.com/batch", "true"),
                Taints = ["example.com/batch=true:NoSchedule"],
            },
        ],
        PodCidr = Cidr.Parse("100.64.0.0/14"),
        ServiceCidr = Cidr.Parse("100.68.0.0/16"),
        ApiAccess = [Cidr.Parse("203.0.113.0/24"), Cidr.Parse("10.0.0.0/16")],
    });

    /// <summary>The inputs with a changed spec.</summary>
    public static KopsDocumentInputs With(this KopsDocumentInputs inputs, Func<ClusterSpec, ClusterSpec> change) => inputs with { Spec = change(inputs.Spec) };

    /// <summary>The inputs with a changed first node group.</summary>
    public static KopsDocumentInputs WithGroup(this KopsDocumentInputs inputs, Func<NodeGroupSpec, NodeGroupSpec> change) =>
        inputs.With(spec => spec with { NodeGroups = spec.NodeGroups.SetItem(0, change(spec.NodeGroups[0])) });

    /// <summary>The inputs with another number of control plane machines.</summary>
    public static KopsDocumentInputs WithControlPlane(this KopsDocumentInputs inputs, int count) =>
        inputs.With(spec => spec with { ControlPlane = spec.ControlPlane with { Count = count } });

    private static KopsDocumentInputs Of(string stack, int zones, ClusterSpec spec)
    {
        var account = new AwsAccount("111122223333", "eu-central-1");
        return new KopsDocumentInputs
        {
            Spec = spec,
            ClusterName = $"main.{stack}.example.com",
            Account = account,
            StateStore = $"s3://infra-{stack}-kops",
            DiscoveryStore = $"s3://infra-{stack}-discovery/main.{stack}.example.com",
            VpcId = "@{vpc}",
            VpcCidr = Cidr.Parse("10.0.0.0/16"),
            Zones = [.. Enumerable.Range(0, zones).Select(Zone)],
            EtcdKeyArn = "@{etcd-key}",
            VolumeKeyArn = "@{ebs-key}",
            SecretsKeyArn = "@{secrets-key}",
            ControlPlaneProfileArn = account.IamArn($"instance-profile/infra-{stack}-main-control-plane"),
            WorkerProfileArn = account.IamArn($"instance-profile/infra-{stack}-main-worker"),
            DnsZone = $"{stack}.example.com",
            PermissionsBoundaryArn = account.IamArn($"policy/infra-{stack}-add-on-boundary"),
            EncryptionProviderImage = "registry.example.com/aws-encryption-provider:v1",
            OidcIssuerUrl = $"https://login.{stack}.example.com/realms/platform",
            OidcClientId = "kubernetes",
            CloudLabels = new Dictionary<string, string> { ["Owner"] = "platform", ["CostCentre"] = "1001" },
        };
    }

    private static KopsZone Zone(int index)
    {
        var letter = (char)('a' + index);
        return new KopsZone(
            $"eu-central-1{letter}", $"@{{private-{letter}}}", Cidr.Parse($"10.0.{index * 64}.0/19"), $"@{{utility-{letter}}}", Cidr.Parse($"10.0.{(index * 64) + 32}.0/22"));
    }
}
