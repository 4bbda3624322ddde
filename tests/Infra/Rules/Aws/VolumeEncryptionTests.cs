using Infra.Rules.Aws;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Aws;

public sealed class VolumeEncryptionTests : RuleTest<VolumeEncryption>
{
    private const string Volume = "aws:ebs/volume:Volume";
    private const string Template = "aws:ec2/launchTemplate:LaunchTemplate";
    private const string Instance = "aws:ec2/instance:Instance";
    private const string ByDefault = "aws:ebs/encryptionByDefault:EncryptionByDefault";

    [Fact]
    public void Check_EncryptedVolumes_Holds() =>
        AssertHolds(new PlanBuilder()
            .Add(Volume, "etcd", """{"encrypted": true}""")
            .Add(Template, "nodes", """{"blockDeviceMappings": [{"deviceName": "/dev/xvda", "ebs": {"encrypted": "true"}}, {"noDevice": "x"}]}""")
            .Add(Instance, "bastion", """{"rootBlockDevice": {"encrypted": true}, "ebsBlockDevices": [{"encrypted": true}]}"""));

    [Fact]
    public void Check_EncryptionByDefault_HoldsForVolumesThatSayNothing() =>
        AssertHolds(new PlanBuilder().Add(ByDefault, "region").Add(Volume, "etcd").Add(Instance, "bastion"));

    [Fact]
    public void Check_EncryptionByDefaultTurnedOff_Breaks() =>
        AssertBroken(new PlanBuilder().Add(ByDefault, "region", """{"enabled": false}"""), ByDefault, "region", "turned off");

    [Fact]
    public void Check_VolumeInTheClear_Breaks() => AssertBroken(new PlanBuilder().Add(Volume, "etcd"), Volume, "etcd", "not encrypted");

    [Fact]
    public void Check_VolumeThatRefusesTheDefault_Breaks() =>
        AssertBroken(new PlanBuilder().Add(ByDefault, "region").Add(Volume, "etcd", """{"encrypted": false}"""), Volume, "etcd", "not encrypted");

    [Fact]
    public void Check_TemplateInTheClear_Breaks() =>
        AssertBroken(
            new PlanBuilder().Add(Template, "nodes", """{"blockDeviceMappings": [{"deviceName": "/dev/xvda", "ebs": {"volumeSize": 10}}]}"""), Template, "nodes", "/dev/xvda");

    [Fact]
    public void Check_InstanceWithoutRootDevice_Breaks() => AssertBroken(new PlanBuilder().Add(Instance, "bastion"), Instance, "bastion", "root volume");
}
