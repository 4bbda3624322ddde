using Infra.Rules.Failures;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Failures;

public sealed class VaultUnsealTests : RuleTest<VaultUnseal>
{
    private const string Job = "Job/vault-init";
    private const string Config = "server ha raft config";
    private static readonly string Vault = PlatformPlan.UrnOf("vault");
    private static readonly string Rights = PlatformPlan.Urn("aws:iam/rolePolicy:RolePolicy", "main-vault");

    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan());

    [Fact]
    public void Check_PlanWithoutVault_Holds() => AssertHolds(new PlanBuilder().Add("aws:ec2/vpc:Vpc", "main"));

    [Theory]
    [InlineData("server dev enabled", "true", "\"server.dev.enabled\"")]
    [InlineData("injector enabled", null, "\"injector.enabled\"")]
    [InlineData("injector enabled", "\"-\"", "\"injector.enabled\"")]
    [InlineData("server readinessProbe path", "\"/v1/sys/health?standbyok=true&sealedcode=204\"", "does not say uninitcode=204")]
    [InlineData("server readinessProbe path", "\"/v1/sys/health?sealedcode=204&uninitcode=204\"", "does not say standbyok=true")]
    [InlineData(Config, "\"seal \\\"shamir\\\" {}\"", "\"server.ha.raft.config\" has no seal \"awskms\"")]
    [InlineData(Config, null, "\"server.ha.raft.config\" has no seal")]
    [InlineData("server ha raft enabled", "false", "\"server.ha.config\" has no seal")]
    [InlineData("server ha enabled", "false", "\"server.standalone.config\" has no seal")]
    public void Check_ValueThatStopsIt_Breaks(string path, string? json, string message) => AssertBroken(new PlatformPlan().WithValue("vault", path, json), Vault, message);

    [Theory]
    [InlineData("{\"seal\": {\"awskms\": {\"kms_key_id\": \"x\"}}}")]
    [InlineData("seal \"awskms\" {\n}")]
    public void Check_SealInAnotherForm_Holds(string config) => AssertHolds(new PlatformPlan().WithValue("vault", Config, PlanBuilder.Quoted(config)));

    [Theory]
    [InlineData("\"PostSync\"", "a hook of the phase PostSync")]
    [InlineData("\"Sync, PostSync\"", "a hook of the phase PostSync")]
    public void Check_JobAfterTheSync_Breaks(string hook, string message)
    {
        var plan = new PlatformPlan().With(Job, "metadata annotations argocd.argoproj.io/hook", hook);
        var subject = plan.SubjectOf(Job);
        Assert.Contains(Check(plan), finding => finding.Subject == subject && finding.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Check_NoJob_Breaks() => AssertBroken(new PlatformPlan().Without(Job), Vault, "nobody initialises it");

    [Fact]
    public void Check_NoRole_Breaks() =>
        AssertBroken(new PlatformPlan().WithValue("vault", "server serviceAccount name", "\"other\""), Vault, "No role trusts its ServiceAccount vault/other");

    [Fact]
    public void Check_RoleOfAnotherName_Breaks()
    {
        const string variable = "server extraEnvironmentVars AWS_ROLE_ARN";
        AssertHolds(new PlatformPlan().WithValue("vault", variable, "\"arn:aws:iam::111122223333:role/main-vault\""));
        AssertBroken(new PlatformPlan().WithValue("vault", variable, "\"arn:aws:iam::111122223333:role/other\""), Vault, "No role trusts");
    }

    [Fact]
    public void Check_RightsInTheRoleItself_Hold() => AssertHolds(new PlatformPlan().WithoutResource(Rights).WithInput(PlatformPlan.Urn("aws:iam/role:Role", "main-vault"), "inlinePolicies", """
        [{"name": "seal", "policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": [\"kms:Decrypt\", \"kms:DescribeKey\", \"kms:Encrypt\"], \"Resource\": \"*\"}]}"}]
        """));

    [Theory]
    [InlineData("""{"Effect": "Allow", "Action": "kms:*", "Resource": "*"}""", null)]
    [InlineData("""{"Effect": "Allow", "Action": ["kms:Decrypt", "kms:Encrypt"], "Resource": "*"}""", "does not allow kms:DescribeKey")]
    [InlineData("""{"Effect": "Deny", "Action": "kms:*", "Resource": "*"}""", "does not allow kms:Decrypt, kms:DescribeKey, kms:Encrypt")]
    [InlineData("""{"Effect": "Allow", "Action": "kms:*", "Resource": "*", "Condition": {"ForAnyValue:StringEquals": {"kms:ResourceAliases": "alias/platform-dev-vault"}}}""", null)]
    [InlineData("""{"Effect": "Allow", "Action": "kms:*", "Resource": "*", "Condition": {"ForAnyValue:StringEquals": {"kms:ResourceAliases": "alias/other"}}}""", "on the key of its seal, alias/platform-dev-vault")]
    public void Check_Role_MayUseTheKey(string statement, string? message)
    {
        var plan = new PlatformPlan().WithInput(Rights, "policy", $$"""{"Version": "2012-10-17", "Statement": [{{statement}}]}""");
        if (message is null)
            AssertHolds(plan);
        else
            AssertBroken(plan, Vault, message);
    }
}
