using Infra.Rules.Failures;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Failures;

public sealed class InjectionPrivilegesTests : RuleTest<InjectionPrivileges>
{
    private static readonly string Istiod = PlatformPlan.UrnOf("istiod");

    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan());

    [Fact]
    public void Check_NoPlugin_Breaks() => AssertBroken(new PlatformPlan().WithoutResource(PlatformPlan.UrnOf("cni")), Istiod, "no istio-cni");

    [Fact]
    public void Check_PluginThatIsNotUsed_Breaks() => AssertBroken(new PlatformPlan().WithValue("istiod", "cni", null), Istiod, "\"cni.enabled\"");

    [Fact]
    public void Check_PluginThatIsUsedByTheOtherKey_Holds() => AssertHolds(new PlatformPlan().WithValue("istiod", "cni", null).WithValue("istiod", "pilot cni enabled", "true"));

    [Fact]
    public void Check_PluginWithoutPrivileges_Breaks()
    {
        var plan = new PlatformPlan();
        AssertBroken(
            plan.With("Namespace/istio-system", "metadata labels pod-security.kubernetes.io/enforce", "\"baseline\""), plan.SubjectOf("Namespace/istio-system"), "does not let privileged pods in");
    }

    [Fact]
    public void Check_MeshWithoutGuardedNamespaces_NeedsNoPlugin()
    {
        var plan = new PlatformPlan().WithoutResource(PlatformPlan.UrnOf("cni"));
        foreach (var name in new[] { "data", "ingress", "shop" })
            plan.With($"Namespace/{name}", "metadata labels pod-security.kubernetes.io/enforce", "\"privileged\"");
        AssertHolds(plan);
    }
}
