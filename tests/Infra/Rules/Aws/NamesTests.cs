using Infra.Rules.Aws;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Aws;

public sealed class NamesTests : RuleTest<Names>
{
    private const string Role = "aws:iam/role:Role";
    private const string Bucket = "aws:s3/bucket:Bucket";
    private const string Alias = "aws:kms/alias:Alias";
    private const string LogGroup = "aws:cloudwatch/logGroup:LogGroup";
    private const string SecurityGroup = "aws:ec2/securityGroup:SecurityGroup";

    public static TheoryData<string, string, int> Limits => new()
    {
        { Role, "name", 64 },
        { "aws:iam/policy:Policy", "name", 128 },
        { "aws:iam/instanceProfile:InstanceProfile", "name", 128 },
        { Bucket, "bucket", 63 },
        { LogGroup, "name", 512 },
        { SecurityGroup, "name", 255 },
        { "aws:sqs/queue:Queue", "name", 80 },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public void Check_AsLongAsAwsTakes_Holds(string type, string input, int limit) => AssertHolds(Named(type, input, new string('a', limit)));

    [Theory]
    [MemberData(nameof(Limits))]
    public void Check_OneCharacterMore_Breaks(string type, string input, int limit) =>
        AssertBroken(Named(type, input, new string('a', limit + 1)), type, "x", $"has {limit + 1} characters; AWS takes {limit}");

    [Theory]
    [InlineData(Role, "name", "platform-dev+eu=1,x.y@z_")]
    [InlineData(Bucket, "bucket", "platform.dev-state")]
    [InlineData(Alias, "name", "alias/platform-dev/etcd_1")]
    [InlineData(LogGroup, "name", "/aws/vpc/flow_logs.1#a-b")]
    [InlineData(SecurityGroup, "name", "nodes of dev: (all)")]
    public void Check_EveryCharacterThatAwsTakes_Holds(string type, string input, string name) => AssertHolds(Named(type, input, name));

    [Theory]
    [InlineData(Role, "name", "a b", "has a ' '")]
    [InlineData(Bucket, "bucket", "State", "has a 'S'")]
    [InlineData(Bucket, "bucket", "ab", "wants at least 3")]
    [InlineData(Bucket, "bucket", "a..b", "two full stops")]
    [InlineData(Bucket, "bucket", "10.0.0.1", "IP address")]
    [InlineData(Bucket, "bucket", "-state", "begins with \"-\"")]
    [InlineData(Bucket, "bucket", "state-", "ends with \"-\"")]
    [InlineData(Bucket, "bucket", "xn--state", "begins with \"xn--\"")]
    [InlineData(Bucket, "bucket", "state-s3alias", "ends with \"-s3alias\"")]
    [InlineData(Alias, "name", "platform", "does not begin with \"alias/\"")]
    [InlineData(Alias, "name", "alias/aws/s3", "begins with \"alias/aws/\"")]
    [InlineData(LogGroup, "name", "aws/flows", "begins with \"aws/\"")]
    [InlineData(SecurityGroup, "name", "sg-nodes", "begins with \"sg-\"")]
    public void Check_NameThatAwsRefuses_Breaks(string type, string input, string name, string message) => AssertBroken(Named(type, input, name), type, "x", message);

    [Fact]
    public void Check_NameThatPulumiMakes_CountsItsSuffix()
    {
        var name = new string('a', 57);
        AssertBroken(new PlanBuilder().Add(Role, name), Role, name, "has 65 characters");
        AssertHolds(new PlanBuilder().Add(Role, name[1..]));
    }

    [Fact]
    public void Check_PrefixOrUnknownName_IsNotJudged() =>
        AssertHolds(new PlanBuilder()
            .Add(Role, new string('a', 60), """{"namePrefix": "x-"}""")
            .Add(Role, new string('b', 60), $$"""{"name": {{PlanBuilder.Unknown(Role, "y")}}}"""));

    [Fact]
    public void Check_KnownPartsTooLong_Breaks() =>
        AssertBroken(
            new PlanBuilder().Add(Role, "x", $$$"""{"name": {"$template": ["{{{new string('a', 65)}}}", {{{PlanBuilder.Unknown(Role, "y")}}}]}}"""), Role, "x", "at least 65 characters");

    [Theory]
    [InlineData(129, 1, "The tag key")]
    [InlineData(1, 257, "has a value of 257 characters")]
    public void Check_TagTooLong_Breaks(int key, int value, string message) => AssertBroken(Tagged(new string('k', key), new string('v', value)), Bucket, "x", message);

    [Fact]
    public void Check_TagAsLongAsAwsTakes_Holds() => AssertHolds(Tagged(new string('k', 128), new string('v', 256)));

    [Fact]
    public void Check_TagOfAws_Breaks() => AssertBroken(Tagged("aws:owner", "x"), Bucket, "x", "begins with \"aws:\"");

    [Fact]
    public void Check_TooManyTags_Breaks()
    {
        var tags = string.Join(", ", Enumerable.Range(0, 51).Select(i => $"\"k{i}\": \"v\""));
        AssertBroken(new PlanBuilder().Add(Bucket, "x", $$$"""{"tags": {{{{tags}}}}}"""), Bucket, "x", "51 tags");
    }

    private static PlanBuilder Named(string type, string input, string name) => new PlanBuilder().Add(type, "x", $$"""{"{{input}}": "{{name}}"}""");

    private static PlanBuilder Tagged(string key, string value) => new PlanBuilder().Add(Bucket, "x", $$$"""{"tags": {"{{{key}}}": "{{{value}}}"}}""");
}
