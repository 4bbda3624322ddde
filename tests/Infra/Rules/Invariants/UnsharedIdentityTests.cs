using Infra.Rules.Invariants;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Invariants;

public sealed class UnsharedIdentityTests : RuleTest<UnsharedIdentity>
{
    private const string Store = "ClusterSecretStore/shared";

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
    [InlineData("""[{"namespaces": ["data", "shop"]}]""", "name several namespaces")]
    public void Check_StoreOfSeveralNamespaces_Breaks(string conditions, string message)
    {
        var plan = new PlatformPlan().With(Store, "spec conditions", conditions);
        var subject = plan.SubjectOf(Store);
        Assert.Contains(Check(plan), finding => finding.Subject == subject && finding.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Check_SecretOfAStoreOfAnotherNamespace_Breaks()
    {
        var plan = new PlatformPlan().With("ExternalSecret/payment", "spec secretStoreRef", """{"kind": "ClusterSecretStore", "name": "shared"}""");
        AssertBroken(plan, plan.SubjectOf("ExternalSecret/payment"), "\"shared\" does not name its namespace");
    }

    [Fact]
    public void Check_SecretOfSeveralNamespaces_Breaks()
    {
        var plan = new PlatformPlan().Add("shop-config", """{"apiVersion": "external-secrets.io/v1", "kind": "ClusterExternalSecret", "metadata": {"name": "x"}}""");
        AssertBroken(plan, plan.SubjectOf("ClusterExternalSecret/x"), "into several namespaces");
    }

    [Theory]
    [InlineData("shop", false)]
    [InlineData("vault", true)]
    public void Check_StoreThatNamesAnAccount_MayNameItsOwnNamespaceAlone(string @namespace, bool isBroken)
    {
        var plan = new PlatformPlan().With(
            "SecretStore/vault", "spec provider vault", $$"""{"namespace": "tenants", "auth": {"serviceAccountRef": {"name": "web", "namespace": "{{@namespace}}" } } }""");
        if (isBroken)
            AssertBroken(plan, plan.SubjectOf("SecretStore/vault"), "\"provider.vault.auth.serviceAccountRef.namespace\" is \"vault\"");
        else
            AssertHolds(plan);
    }
}
