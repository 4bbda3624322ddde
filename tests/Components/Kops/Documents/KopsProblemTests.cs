using System.Collections.Immutable;
using Infra.Components;

namespace Infra.Tests.Components;

public sealed class KopsProblemTests
{
    [Fact]
    public void Find_GoodInputs_FindsNothing()
    {
        Assert.Empty(KopsProblem.Find(KopsInputs.Dev));
        Assert.Empty(KopsProblem.Find(KopsInputs.Prod));
    }

    [Fact]
    public void Write_SeveralProblems_ThrowsAllOfThem()
    {
        var inputs = KopsInputs.Dev.WithControlPlane(2) with { StateStore = "bucket" };

        var error = Assert.Throws<ArgumentException>(() => KopsDocuments.Write(inputs));

        Assert.Contains("the cluster 'main.dev.example.com'", error.Message, StringComparison.Ordinal);
        Assert.Contains("\ncontrolPlane.count: 2 machines", error.Message, StringComparison.Ordinal);
        Assert.Contains("\nstateStore: 'bucket' is not a bucket", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.0.0.0/0")]
    [InlineData("0.0.0.0/1")]
    [InlineData("128.0.0.0/7")]
    public void Find_ApiOpenToTheWorld_IsRefused(string access) =>
        Refuses("apiAccess", KopsInputs.Prod.With(spec => spec with { ApiAccess = spec.ApiAccess.Add(Cidr.Parse(access)) }), access);

    [Fact]
    public void Find_ApiThatNobodyReaches_IsRefused() => Refuses("apiAccess", KopsInputs.Prod.With(spec => spec with { ApiAccess = [] }), "there is none");

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(7)]
    public void Find_MembersThatEtcdCannotHave_AreRefused(int count) => Refuses("controlPlane.count", KopsInputs.Prod.WithControlPlane(count), $"{count} machines");

    [Fact]
    public void Find_TwoMembersInAZone_AreRefused()
    {
        Refuses("controlPlane.count", KopsInputs.Dev.WithControlPlane(3), "3 machines in 2 zones");
        Refuses("controlPlane.count", KopsInputs.Prod.WithControlPlane(5), "5 machines in 3 zones");
        Assert.Empty(KopsProblem.Find(KopsInputs.Dev.WithControlPlane(3) with { Zones = [KopsInputs.Dev.Zones[0]] }));
    }

    [Fact]
    public void Find_TwoGroupsOfOneName_AreRefused() =>
        Refuses("nodeGroups", KopsInputs.Dev.With(spec => spec with { NodeGroups = [spec.NodeGroups[0], spec.NodeGroups[0]] }), "2 groups are called 'general'");

    [Fact]
    public void Find_NoGroup_IsRefused() => Refuses("nodeGroups", KopsInputs.Dev.With(spec => spec with { NodeGroups = [] }), "there is none");

    [Theory]
    [InlineData("control-plane")]
    [InlineData("General")]
    [InlineData("a.b")]
    public void Find_GroupName_IsRefused(string name) => Refuses($"nodeGroups.{name}", KopsInputs.Dev.WithGroup(group => group with { Name = name }), "no name of a group");

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(0, 0)]
    [InlineData(3, 2)]
    public void Find_SizesOfAGroup_AreRefused(int min, int max) =>
        Refuses("nodeGroups.general.max", KopsInputs.Dev.WithGroup(group => group with { Min = min, Max = max }), $"from {min} to {max}");

    [Fact]
    public void Find_ZonesOfAGroup_AreRefusedWhereUnknownOrTwice()
    {
        Refuses("nodeGroups.general.zones", Zones("eu-central-1c"), "'eu-central-1c' is none of the cluster's zones: eu-central-1a, eu-central-1b");
        Refuses("nodeGroups.general.zones", Zones("eu-central-1a", "eu-central-1a"), "there twice");

        static KopsDocumentInputs Zones(params string[] zones) => KopsInputs.Dev.WithGroup(group => group with { Zones = [.. zones] });
    }

    [Fact]
    public void Find_InstanceTypes_AreRefusedWhereNoneOrTwice()
    {
        Refuses("nodeGroups.general.instanceTypes", Types(), "there is none");
        Refuses("nodeGroups.general.instanceTypes", Types("t3.large", "t3.large"), "there twice");
        Refuses("controlPlane.instanceType", KopsInputs.Dev.With(spec => spec with { ControlPlane = spec.ControlPlane with { InstanceType = "" } }), "empty");

        static KopsDocumentInputs Types(params string[] types) => KopsInputs.Dev.WithGroup(group => group with { InstanceTypes = [.. types] });
    }

    [Theory]
    [InlineData("key=value")]
    [InlineData("key=value:Never")]
    [InlineData("=value:NoSchedule")]
    public void Find_Taint_IsRefused(string taint) =>
        Refuses("nodeGroups.general.taints", KopsInputs.Dev.WithGroup(group => group with { Taints = [taint] }), $"'{taint}' is no taint");

    [Fact]
    public void Find_TaintTwice_IsRefused() =>
        Refuses("nodeGroups.general.taints", KopsInputs.Dev.WithGroup(group => group with { Taints = ["a:NoExecute", "a:NoExecute"] }), "there twice");

    [Fact]
    public void Find_SmallVolumes_AreRefused()
    {
        Refuses("nodeGroups.general.volumeGiB", KopsInputs.Dev.WithGroup(group => group with { VolumeGiB = 8 }), "8 GiB");
        Refuses("controlPlane.volumeGiB", KopsInputs.Dev.With(spec => spec with { ControlPlane = spec.ControlPlane with { VolumeGiB = 8 } }), "8 GiB");
    }

    [Theory]
    [InlineData("1.30.4")]
    [InlineData("1.37.0")]
    [InlineData("1.35")]
    [InlineData("v1.35.2")]
    public void Find_KubernetesVersion_IsRefused(string version) =>
        Refuses("kubernetesVersion", KopsInputs.Dev.With(spec => spec with { KubernetesVersion = version }), $"'{version}'");

    [Theory]
    [InlineData("main")]
    [InlineData("Main.dev.example.com")]
    [InlineData("other.dev.example.com")]
    public void Find_ClusterName_IsRefused(string name) =>
        Refuses("clusterName", KopsInputs.Dev with { ClusterName = name, DiscoveryStore = $"s3://bucket/{name}" }, $"'{name}'");

    [Theory]
    [InlineData("s3://bucket/")]
    [InlineData("bucket")]
    public void Find_StateStore_IsRefused(string store) => Refuses("stateStore", KopsInputs.Dev with { StateStore = store }, $"'{store}'");

    [Theory]
    [InlineData("s3://bucket")]
    [InlineData("s3://bucket.com/main.dev.example.com")]
    [InlineData("s3://bucket/other.dev.example.com")]
    public void Find_DiscoveryStore_IsRefused(string store) => Refuses("discoveryStore", KopsInputs.Dev with { DiscoveryStore = store }, $"'{store}'");

    [Fact]
    public void Find_IssuerWithoutTls_IsRefused() => Refuses("oidcIssuerUrl", KopsInputs.Dev with { OidcIssuerUrl = "http://login" }, "'http://login'");

    [Theory]
    [InlineData("Name")]
    [InlineData("KubernetesCluster")]
    [InlineData("kubernetes.io/cluster/main")]
    [InlineData("k8s.io/role/node")]
    public void Find_TagThatKopsWrites_IsRefused(string key) =>
        Refuses($"cloudLabels.{key}", KopsInputs.Dev with { CloudLabels = ImmutableDictionary<string, string>.Empty.Add(key, "x") }, "leave it out");

    [Fact]
    public void Find_OverlappingNetworks_AreRefused()
    {
        Refuses("podCidr", KopsInputs.Dev.With(spec => spec with { PodCidr = Cidr.Parse("10.0.0.0/8") }), "overlaps vpcCidr '10.0.0.0/16'");
        Refuses("serviceCidr", KopsInputs.Dev.With(spec => spec with { ServiceCidr = spec.PodCidr }), "overlaps podCidr '100.64.0.0/14'");
        Refuses("zones.eu-central-1a.utility", FirstZone(zone => zone with { UtilityCidr = zone.PrivateCidr }), "overlaps '10.0.0.0/19' of zones.eu-central-1a.private");
        Refuses("zones.eu-central-1a.private", FirstZone(zone => zone with { PrivateCidr = Cidr.Parse("10.1.0.0/19") }), "not inside the VPC's '10.0.0.0/16'");

        static KopsDocumentInputs FirstZone(Func<KopsZone, KopsZone> change) =>
            KopsInputs.Dev with { Zones = [change(KopsInputs.Dev.Zones[0]), KopsInputs.Dev.Zones[1]] };
    }

    [Fact]
    public void Find_Zones_AreRefusedWhereNoneOrTwice()
    {
        Refuses("zones", KopsInputs.Dev with { Zones = [] }, "there is none");
        Refuses("zones", KopsInputs.Dev with { Zones = [KopsInputs.Dev.Zones[0], KopsInputs.Dev.Zones[0]] }, "'eu-central-1a' is there 2 times");
    }

    private static void Refuses(string path, KopsDocumentInputs inputs, string words)
    {
        Assert.Contains(KopsProblem.Find(inputs), problem => problem.Path == path && problem.Message.Contains(words, StringComparison.Ordinal));
        Assert.Throws<ArgumentException>(() => KopsDocuments.Write(inputs));
    }
}
