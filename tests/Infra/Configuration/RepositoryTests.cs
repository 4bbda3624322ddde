using Infra.Components;
using Infra.Configuration;
using Infra.Stacks;
using Infra.Tests.Support;

namespace Infra.Tests.Configuration;

/// <summary>The files of this repository.</summary>
public sealed class RepositoryTests
{
    private static readonly PulumiProject Project = PulumiProject.Load(Repository.Root);

    [Fact]
    public void Project_Main_IsTheProgramsDirectory()
    {
        Assert.Equal("platform", Project.Name);
        Assert.Contains("main: infra\n", File.ReadAllText(Path.Combine(Repository.Root, "Pulumi.yaml")), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Repository.Root, "infra", "Infra.csproj")));
    }

    [Fact]
    public void Stacks_All_ReadWithoutProblems() => Assert.All(Project.Stacks, stack => Assert.Equal(stack, Read(stack).Stack));

    [Fact]
    public void Dev_Always_IsSmall()
    {
        var dev = Read("dev");

        var cluster = Assert.Single(dev.Clusters);
        Assert.Equal((2, NatMode.Single, "main", 1, false), (dev.Network.Zones.Length, dev.Network.Nat, cluster.Label, cluster.ControlPlane.Count, dev.Protect));
        Assert.All(cluster.NodeGroups, group => Assert.True(group.Spot));
    }

    [Fact]
    public void Prod_Always_BearsTheLossOfAZoneAndProtectsItsData()
    {
        var prod = Read("prod");

        Assert.Equal((3, NatMode.PerZone, true), (prod.Network.Zones.Length, prod.Network.Nat, prod.Protect));
        Assert.Equal(["a", "b"], prod.Clusters.Select(cluster => cluster.Label));
        Assert.All(prod.Clusters, cluster =>
        {
            Assert.Equal(3, cluster.ControlPlane.Count);
            Assert.Contains(cluster.NodeGroups, group => !group.Spot && group.Min > 0 && group.Taints.IsEmpty);
        });
    }

    [Fact]
    public void DevAndProd_Always_CanBeConnected()
    {
        var (dev, prod) = (Read("dev"), Read("prod"));

        Assert.Contains(prod.Network.Cidr, dev.PeerNetworks);
        Assert.Contains(dev.Network.Cidr, prod.PeerNetworks);
        Assert.NotEqual(dev.Account, prod.Account);
        Cidr[] networks = [dev.Network.Cidr, prod.Network.Cidr, .. dev.Clusters.Concat(prod.Clusters).SelectMany(cluster => new[] { cluster.PodCidr, cluster.ServiceCidr })];
        Assert.All(networks.Index(), one => Assert.DoesNotContain(networks.Take(one.Index), other => other.Overlaps(one.Item)));
    }

    private static EnvironmentConfig Read(string stack) => StackSettings.Load(Repository.Root, stack, Project).ReadEnvironment();
}
