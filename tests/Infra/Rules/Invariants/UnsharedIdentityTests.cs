using Infra.Rules.Invariants;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Invariants;

public sealed class UnsharedIdentityTests : RuleTest<UnsharedIdentity>
{
    private const string Store = "ClusterSecretStore/vault";

    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan(RuleAddons.Context with { Teams = [RuleAddons.Team] }));

    [Theory]
    [InlineData("shop", null)]
    [InlineData("data", "of the namespace \"data\"")]
    public void Check_Binding_MayNameItsOwnNamespaceAlone(string @namespace, string? message)
    {
        var plan = new PlatformPlan().Add("namespaces", $$"""
            {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "RoleBinding", "metadata": {"name": "b", "namespace": "shop"},
             "subjects": [{"kind": "Group", "name": "g"}, {"kind": "ServiceAccount", "name": "web", "namespace": "{{@namespace}}"}]}
            """);
        if (message is null)
            AssertHolds(plan);
        else
            AssertBroken(plan, plan.SubjectOf("RoleBinding/b"), message);
    }

    [Theory]
    [InlineData("[]", "no \"conditions\"")]
    [InlineData("""[{"namespaces": ["data"]}, {"namespaceSelector": {"matchLabels": {"a": "b"}}}]""", "select namespaces that it does not name")]
    [InlineData("""[{"namespaces": ["data"]}, {"namespaceRegexes": ["x.*"]}]""", "select namespaces that it does not name")]
    [InlineData("""[{"namespaces": ["data", "games"]}]""", "name several namespaces, and games is a team's")]
    public void Check_StoreOfSeveralNamespaces_Breaks(string conditions, string message)
    {
        var plan = new PlatformPlan(RuleAddons.Context with { Teams = [RuleAddons.Team] }).With(Store, "spec conditions", conditions);
        var subject = plan.SubjectOf(Store);
        Assert.Contains(Check(plan), finding => finding.Subject == subject && finding.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Check_SecretOfAStoreOfAnotherNamespace_Breaks()
    {
        var plan = new PlatformPlan().With(Store, "spec conditions", """[{"namespaces": ["data"]}]""");
        AssertBroken(plan, plan.SubjectOf("ExternalSecret/payment"), "\"vault\" does not name its namespace");
    }

    [Fact]
    public void Check_SecretOfSeveralNamespaces_Breaks()
    {
        var plan = new PlatformPlan().Add("shop-config", """{"apiVersion": "external-secrets.io/v1", "kind": "ClusterExternalSecret", "metadata": {"name": "x"}}""");
        AssertBroken(plan, plan.SubjectOf("ClusterExternalSecret/x"), "into several namespaces");
    }

    [Theory]
    [InlineData("games", false)]
    [InlineData("vault", true)]
    public void Check_StoreThatNamesAnAccount_MayNameItsOwnNamespaceAlone(string @namespace, bool isBroken)
    {
        var plan = new PlatformPlan(RuleAddons.Context with { Teams = [RuleAddons.Team] }).With("SecretStore/vault", "spec provider vault auth kubernetes serviceAccountRef namespace", $"\"{@namespace}\"");
        var subject = plan.SubjectOf("SecretStore/vault");
        if (isBroken)
            Assert.Contains(Check(plan), finding => finding.Subject == subject && finding.Message.StartsWith("\"provider.vault.auth.kubernetes.serviceAccountRef.namespace\" is \"vault\"", StringComparison.Ordinal));
        else
            AssertHolds(plan);
    }

    [Theory]
    [InlineData("rules 0 verbs", """["create", "get"]""")]
    [InlineData("rules 0 resources", """["secrets"]""")]
    [InlineData("rules 0 resourceNames", null)]
    [InlineData("rules 0 resourceNames", """["web"]""")]
    public void Check_OperatorThatMayDoMoreThanAskAsATeamsStore_Breaks(string path, string? json)
    {
        var plan = new PlatformPlan(RuleAddons.Context with { Teams = [RuleAddons.Team] });
        AssertBroken(plan.With("games/Role/secret-reader", path, json), plan.SubjectOf("games/RoleBinding/secret-reader"), "\"external-secrets\"");
    }

    [Theory]
    [InlineData("boundServiceAccountNames", """["*"]""")]
    [InlineData("boundServiceAccountNames", """["secret-reader", "web"]""")]
    [InlineData("boundServiceAccountNamespaces", """["*"]""")]
    [InlineData("boundServiceAccountNamespaces", """["external-secrets", "games"]""")]
    [InlineData("boundServiceAccountNamespaces", null)]
    [InlineData("boundServiceAccountNamespaceSelector", "\"{}\"")]
    public void Check_RoleOfSeveral_Breaks(string input, string? json)
    {
        var role = PlatformPlan.Urn("vault:kubernetes/authBackendRole:AuthBackendRole", "main-platform");
        AssertBroken(new PlatformPlan().WithInput(role, input, json), role, "\"platform\" is not of one ServiceAccount");
    }
}
