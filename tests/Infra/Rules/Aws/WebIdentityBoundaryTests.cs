using Infra.Rules.Aws;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Aws;

public sealed class WebIdentityBoundaryTests : RuleTest<WebIdentityBoundary>
{
    private const string Role = "aws:iam/role:Role";

    [Theory]
    [InlineData("\"arn:aws:iam::111122223333:policy/boundary\"")]
    [InlineData("{\"$unknown\": \"urn#arn\"}")]
    public void Check_Boundary_Holds(string boundary) => AssertHolds(RoleOf("sts:AssumeRoleWithWebIdentity", $", \"permissionsBoundary\": {boundary}"));

    [Fact]
    public void Check_RoleOfAService_Holds() => AssertHolds(RoleOf("sts:AssumeRole", ""));

    [Theory]
    [InlineData("sts:AssumeRoleWithWebIdentity", "")]
    [InlineData("sts:AssumeRoleWith*", "")]
    [InlineData("sts:AssumeRoleWithWebIdentity", ", \"permissionsBoundary\": \"\"")]
    public void Check_NoBoundary_Breaks(string action, string rest) => AssertBroken(RoleOf(action, rest), Role, "r", "no permissions boundary");

    [Theory]
    [InlineData("\"arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com\"", true)]
    [InlineData("[\"arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com\", \"arn:aws:iam::111122223333:oidc-provider/example.com\"]", false)]
    public void Check_JobsOfGitHub_NeedNoneUnlessOthersMayToo(string providers, bool holds)
    {
        var plan = RoleOf("sts:AssumeRoleWithWebIdentity", "", providers);
        if (holds)
            AssertHolds(plan);
        else
            AssertBroken(plan, Role, "r", "no permissions boundary");
    }

    private static PlanBuilder RoleOf(string action, string rest, string providers = "\"p\"")
    {
        var trust = PlanBuilder.Quoted($$"""{"Statement": [{"Effect": "Allow", "Principal": {"Federated": {{providers}}}, "Action": "{{action}}"}]}""");
        return new PlanBuilder().Add(Role, "r", $"{{\"assumeRolePolicy\": {trust}{rest}}}");
    }
}
