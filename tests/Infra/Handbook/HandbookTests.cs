using Infra.Tests.Support;

namespace Infra.Tests.Handbook;

/// <summary>The handbook does what it says: its commands are taken from the pages as they stand there.</summary>
public sealed class HandbookTests : IDisposable
{
    private const string DayTwo = "day-two.md";
    private const string FirstDeployment = "first-deployment.md";

    private readonly FollowedHandbook _handbook = new();

    public void Dispose() => _handbook.Dispose();

    [Fact]
    public async Task FirstDeployment_OwnValues_GiveAPlanAndManifestsOfThem()
    {
        await _handbook.FollowAsync(FirstDeployment, "### 2. Put in your own values");
        Assert.Equal("clean\n", _handbook.Output);
        Assert.Contains("999988887777", _handbook.Read("after.json"), StringComparison.Ordinal);
        Assert.DoesNotContain("dev.example.com", _handbook.Read("after.json"), StringComparison.Ordinal);
        Assert.Contains("111122223333", _handbook.Read("before.json"), StringComparison.Ordinal);
        Assert.True(_handbook.Has("kubernetes/dev/routes"));

        await _handbook.FollowAsync(FirstDeployment, "### 3. Read what the account needs first");
        Assert.Contains("\nSTATE_BUCKET='platform-pulumi-state-999988887777'\n", _handbook.Output, StringComparison.Ordinal);
        // What the page says later of the bucket and the key is what the script prints.
        Assert.All(
            HandbookPage.Commands(FirstDeployment, "### 5. Make the stack").Where(command => command.StartsWith("pulumi ", StringComparison.Ordinal)),
            command => Assert.Contains($"  {command}\n", _handbook.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task DayTwo_Environment_HasAPlanManifestsAndABootstrap()
    {
        await _handbook.FollowAsync(DayTwo, "## An environment");
        Assert.Contains("\nSTACK='stage'\nACCOUNT='777788889999'\n", _handbook.Output, StringComparison.Ordinal);
        Assert.True(_handbook.Has("kubernetes/stage/namespaces"));
        Assert.DoesNotContain("dev.example.com", _handbook.Read("Pulumi.stage.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DayTwo_Team_HasANamespaceAndAPlan()
    {
        _handbook.Insert("Pulumi.dev.yaml", "  platform:teams:", HandbookPage.Fenced(DayTwo, "## A team", "yaml"));
        await _handbook.FollowAsync(DayTwo, "## A team");
        Assert.True(_handbook.Has("kubernetes/dev/namespaces/namespace-games.yaml"));
        Assert.Contains("no errors", _handbook.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DayTwo_NodeGroup_HasRoomAndAPlan()
    {
        _handbook.Insert("Pulumi.dev.yaml", "      nodeGroups:", HandbookPage.Fenced(DayTwo, "## Machines", "yaml"));
        await _handbook.FollowAsync(DayTwo, "## Machines");
        Assert.Contains("no errors", _handbook.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DayTwo_KubernetesVersion_HasAPlan() => await _handbook.FollowAsync(DayTwo, "## A new version of Kubernetes");

    [Fact]
    public void DayTwo_ChartVersion_IsWhereThePageSays() => Assert.Contains("Version = \"v1.21.1\"", File.ReadAllText(Path.Combine(Repository.Root, "components", "CertManager", "CertManager.cs")), StringComparison.Ordinal);

    [Fact]
    public async Task Destroy_Order_IsListed()
    {
        await _handbook.FollowAsync("destroy.md", "## What it does");
        Assert.Contains("\ncluster\tmain\tmain.dev.example.com\n", _handbook.Output, StringComparison.Ordinal);
    }
}
