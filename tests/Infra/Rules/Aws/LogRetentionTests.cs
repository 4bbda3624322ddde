using Infra.Rules.Aws;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Aws;

public sealed class LogRetentionTests : RuleTest<LogRetention>
{
    private const string Group = "aws:cloudwatch/logGroup:LogGroup";

    [Theory]
    [InlineData("1")]
    [InlineData("30")]
    [InlineData("3653")]
    [InlineData("""{"$unknown": "urn#x"}""")]
    public void Check_PeriodOfCloudWatchOrUnknown_Holds(string days) => AssertHolds(new PlanBuilder().Add(Group, "g", $$"""{"retentionInDays": {{days}}}"""));

    [Theory]
    [InlineData("{}", "for ever")]
    [InlineData("""{"retentionInDays": 0}""", "for ever")]
    [InlineData("""{"retentionInDays": 31}""", "no retention of 31 days")]
    public void Check_NoneOrUnheardOf_Breaks(string inputs, string message) => AssertBroken(new PlanBuilder().Add(Group, "g", inputs), Group, "g", message);
}
