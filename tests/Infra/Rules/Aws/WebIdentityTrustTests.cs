using Infra.Rules.Aws;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Aws;

public sealed class WebIdentityTrustTests : RuleTest<WebIdentityTrust>
{
    private const string Role = "aws:iam/role:Role";
    private const string Sub = "\"oidc.example.com/main:sub\": \"system:serviceaccount:kube-system:autoscaler\"";
    private const string Aud = "\"oidc.example.com/main:aud\": \"amazonaws.com\"";

    [Theory]
    [InlineData("{\"StringEquals\": {" + Sub + ", " + Aud + "}}")]
    [InlineData("{\"StringEquals\": {\"oidc.example.com/main:sub\": [\"repo:o/r:ref:refs/heads/main\", \"repo:o/r:pull_request\"], " + Aud + "}}")]
    [InlineData("{\"StringEquals\": {" + Sub + ", " + Aud + "}, \"StringLike\": {\"oidc.example.com/main:sub\": \"system:*\"}}")]
    public void Check_SubjectAndAudiencePinned_Holds(string condition) => AssertHolds(Trusting(condition));

    [Fact]
    public void Check_ProviderKnownAfterUp_Holds() =>
        AssertHolds(new PlanBuilder().Add(Role, "r", $$$$"""
            {"assumeRolePolicy": {"$template": ["{\"Statement\": {\"Effect\": \"Allow\", \"Principal\": {\"Federated\": \"",
              {{{{PlanBuilder.Unknown("aws:iam/openIdConnectProvider:OpenIdConnectProvider", "p", "arn")}}}}, "\"}, \"Action\": \"sts:AssumeRoleWithWebIdentity\",
              \"Condition\": {\"StringEquals\": {\"x:sub\": \"a\", \"x:aud\": \"b\"}} } }"]}}
            """.ReplaceLineEndings(" ")));

    [Theory]
    [InlineData("{\"Effect\": \"Allow\", \"Principal\": {\"Service\": \"ec2.amazonaws.com\"}, \"Action\": \"sts:AssumeRole\"}")]
    [InlineData("{\"Effect\": \"Deny\", \"Principal\": {\"Federated\": \"p\"}, \"Action\": \"sts:AssumeRoleWithWebIdentity\"}")]
    public void Check_NoTrustInWebIdentities_Holds(string statement) => AssertHolds(RoleOf(statement));

    [Theory]
    [InlineData("{\"StringEquals\": {" + Sub + "}}", "does not pin \"aud\"")]
    [InlineData("{\"StringEquals\": {" + Aud + "}}", "does not pin \"sub\"")]
    [InlineData("{\"StringEquals\": {" + Aud + "}, \"StringLike\": {" + Sub + "}}", "does not pin \"sub\"")]
    [InlineData("{\"StringEquals\": {" + Aud + "}, \"StringEqualsIfExists\": {" + Sub + "}}", "does not pin \"sub\"")]
    [InlineData("{\"StringEquals\": {" + Aud + ", \"oidc.example.com/main:sub\": \"system:serviceaccount:*:a\"}}", "does not pin \"sub\"")]
    [InlineData("{\"StringEquals\": {" + Aud + ", \"oidc.example.com/main:sub\": []}}", "does not pin \"sub\"")]
    [InlineData("{\"StringEquals\": {" + Aud + ", \"oidc.example.com/other:sub\": \"a\"}}", "does not pin \"sub\"")]
    public void Check_ClaimNotPinned_Breaks(string condition, string message) => AssertBroken(Trusting(condition), Role, "r", message);

    [Theory]
    [InlineData("\"sts:*\"")]
    [InlineData("\"*\"")]
    [InlineData("[\"sts:TagSession\", \"STS:assumerolewithwebidentity\"]")]
    public void Check_NoCondition_BreaksForBothClaims(string action) =>
        Assert.Equal(2, Check(RoleOf($$"""{"Effect": "Allow", "Principal": {"Federated": "p"}, "Action": {{action}} }""")).Count);

    [Fact]
    public void Check_AllActionsButOthers_BreaksForBothClaims() =>
        Assert.Equal(2, Check(RoleOf("""{"Effect": "Allow", "Principal": {"Federated": "p"}, "NotAction": "sts:TagSession"}""")).Count);

    private static PlanBuilder Trusting(string condition) => RoleOf($$"""
        {"Sid": "Assume", "Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/oidc.example.com/main"},
         "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {{condition}} }
        """);

    private static PlanBuilder RoleOf(string statement) =>
        new PlanBuilder().Add(Role, "r", $$"""{"assumeRolePolicy": {{PlanBuilder.Quoted($$"""{"Statement": [{{statement}}]}""")}} }""");
}
