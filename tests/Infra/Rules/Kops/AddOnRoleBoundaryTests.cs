using Infra.Rules.Kops;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Kops;

public sealed class AddOnRoleBoundaryTests : RuleTest<AddOnRoleBoundary>
{
    private const string Command = "command:local:Command";
    private const string Policy = "aws:iam/policy:Policy";
    private const string Applies = """{"delete": "d", "environment": {"CLUSTER": "main.dev.example.com"}}""";

    [Fact]
    public void Check_SoundCluster_Holds() => AssertHolds(KopsYaml.Plan());

    [Fact]
    public void Check_PlanWithoutClusters_Holds() => AssertHolds(new PlanBuilder());

    [Fact]
    public void Check_BoundaryKnownAfterUp_Holds() => AssertHolds(new PlanBuilder().Add(
        "aws:s3/bucketObjectv2:BucketObjectv2", "o",
        """
        {"key": "_documents/a.example.com.yaml", "content": {"$template": ["kind: Cluster\nspec:\n  iam:\n    permissionsBoundary: ", {"$unknown": "urn#arn"}, "\n"]}}
        """));

    [Theory]
    [InlineData("  iam: {allowContainerRegistry: true}", "have no permissions boundary")]
    [InlineData("  iam: {permissionsBoundary: ''}", "have no permissions boundary")]
    [InlineData("  iam: {permissionsBoundary: 'aws:arn:iam:123456789000:policy:test-boundary'}", "\"aws:arn:iam:123456789000:policy:test-boundary\" is no ARN")]
    [InlineData("  iam: {permissionsBoundary: 'arn:aws:iam::111122223333:role/policy'}", "is no ARN of a managed policy")]
    [InlineData("  iam: {permissionsBoundary: 7}", "is no ARN of a managed policy")]
    public void Check_Boundary_Breaks(string line, string message) => AssertBroken(KopsYaml.WithLine("iam", line), KopsYaml.ClusterSubject, message);

    [Fact]
    public void Check_CommandThatWaitsForThePolicy_Holds() =>
        AssertHolds(WithPolicy().Add(Command, "apply", Applies, dependsOn: PlanBuilder.Urn(Policy, "boundary")));

    [Theory]
    [InlineData("""{"environment": {"CLUSTER": "main.dev.example.com"}}""")]
    [InlineData("""{"delete": "d", "environment": {"CLUSTER": "other.dev.example.com"}}""")]
    public void Check_CommandThatMakesNoRolesOfTheCluster_Holds(string inputs) => AssertHolds(WithPolicy().Add(Command, "other", inputs));

    [Fact]
    public void Check_CommandThatDoesNotWait_Breaks() => AssertBroken(
        WithPolicy().Add(Command, "apply", Applies), Command, "apply", "does not wait for their permissions boundary 'boundary'");

    private static PlanBuilder WithPolicy() => KopsYaml.Plan().Add(Policy, "boundary", """{"name": "add-on-boundary"}""");
}
