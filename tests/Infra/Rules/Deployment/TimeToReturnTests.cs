using Infra.Planning;
using Infra.Rules.Deployment;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Deployment;

public sealed class TimeToReturnTests : RuleTest<TimeToReturn>
{
    private const string Key = "aws:kms/key:Key";
    private const string Secret = "aws:secretsmanager/secret:Secret";
    private const string Repository = "aws:ecr/repository:Repository";
    private const string Zone = "aws:route53/zone:Zone";
    private static readonly PlanFacts Protecting = new(Protect: true, IsTaggable: _ => true);

    [Fact]
    public void Check_TimeToReturn_Holds() => AssertHolds(
        new PlanBuilder().Add(Key, "k", """{"deletionWindowInDays": 30}""").Add(Key, "default").Add(Secret, "s", """{"recoveryWindowInDays": 7}""").Add(Repository, "r", """{"forceDelete": false}""").Add(Zone, "z"),
        Protecting);

    [Fact]
    public void Check_StackThatAsksForNoProtection_Holds() => AssertHolds(new PlanBuilder().Add(Key, "k", """{"deletionWindowInDays": 7}"""));

    [Theory]
    [InlineData(Key, """{"deletionWindowInDays": 7}""", "\"deletionWindowInDays\" is less than 30")]
    [InlineData(Secret, """{"recoveryWindowInDays": 0}""", "\"recoveryWindowInDays\" is less than 7")]
    [InlineData(Repository, """{"forceDelete": true}""", "deletes its images with it")]
    [InlineData(Zone, """{"forceDestroy": true}""", "deletes its records with it")]
    public void Check_NoTime_Breaks(string type, string inputs, string message) => AssertBroken(new PlanBuilder().Add(type, "x", inputs), type, "x", message, Protecting);
}
