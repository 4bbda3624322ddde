using System.Collections.Immutable;
using Infra.Components;

namespace Infra.Tests.Components;

public sealed class InstanceGroupDocumentTests
{
    [Fact]
    public void Write_EveryGroup_IsHardened()
    {
        foreach (var group in KopsYaml.Read(KopsDocuments.Write(KopsInputs.Prod)).Skip(1))
        {
            Assert.Equal("main.prod.example.com", ((YamlDotNet.RepresentationModel.YamlMappingNode)group.At("metadata.labels")).Children["kops.k8s.io/cluster"].ToString());
            Assert.Equal("required", group.Text("spec.instanceMetadata.httpTokens"));
            Assert.Equal("1", group.Text("spec.instanceMetadata.httpPutResponseHopLimit"));
            Assert.Equal("false", group.Text("spec.associatePublicIp"));
            Assert.Equal("true", group.Text("spec.rootVolumeEncryption"));
            Assert.Equal("@{ebs-key}", group.Text("spec.rootVolumeEncryptionKey"));
            Assert.Equal("gp3", group.Text("spec.rootVolumeType"));
            Assert.Single(group.Texts("spec.subnets"));
        }
    }

    [Fact]
    public void Write_ControlPlane_IsOneMachineInItsZoneWithItsOwnProfile()
    {
        var group = KopsYaml.Group(KopsInputs.Prod, "control-plane-eu-central-1b");

        Assert.Equal("ControlPlane", group.Text("spec.role"));
        Assert.Equal("m6i.large", group.Text("spec.machineType"));
        Assert.Equal("1", group.Text("spec.minSize"));
        Assert.Equal("1", group.Text("spec.maxSize"));
        Assert.Equal(["eu-central-1b"], group.Texts("spec.subnets"));
        Assert.Equal("arn:aws:iam::111122223333:instance-profile/infra-prod-main-control-plane", group.Text("spec.iam.profile"));
        Assert.Equal("0", group.Text("spec.rollingUpdate.maxSurge"));
        Assert.Equal("1", group.Text("spec.rollingUpdate.maxUnavailable"));
        Assert.False(group.Has("spec", "autoscale"));
    }

    [Fact]
    public void Write_OnDemandOfOneType_HasNoMix()
    {
        var group = KopsYaml.Group(KopsInputs.Prod, "general-eu-central-1c");

        Assert.Equal("Node", group.Text("spec.role"));
        Assert.Equal("m6i.xlarge", group.Text("spec.machineType"));
        Assert.Equal("1", group.Text("spec.minSize"));
        Assert.Equal("6", group.Text("spec.maxSize"));
        Assert.Equal("128", group.Text("spec.rootVolumeSize"));
        Assert.Equal("true", group.Text("spec.autoscale"));
        Assert.Equal("arn:aws:iam::111122223333:instance-profile/infra-prod-main-worker", group.Text("spec.iam.profile"));
        Assert.False(group.Has("spec", "mixedInstancesPolicy"));
        Assert.False(group.Has("spec", "nodeLabels"));
        Assert.False(group.Has("spec", "taints"));
    }

    [Fact]
    public void Write_OnDemandOfSeveralTypes_TakesThemInOrder()
    {
        var group = KopsYaml.Group(KopsInputs.Prod, "batch-eu-central-1a");

        Assert.Equal(["c6i.xlarge", "c6a.xlarge"], group.Texts("spec.mixedInstancesPolicy.instances"));
        Assert.Equal("100", group.Text("spec.mixedInstancesPolicy.onDemandAboveBase"));
        Assert.Equal("prioritized", group.Text("spec.mixedInstancesPolicy.onDemandAllocationStrategy"));
        Assert.False(group.Has("spec", "capacityRebalance"));
    }

    [Fact]
    public void Write_Spot_HasNoOnDemandMachine()
    {
        var group = KopsYaml.Group(KopsInputs.Dev, "general-eu-central-1a");

        Assert.Equal("t3.large", group.Text("spec.machineType"));
        Assert.Equal(["t3.large", "t3a.large"], group.Texts("spec.mixedInstancesPolicy.instances"));
        Assert.Equal("0", group.Text("spec.mixedInstancesPolicy.onDemandBase"));
        Assert.Equal("0", group.Text("spec.mixedInstancesPolicy.onDemandAboveBase"));
        Assert.Equal("price-capacity-optimized", group.Text("spec.mixedInstancesPolicy.spotAllocationStrategy"));
        Assert.Equal("true", group.Text("spec.capacityRebalance"));
    }

    [Fact]
    public void Write_LabelsAndTaints_AreText()
    {
        var text = KopsDocuments.Write(KopsInputs.Prod);

        Assert.Contains("  nodeLabels:\n    example.com/batch: \"true\"\n", text, StringComparison.Ordinal);
        Assert.Contains("  taints:\n  - example.com/batch=true:NoSchedule\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_GroupWithZones_IsInThoseOnly()
    {
        var inputs = KopsInputs.Prod.WithGroup(group => group with { Zones = ImmutableArray.Create("eu-central-1b") });
        var names = KopsYaml.Read(KopsDocuments.Write(inputs)).Select(document => document.Text("metadata.name"));

        Assert.Equal(["general-eu-central-1b"], names.Where(name => name!.StartsWith("general-", StringComparison.Ordinal)));
    }
}
