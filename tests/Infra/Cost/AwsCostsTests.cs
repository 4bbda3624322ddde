using Infra.Cost;
using Infra.Stacks;
using Infra.Tests.Support;
using static Infra.Tests.Cost.CostPlans;

namespace Infra.Tests.Cost;

/// <summary>What resources cost in eu-west-1, by the figures of prices.json.</summary>
public sealed class AwsCostsTests
{
    private const string Nat = "aws:ec2/natGateway:NatGateway";
    private const string Endpoint = "aws:ec2/vpcEndpoint:VpcEndpoint";
    private const string LogGroup = "aws:cloudwatch/logGroup:LogGroup";

    [Theory]
    [InlineData("aws:ec2/eip:Eip", "{}", 730 * 0.005)]
    [InlineData(Nat, "{}", (730 * 0.048) + (100 * 0.048))]
    [InlineData(Endpoint, """{"vpcEndpointType": "Interface", "subnetIds": ["a", "b", "c"]}""", (3 * 730 * 0.011) + (10 * 0.01))]
    [InlineData("aws:kms/key:Key", "{}", 1 + (10 * 0.03))]
    [InlineData("aws:route53/zone:Zone", "{}", 0.5 + 0.4)]
    [InlineData("aws:route53/zone:Zone", """{"vpcs": [{"vpcId": "vpc-1"}]}""", 0.5)]
    [InlineData("aws:s3/bucket:Bucket", "{}", 20 * 0.023)]
    [InlineData("aws:ecr/repository:Repository", "{}", 5 * 0.1)]
    [InlineData("aws:secretsmanager/secret:Secret", "{}", 0.4)]
    [InlineData(LogGroup, """{"retentionInDays": 90}""", (10 * 0.57) + (30 * 0.03))]
    public void Of_Resource_CostsWhatTheListSays(string type, string inputs, double usd)
    {
        var cost = Estimate(new PlanBuilder().Add(type, "it", inputs));
        Assert.Equal((PlanBuilder.Urn(type, "it"), Cents((decimal)usd)), (cost.Items.Single().Urn, cost.Monthly));
        Assert.Empty(cost.Unpriced);
        Assert.Equal((cost.Monthly, cost.Monthly), (cost.Minimum, cost.Maximum));
    }

    [Fact]
    public void Of_Assumptions_AreWhatIsCounted()
    {
        var assumptions = new EnvironmentCosts { NatGiB = 5000, EndpointGiB = 0, LogGiB = 100, BucketGiB = 1000, ImageGiB = 50, KmsThousandRequests = 20, MillionQueries = 3 };
        decimal Of(string type, string inputs = "{}") => Estimate(new PlanBuilder().Add(type, "it", inputs), With(assumptions)).Monthly;

        Assert.Equal(Cents((Hours * 0.048m) + (5000 * 0.048m)), Of(Nat));
        Assert.Equal(Cents(2 * Hours * 0.011m), Of(Endpoint, """{"vpcEndpointType": "Interface", "subnetIds": ["a", "b"]}"""));
        Assert.Equal(Cents((100 * 0.57m) + (100 * 0.03m)), Of(LogGroup, """{"retentionInDays": 30}"""));
        Assert.Equal(1000 * 0.023m, Of("aws:s3/bucket:Bucket"));
        Assert.Equal(50 * 0.1m, Of("aws:ecr/repository:Repository"));
        Assert.Equal(1 + (2 * 0.03m), Of("aws:kms/key:Key"));
        Assert.Equal(0.5m + (3 * 0.4m), Of("aws:route53/zone:Zone"));
    }

    [Fact]
    public void Of_SecondNatGateway_CostsAsMuchAgain()
    {
        var one = Estimate(new PlanBuilder().Add(Nat, "a")).Monthly;
        Assert.Equal(2 * one, Estimate(new PlanBuilder().Add(Nat, "a").Add(Nat, "b")).Monthly);
    }

    [Theory]
    [InlineData("aws:iam/role:Role", "{}")]
    [InlineData("aws:ec2/subnet:Subnet", "{}")]
    [InlineData(Endpoint, """{"vpcEndpointType": "Gateway"}""")]
    [InlineData("aws:cloudtrail/trail:Trail", """{"eventSelectors": [{"includeManagementEvents": true}]}""")]
    [InlineData("kubernetes:core/v1:Namespace", "{}")]
    [InlineData("vault:index/policy:Policy", "{}")]
    public void Of_FreeThing_CostsNothingAndHasNoLine(string type, string inputs)
    {
        var cost = Estimate(new PlanBuilder().Add(type, "it", inputs));
        Assert.Equal((0, 0, 0m), (cost.Items.Length, cost.Unpriced.Length, cost.Monthly));
    }

    [Theory]
    [InlineData("aws:sqs/queue:Queue", "{}", "aws:sqs/queue:Queue")]
    [InlineData("gcp:storage/bucket:Bucket", "{}", "gcp:storage/bucket:Bucket")]
    [InlineData(Endpoint, """{"vpcEndpointType": "GatewayLoadBalancer"}""", Endpoint + " of the type GatewayLoadBalancer")]
    [InlineData(LogGroup, "{}", LogGroup + " that is kept for ever")]
    [InlineData("aws:cloudtrail/trail:Trail", """{"eventSelectors": [{"dataResources": [{"type": "AWS::S3::Object"}]}]}""", "aws:cloudtrail/trail:Trail with data events")]
    [InlineData("aws:cloudtrail/trail:Trail", """{"insightSelectors": [{"insightType": "ApiCallRateInsight"}]}""", "aws:cloudtrail/trail:Trail with insights")]
    public void Of_ThingWithoutAPrice_IsSaidToHaveNone(string type, string inputs, string unpriced) =>
        Assert.Equal([unpriced], Estimate(new PlanBuilder().Add(type, "it", inputs)).Unpriced.AsEnumerable());

    [Fact]
    public void Of_RegionWithoutPrices_SaysWhichAreMissing()
    {
        var cost = Estimate(new PlanBuilder().Add(Nat, "it"), Settings with { Region = "ap-south-1" });
        Assert.Equal(["nat.gib in ap-south-1", "nat.hour in ap-south-1"], cost.Unpriced.AsEnumerable());
        Assert.Empty(cost.Items);
    }

    [Fact]
    public void Of_Components_AreAddedUpByTheOutermostButOne()
    {
        const string Foundation = "platform:aws:Foundation";
        var plan = new PlanBuilder()
            .AddComponent(Foundation, "foundation")
            .AddComponent("platform:aws:Buckets", "buckets", PlanBuilder.Urn(Foundation, "foundation"))
            .AddComponent("platform:aws:SecureBucket", "buckets-logs", PlanBuilder.Urn("platform:aws:Buckets", "buckets"))
            .AddUnder(PlanBuilder.Urn("platform:aws:SecureBucket", "buckets-logs"), "aws:s3/bucket:Bucket", "logs")
            .AddUnder(PlanBuilder.Urn(Foundation, "foundation"), "aws:secretsmanager/secret:Secret", "secret")
            .Add("aws:kms/key:Key", "alone");
        var cost = Estimate(plan);
        Assert.Equal([("dev", 1.3m), ("buckets", 0.46m), ("foundation", 0.4m)], cost.ByComponent.Select(each => (each.Key, each.Value)));
        Assert.Equal([(CostEstimate.NoCluster, 2.16m)], cost.ByCluster.Select(each => (each.Key, each.Value)));
    }
}
