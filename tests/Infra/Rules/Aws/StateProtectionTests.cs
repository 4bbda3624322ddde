using Infra.Planning;
using Infra.Rules.Aws;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Aws;

public sealed class StateProtectionTests : RuleTest<StateProtection>
{
    private const string Bucket = "aws:s3/bucket:Bucket";
    private static readonly PlanFacts Protecting = new(Protect: true, IsTaggable: _ => true);

    [Fact]
    public void Check_ProtectedState_Holds() => AssertHolds(new PlanBuilder().Add(Bucket, "b", protect: true).Add("aws:ec2/vpc:Vpc", "v"), Protecting);

    [Fact]
    public void Check_StackThatAsksForNoProtection_Holds() => AssertHolds(new PlanBuilder().Add(Bucket, "b", """{"forceDestroy": true}"""));

    [Theory]
    [InlineData(Bucket)]
    [InlineData("aws:kms/key:Key")]
    [InlineData("aws:ebs/volume:Volume")]
    [InlineData("aws:route53/zone:Zone")]
    [InlineData("aws:ecr/repository:Repository")]
    [InlineData("aws:secretsmanager/secret:Secret")]
    [InlineData("aws:cloudtrail/trail:Trail")]
    [InlineData("keycloak:index/realm:Realm")]
    [InlineData("vault:index/mount:Mount")]
    public void Check_UnprotectedState_Breaks(string type) => AssertBroken(new PlanBuilder().Add(type, "x"), type, "x", "holds state without it", Protecting);

    [Fact]
    public void Check_ForceDestroy_Breaks() =>
        AssertBroken(new PlanBuilder().Add(Bucket, "b", """{"forceDestroy": true}""", protect: true), Bucket, "b", "forceDestroy", Protecting);
}
