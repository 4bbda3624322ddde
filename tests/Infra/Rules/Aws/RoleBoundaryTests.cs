using Infra.Rules.Aws;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Aws;

public sealed class RoleBoundaryTests : RuleTest<RoleBoundary>
{
    private const string Role = "aws:iam/role:Role";
    private const string Policy = "aws:iam/policy:Policy";
    private const string Boundary = """, "permissionsBoundary": "arn:aws:iam::111122223333:policy/boundary" """;
    private const string GitHub = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";
    private const string WebIdentity = """{"Effect": "Allow", "Principal": {"Federated": "p"}, "Action": "sts:AssumeRoleWithWebIdentity"}""";
    private const string Service = """{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}""";

    [Theory]
    [InlineData("\"arn:aws:iam::111122223333:policy/boundary\"")]
    [InlineData("{\"$unknown\": \"urn#arn\"}")]
    public void Check_Boundary_Holds(string boundary) => AssertHolds(new PlanBuilder().Add(Role, "r", Inputs(WebIdentity, $", \"permissionsBoundary\": {boundary}")));

    [Theory]
    [InlineData(WebIdentity, "")]
    [InlineData(WebIdentity, ", \"permissionsBoundary\": \"\"")]
    [InlineData(Service, "")]
    [InlineData("""{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": "sts:AssumeRole"}""", "")]
    [InlineData("""{"Effect": "Deny", "Principal": "*", "Action": "sts:AssumeRole"}""", "")]
    public void Check_NoBoundary_Breaks(string statement, string rest) =>
        AssertBroken(new PlanBuilder().Add(Role, "r", Inputs(statement, rest)), Role, "r", "has no permissions boundary");

    [Theory]
    [InlineData($"\"{GitHub}\"", "", true)]
    [InlineData($"[\"{GitHub}\", \"arn:aws:iam::111122223333:oidc-provider/example.com\"]", "", false)]
    [InlineData($"\"{GitHub}\"", $", {Service}", false)]
    public void Check_JobsOfGitHub_NeedNoneUnlessOthersMayToo(string providers, string more, bool holds)
    {
        var plan = new PlanBuilder().Add(
            Role, "r", Inputs($$"""{"Effect": "Allow", "Principal": {"Federated": {{providers}}}, "Action": "sts:AssumeRoleWithWebIdentity"}{{more}}""", ""));
        if (holds)
            AssertHolds(plan);
        else
            AssertBroken(plan, Role, "r", "has no permissions boundary");
    }

    [Theory]
    [InlineData("boundary", true, true)]
    [InlineData("boundary", false, false)]
    [InlineData("other", false, true)]
    public void Check_PolicyOfThePlan_IsThereBeforeTheRole(string name, bool depends, bool holds)
    {
        var plan = new PlanBuilder()
            .Add(Policy, "p", $$"""{"name": "{{name}}"}""")
            .Add(Role, "r", Inputs(Service, Boundary), dependsOn: depends ? [PlanBuilder.Urn(Policy, "p")] : []);
        if (holds)
            AssertHolds(plan);
        else
            AssertBroken(plan, Role, "r", "does not wait for its permissions boundary 'p'");
    }

    private static string Inputs(string statements, string rest) => $$"""{"assumeRolePolicy": {{PlanBuilder.Quoted($$"""{"Statement": [{{statements}}]}""")}}{{rest}}}""";
}
