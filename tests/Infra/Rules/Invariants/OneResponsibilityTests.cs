using Infra.Rules.Invariants;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Invariants;

public sealed class OneResponsibilityTests : RuleTest<OneResponsibility>
{
    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan());

    [Fact]
    public void Check_ClusterDocuments_AreNobodys() => AssertHolds(KopsYaml.Plan());

    [Fact]
    public void Check_FolderInAnothers_Breaks()
    {
        var plan = new PlatformPlan().WithInput(PlatformPlan.UrnOf("routes"), "spec source path", "\"kubernetes/dev/namespaces/routes\"");
        Assert.Contains(Check(plan), finding => finding.Subject == PlatformPlan.UrnOf("routes") && finding.Message.Contains("is in that of namespaces, kubernetes/dev/namespaces", StringComparison.Ordinal));
    }

    [Fact]
    public void Check_SameFolder_Breaks()
    {
        var plan = new PlatformPlan().WithInput(PlatformPlan.UrnOf("routes"), "spec source path", "\"kubernetes/dev/namespaces/\"");
        Assert.Contains(Check(plan), finding => finding.Subject == PlatformPlan.UrnOf("routes") && finding.Message.Contains("is in that of namespaces", StringComparison.Ordinal));
    }

    [Fact]
    public void Check_ObjectOfTwoApplications_Breaks()
    {
        const string Issuer = """{"apiVersion": "cert-manager.io/v1", "kind": "ClusterIssuer", "metadata": {"name": "internal"}}""";
        AssertBroken(
            new PlatformPlan().Add("shop-config", Issuer),
            "kubernetes/dev/shop-config/clusterissuer-internal.yaml#ClusterIssuer/internal",
            "cert-manager-config delivers it as well");
    }

    [Fact]
    public void Check_ApplicationInAFolder_Breaks() => AssertBroken(
        new PlatformPlan().Add("shop-config", """{"apiVersion": "argoproj.io/v1alpha1", "kind": "Application", "metadata": {"name": "inner", "namespace": "argocd"}}"""),
        "kubernetes/dev/shop-config/application-inner.yaml#Application/inner",
        "The folder of shop-config holds an Application");

    [Fact]
    public void Check_FolderOfNoApplication_Breaks()
    {
        var plan = new PlatformPlan();
        AssertBroken(plan.Move("ConfigMap/settings", path: "kubernetes/dev/shop/configmap-settings.yaml"), plan.SubjectOf("ConfigMap/settings"), "No Application \"shop-config\" delivers the folder kubernetes/dev/shop.");
    }

    [Fact]
    public void Check_FolderOfAnotherApplication_Breaks()
    {
        var plan = new PlatformPlan();
        AssertBroken(plan.Move("ConfigMap/settings", application: "routes"), plan.SubjectOf("ConfigMap/settings"), "No Application \"routes\" delivers the folder kubernetes/dev/shop-config.");
    }
}
