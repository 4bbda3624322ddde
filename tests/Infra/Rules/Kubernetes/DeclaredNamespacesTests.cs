using Infra.Rules.Kubernetes;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Kubernetes;

public sealed class DeclaredNamespacesTests : RuleTest<DeclaredNamespaces>
{
    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan());

    [Fact]
    public void Check_SystemNamespace_Holds() => AssertHolds(new PlatformPlan().With("ConfigMap/settings", "metadata namespace", "\"kube-system\""));

    [Fact]
    public void Check_NamespaceOfNobody_Breaks()
    {
        var plan = new PlatformPlan().With("ConfigMap/settings", "metadata namespace", "\"elsewhere\"");
        AssertBroken(plan, plan.SubjectOf("ConfigMap/settings"), "\"elsewhere\", which has no manifest");
    }
}
