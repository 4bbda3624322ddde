using Infra.Components;
using Infra.Configuration;
using Infra.Stacks;

namespace Infra.Tests.Configuration;

/// <summary>The files of this repository.</summary>
public sealed class RepositoryTests
{
    private static readonly PulumiProject Project = PulumiProject.Load(Root());

    [Fact]
    public void Project_Main_IsTheProgramsDirectory()
    {
        Assert.Equal("platform", Project.Name);
        Assert.Contains("main: infra\n", File.ReadAllText(Path.Combine(Root(), "Pulumi.yaml")), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Root(), "infra", "Infra.csproj")));
    }

    [Fact]
    public void Stacks_All_ReadWithoutProblems() => Assert.All(Project.Stacks, stack => Assert.Equal(stack, Read(stack).Stack));

    [Fact]
    public void Dev_Always_IsSmall()
    {
        var dev = Read("dev");

        Assert.Equal((2, NatMode.Single, 1, false), (dev.Network.Zones.Length, dev.Network.Nat, dev.Nodes.ControlPlane.Count, dev.Protect));
    }

    [Fact]
    public void Prod_Always_BearsTheLossOfAZoneAndProtectsItsData()
    {
        var prod = Read("prod");

        Assert.Equal((3, NatMode.PerZone, 3, true), (prod.Network.Zones.Length, prod.Network.Nat, prod.Nodes.ControlPlane.Count, prod.Protect));
        Assert.False(prod.Nodes.Workers.Spot);
    }

    [Fact]
    public void DevAndProd_Always_CanBeConnected()
    {
        var (dev, prod) = (Read("dev"), Read("prod"));

        Assert.Contains(prod.Network.Cidr, dev.PeerNetworks);
        Assert.Contains(dev.Network.Cidr, prod.PeerNetworks);
        Assert.NotEqual(dev.Account, prod.Account);
    }

    private static EnvironmentConfig Read(string stack) => StackSettings.Load(Root(), stack, Project).ReadEnvironment();

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Infra.sln")))
            directory = directory.Parent;
        return directory?.FullName ?? throw new DirectoryNotFoundException("Infra.sln is above no directory of the tests");
    }
}
