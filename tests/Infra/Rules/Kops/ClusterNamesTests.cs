using Infra.Rules.Kops;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Kops;

public sealed class ClusterNamesTests : RuleTest<ClusterNames>
{
    [Fact]
    public void Check_SoundCluster_Holds() => AssertHolds(KopsYaml.Plan());

    [Fact]
    public void Check_PlanWithoutClusters_Holds() => AssertHolds(new PlanBuilder());

    [Theory]
    [InlineData("UPPER", "is not in lower case letters")]
    [InlineData("-a", "is not in lower case letters")]
    [InlineData("a-name-of-sixty-four-characters-is-one-more-than-labels-ever-take", "the label kops.k8s.io/instancegroup takes 63")]
    [InlineData("general-a", "several groups of this name")]
    public void Check_Group_Breaks(string name, string message) =>
        AssertBroken(KopsYaml.WithGroup(KopsYaml.Group(name, "Node", "a", 1, 4)), KopsYaml.GroupSubject(name), message);

    [Theory]
    [InlineData("main")]
    [InlineData("Main.dev.example.com")]
    [InlineData("a_b.dev.example.com")]
    public void Check_ClusterThatIsNoDnsName_Breaks(string name) =>
        AssertBroken(Cluster(name), $"clusters/dev/x.yaml#Cluster/{name}", "is no DNS name");

    [Fact]
    public void Check_LongCluster_BreaksForTheTagAndTheLaunchTemplate()
    {
        var name = string.Join('.', Enumerable.Repeat("abcdefghi", 10));
        AssertHolds(Cluster(name));
        AssertBroken(Cluster(name, "a-group-of-thirty-characters-x"), "clusters/dev/x.yaml#InstanceGroup/a-group-of-thirty-characters-x", "has 130 characters; AWS takes 128");
        AssertBroken(Cluster(name + ".abcdefghi"), $"clusters/dev/x.yaml#Cluster/{name}.abcdefghi", "leaves 106");
    }

    private static PlanBuilder Cluster(string name, string? group = null) =>
        new PlanBuilder().AddCluster("x.example.com", $"kind: Cluster\nmetadata: {{name: {name}}}\n" + (group is null ? "" : KopsYaml.Group(group, "Node", "a", 1, 1)));
}
