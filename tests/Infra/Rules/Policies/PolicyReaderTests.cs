using Infra.Rules;
using Infra.Rules.Policies;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Policies;

public sealed class PolicyReaderTests
{
    private const char Unknown = PlanValueExtensions.UnknownPart;

    [Fact]
    public void Read_Text_GivesEveryPartOfAStatement()
    {
        var policy = Read(PlanBuilder.Quoted("""
            {"Statement": [{"Sid": "A", "Effect": "Allow", "Principal": {"AWS": ["x", "y"], "Service": "z"}, "Action": "s3:Get", "Resource": ["r"],
              "Condition": {"Bool": {"aws:SecureTransport": false}, "StringLike": {"k": ["1", "2"]}}},
             {"Effect": "Deny", "NotPrincipal": {"AWS": "x"}, "NotAction": ["a"], "NotResource": "r"}]}
            """));
        var (allow, deny) = (policy.Statements[0], policy.Statements[1]);
        Assert.Equal(("A", true), (allow.Sid, allow.Allows));
        Assert.Equal(["x", "y", "z"], allow.Principals.AsEnumerable());
        Assert.Equal(["s3:Get"], allow.Actions.AsEnumerable());
        Assert.Equal(["r"], allow.Resources.AsEnumerable());
        Assert.Equal(["Bool aws:SecureTransport false", "StringLike k 1,2"], allow.Conditions.Select(c => $"{c.Operator} {c.Key} {string.Join(',', c.Values)}"));
        Assert.False(deny.Allows);
        Assert.True(deny.HasNotPrincipal);
        Assert.Equal(["a"], deny.NotActions.AsEnumerable());
        Assert.Equal(["r"], deny.NotResources.AsEnumerable());
    }

    [Fact]
    public void Read_Map_IsTheSameAsText()
    {
        const string Json = """{"Statement": [{"Effect": "Allow", "Action": ["a"], "Resource": "r", "Condition": {"Bool": {"k": true}, "Number": {"n": 1}}}]}""";
        Assert.Equivalent(Read(PlanBuilder.Quoted(Json)), Read(Json), strict: true);
    }

    [Fact]
    public void Read_UnknownPartsWithinAString_KeepTheKnownText()
    {
        var policy = Read("""{"$template": ["{\"Statement\": {\"Effect\": \"Allow\", \"Resource\": \"say \\\"", {"$unknown": "urn#arn"}, "/*\"}}"]}""");
        Assert.Equal([$"say \"{Unknown}/*"], policy.Statements[0].Resources.AsEnumerable());
    }

    [Fact]
    public void Read_UnknownPartInPlaceOfAValue_IsAString()
    {
        var policy = Read("""{"$template": ["{\"Statement\": {\"Effect\": \"Allow\", \"Resource\": [", {"$unknown": "urn#arn"}, ", \"r\"]}}"]}""");
        Assert.Equal([Unknown.ToString(), "r"], policy.Statements[0].Resources.AsEnumerable());
    }

    [Fact]
    public void Read_UnknownWithinAMap_KeepsTheRest()
    {
        var policy = Read("""{"Statement": [{"Effect": "Allow", "Action": "a", "Resource": {"$template": ["arn:", {"$unknown": "u#x"}]}}]}""");
        Assert.Equal([$"arn:{Unknown}"], policy.Statements[0].Resources.AsEnumerable());
    }

    [Theory]
    [InlineData("""{"$unknown": "urn#x"}""")]
    [InlineData("""{"$secret": true}""")]
    public void Read_HiddenPolicy_IsEmptyAndNoProblem(string value) => Assert.Equal(Policy.Empty, Read(value));

    [Theory]
    [InlineData("\"{\"")]
    [InlineData("\"[]\"")]
    [InlineData("\"{}\"")]
    [InlineData("""{"Statement": 7}""")]
    public void Read_NoPolicy_IsAProblem(string value) => Assert.NotNull(Read(value).Problem);

    [Fact]
    public void Read_TheSameInputTwice_IsReadOnce()
    {
        var reader = new PolicyReader();
        var value = PlanBuilder.Value("\"{\\\"Statement\\\": []}\"");
        Assert.Same(reader.Read(value), reader.Read(value));
    }

    private static Policy Read(string json) => new PolicyReader().Read(PlanBuilder.Value(json));
}
