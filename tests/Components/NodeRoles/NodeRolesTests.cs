using Infra.Components;

namespace Infra.Tests.Components;

public sealed class NodeRolesTests
{
    [Fact]
    public async Task Constructor_Defaults_CreatesARoleAndAProfileOfEachKind()
    {
        var resources = await RunAsync();

        Assert.Equal(["nodes-control-plane", "nodes-worker"], resources.NamesOfType("aws:iam/role:Role"));
        foreach (var kind in new[] { "control-plane", "worker" })
        {
            var role = resources[$"nodes-{kind}"];
            Assert.Equal($"infra-dev-main-{kind}", role["name"]);
            Assert.Equal("arn:aws:iam::111122223333:policy/infra-dev-node-boundary", role["permissionsBoundary"]);
            Assert.Contains("\"Service\":[\"ec2.amazonaws.com\"]", role.Text("assumeRolePolicy"), StringComparison.Ordinal);
            Assert.Equal($"infra-dev-main-{kind}", resources[$"nodes-{kind}-policy"]["role"]);
            Assert.Equal($"infra-dev-main-{kind}", resources[$"nodes-{kind}-profile"]["role"]);
            Assert.Equal("platform", resources[$"nodes-{kind}-profile"]["tags.Owner"]);
        }
    }

    [Fact]
    public async Task ProfileArn_Plan_IsKnown()
    {
        NodeRoles? roles = null;
        await AwsMocks.RunAsync(() => roles = Create(args => args));

        Assert.Equal("arn:aws:iam::111122223333:instance-profile/infra-dev-main-worker", roles!.Worker.ProfileArn);
        Assert.Equal(roles.ControlPlane.RoleArn, NodeRoles.ControlPlaneRoleArn(TestScope.Dev, TestScope.Cluster));
    }

    [Theory]
    [InlineData("main")]
    [InlineData("Main.dev.example.com")]
    [InlineData("main..example.com")]
    [InlineData("main.dev.example.com/other")]
    public async Task Constructor_WrongClusterName_Fails(string name) =>
        Assert.Contains($"'{name}' is not a kOps cluster's name", await FailAsync(args => args with { ClusterName = name }), StringComparison.Ordinal);

    [Fact]
    public async Task Constructor_HostedZone_IsInTheControlPlanesPolicy()
    {
        var resources = await RunAsync(args => args with { HostedZoneId = Pulumi.Output.Create("Z0123") });

        Assert.Contains(":hostedzone/Z0123\"", (string)resources["nodes-control-plane-policy"]["policy"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Constructor_LongLabel_Fails() =>
        Assert.Contains(
            "an IAM role's name has 64 at most",
            await FailAsync(args => args with { ClusterName = $"{new string('m', 50)}.example.com" }),
            StringComparison.Ordinal);

    private static Task<RegisteredResources> RunAsync(Func<NodeRolesArgs, NodeRolesArgs>? change = null) => AwsMocks.RunAsync(() => Create(change ?? (args => args)));

    private static Task<string> FailAsync(Func<NodeRolesArgs, NodeRolesArgs> change) => AwsMocks.FailAsync(() => Create(change));

    private static NodeRoles Create(Func<NodeRolesArgs, NodeRolesArgs> change) =>
        new("nodes", change(new NodeRolesArgs { Scope = TestScope.Dev, ClusterName = TestScope.Cluster, Boundary = TestScope.Boundary("node"), StateBucket = "infra-dev-kops-state-111122223333" }));
}
