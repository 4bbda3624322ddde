namespace Infra.Tests.Support;

public sealed class PlanDifferenceTests
{
    private const string Vpc = "aws:ec2/vpc:Vpc";

    [Fact]
    public void Of_SamePlan_IsEmpty()
    {
        var difference = PlanDifference.Of(KopsYaml.Plan().Build(), KopsYaml.Plan().Build());
        Assert.Empty(difference.Gone.Concat(difference.New).Concat(difference.Changed));
    }

    [Fact]
    public void Of_Resources_NamesThemAndPaths()
    {
        var difference = PlanDifference.Of(
            new PlanBuilder().Add(Vpc, "a", """{"tags": {"x": "1", "y": "2"}, "list": [1, {"z": 2}]}""").Add(Vpc, "b").Build(),
            new PlanBuilder().Add(Vpc, "a", """{"tags": {"x": "1", "y": "3"}, "list": [1, {"z": 4}, 5]}""", protect: true).Add(Vpc, "c").Build());
        var a = PlanBuilder.Urn(Vpc, "a");
        Assert.Equal([PlanBuilder.Urn(Vpc, "b")], difference.Gone.AsEnumerable());
        Assert.Equal([PlanBuilder.Urn(Vpc, "c")], difference.New.AsEnumerable());
        Assert.Equal([$"{a} inputs.list[1].z", $"{a} inputs.list[2]", $"{a} inputs.tags.y", $"{a} protect"], difference.Changed.AsEnumerable());
    }

    [Fact]
    public void Of_Manifests_NamesThemAndPaths()
    {
        var difference = PlanDifference.Of(KopsYaml.Plan().Build(), KopsYaml.With("kubernetesVersion: 1.35.2", "kubernetesVersion: 1.35.3").Build());
        Assert.Contains($"{KopsYaml.ClusterSubject} spec.kubernetesVersion", difference.Changed);
        Assert.Equal(2, difference.Changed.Length);
    }
}
