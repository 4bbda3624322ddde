using Infra.Rules.Kops;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Kops;

public sealed class DiscoveryDocumentsTests : RuleTest<DiscoveryDocuments>
{
    private const string Bucket = "aws:s3/bucket:Bucket";
    private const string Policy = "aws:s3/bucketPolicy:BucketPolicy";
    private const string Block = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
    private const string Command = "command:local:Command";
    private const string Configuration = "arn:aws:s3:::oidc/main.example.com/.well-known/openid-configuration";
    private const string Keys = "arn:aws:s3:::oidc/main.example.com/openid/v1/jwks";
    private const string RunsKops = """{"environment": {"KOPS_STATE_STORE": "s3://state"}}""";

    [Fact]
    public void Check_ExactDocumentsBeforeKops_Holds() =>
        AssertHolds(Plan(Configuration, Keys)
            .Add(Command, "update", RunsKops, dependsOn: PlanBuilder.Urn(Policy, "oidc"))
            .Add(Command, "validate", RunsKops, dependsOn: PlanBuilder.Urn(Command, "update"))
            .Add(Command, "other", """{"environment": {"X": "y"}}"""));

    [Fact]
    public void Check_SeveralClustersInOneBucket_WantTheirDocumentsEach() =>
        AssertHolds(Plan(Configuration, Keys, "arn:aws:s3:::oidc/b/.well-known/openid-configuration", "arn:aws:s3:::oidc/b/openid/v1/jwks").AddCluster("b.example.com", Yaml("s3://oidc/b/")));

    [Fact]
    public void Check_NoClusterWithDiscovery_Holds() =>
        AssertHolds(new PlanBuilder().AddCluster("main.example.com", "kind: Cluster\nspec: {}\n").Add(Command, "update", RunsKops));

    [Fact]
    public void Check_DocumentMissing_Breaks() =>
        AssertBroken(Plan(Configuration), Bucket, "oidc", "does not publish oidc/main.example.com/openid/v1/jwks");

    [Theory]
    [InlineData("arn:aws:s3:::oidc/*", "publishes oidc/*,")]
    [InlineData("arn:aws:s3:::oidc/gone.example.com/openid/v1/jwks", "publishes oidc/gone.example.com/openid/v1/jwks,")]
    public void Check_MoreThanTheDocuments_Breaks(string extra, string message) => AssertBroken(Plan(Configuration, Keys, extra), Bucket, "oidc", message);

    [Theory]
    [InlineData(Block, "blockPublicPolicy")]
    [InlineData(Block, "restrictPublicBuckets")]
    [InlineData("aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock", "restrictPublicBuckets")]
    public void Check_BlockThatTakesThePolicyAway_Breaks(string type, string flag) =>
        AssertBroken(Plan(Configuration, Keys).Add(type, "block", $$"""{"bucket": "oidc", "{{flag}}": true}"""), Bucket, "oidc", $"\"{flag}\" of 'block' is true");

    [Fact]
    public void Check_KopsThatDoesNotWait_Breaks() =>
        AssertBroken(
            Plan(Configuration, Keys).Add(Command, "update", RunsKops, dependsOn: PlanBuilder.Urn(Bucket, "oidc")), Command, "update", "does not wait for the discovery bucket's policy 'oidc'");

    [Fact]
    public void Check_BucketThatThePlanLacks_Breaks() =>
        AssertBroken(new PlanBuilder().AddCluster("main.example.com", Yaml("s3://elsewhere/main")), "s3://elsewhere", "which the plan does not have");

    [Theory]
    [InlineData("https://oidc.example.com")]
    [InlineData("s3://oidc")]
    public void Check_StoreThatIsNoFolderOfABucket_Breaks(string store) =>
        AssertBroken(new PlanBuilder().AddCluster("main.example.com", Yaml(store)), "clusters/dev/main.yaml#Cluster/main.example.com", "not known as \"s3://bucket/folder\"");

    private static PlanBuilder Plan(params string[] published)
    {
        var resources = string.Join(", ", published.Select(PlanBuilder.Quoted));
        var policy = PlanBuilder.Quoted($$"""
            {"Statement": [{"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "false"} } },
              {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": [{{resources}}] }]}
            """);
        return new PlanBuilder()
            .AddCluster("main.example.com", Yaml("s3://oidc/main.example.com"))
            .Add(Bucket, "oidc", """{"bucket": "oidc"}""")
            .Add(Policy, "oidc", $$"""{"bucket": "oidc", "policy": {{policy}} }""");
    }

    private static string Yaml(string store) =>
        $"kind: Cluster\nmetadata:\n  name: main.example.com\nspec:\n  serviceAccountIssuerDiscovery:\n    discoveryStore: {store}\n    enableAWSOIDCProvider: true\n";
}
