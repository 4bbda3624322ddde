using Infra.Components;

namespace Infra.Tests.Components;

public sealed class InfrastructureBoundariesTests
{
    private const string Type = "aws:iam/policy:Policy";

    [Fact]
    public async Task Constructor_Defaults_MakesAPolicyOfEachKind()
    {
        var resources = await AwsMocks.RunAsync(() => Create());

        Assert.Equal(["boundaries-add-on", "boundaries-flow-log", "boundaries-node"], resources.NamesOfType(Type));
        Assert.All(resources.OfType(Type), policy =>
        {
            Assert.Equal($"infra-dev-{policy.Name["boundaries-".Length..]}-boundary", policy["name"]);
            Assert.Equal("platform", policy["tags.Owner"]);
            Assert.StartsWith("What ", policy.Text("description"), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Constructor_Buckets_AreKopsStateForNodesAndAllOthersClosed()
    {
        var resources = await AwsMocks.RunAsync(() => Create());
        string[] closed = ["access-logs", "audit", "database-backups", "loki", "oidc"];

        Assert.Equal(NodeBoundary.For(TestScope.Dev, Bucket("kops-state"), closed.Select(Bucket)).ToJson(), resources["boundaries-node"]["policy"]);
        Assert.Equal(AddOnBoundary.For(TestScope.Dev).ToJson(), resources["boundaries-add-on"]["policy"]);
        Assert.Equal(FlowLogBoundary.For(TestScope.Dev).ToJson(), resources["boundaries-flow-log"]["policy"]);
        // Whatever bucket is added is named by one of the two.
        Assert.Equal(resources.OfType("aws:s3/bucket:Bucket").Select(bucket => bucket.Text("bucket")).Order(), closed.Append("kops-state").Select(Bucket).Order());

        static string Bucket(string thing) => $"infra-dev-{thing}-111122223333";
    }

    [Fact]
    public async Task Arns_Plan_AreKnown()
    {
        InfrastructureBoundaries? boundaries = null;
        await AwsMocks.RunAsync(() => boundaries = Create());

        Assert.Equal("arn:aws:iam::111122223333:policy/infra-dev-node-boundary", boundaries!.Nodes.Arn);
        Assert.Equal([boundaries.Nodes, boundaries.AddOns, boundaries.FlowLogs], boundaries.All);
        Assert.Equal("boundaries-flow-log", boundaries.FlowLogs.Policy.GetResourceName());
    }

    [Fact]
    public void FlowLogs_Boundary_WritesToOwnLogGroupsAndDeniesOtherServices()
    {
        var boundary = FlowLogBoundary.For(TestScope.Dev);

        boundary.AssertLetsPass(VpcPolicies.FlowLogDelivery(TestScope.Dev.Account, "infra-dev-vpc-flow-logs"));
        Assert.False(boundary.Allows("logs:PutLogEvents", "arn:aws:logs:eu-central-1:111122223333:log-group:infra-prod-vpc-flow-logs:*"));
        Assert.False(boundary.Allows("logs:DeleteLogGroup", "arn:aws:logs:eu-central-1:111122223333:log-group:infra-dev-vpc-flow-logs"));
        Assert.True(boundary.Denies("s3:PutObject", "arn:aws:s3:::any/thing"));
        Assert.Equal(["eu-central-1"], boundary.Find("NeverOtherRegions").Find("aws:RequestedRegion").Values);
    }

    private static InfrastructureBoundaries Create() => new("boundaries", new InfrastructureBoundariesArgs
    {
        Scope = TestScope.Dev,
        Buckets = new Buckets("buckets", new BucketsArgs { Scope = TestScope.Dev, Keys = TestScope.Keys(), ClusterNames = [TestScope.Cluster] }),
    });
}
