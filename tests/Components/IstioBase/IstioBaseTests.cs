using Infra.Components;

namespace Infra.Tests.Components;

public sealed class IstioBaseTests
{
    private static Addon Declared { get; } = IstioBase.Declare(AddonContexts.Dev());

    [Fact]
    public void Declare_Always_BringsTheMeshsKinds()
    {
        Assert.Equal(("base", "1.30.3"), (Declared.Chart!.Chart, Declared.Chart.Version));
        Assert.Equal(
            ["extensions.istio.io", "networking.istio.io", "security.istio.io", "telemetry.istio.io"],
            Declared.CustomKinds.Select(kinds => kinds.Group));
        Assert.Equal(15, Declared.CustomKinds.Sum(kinds => kinds.Kinds.Count));
    }

    // F16: the CNI agent's pods, and nobody else's, need it.
    [Fact]
    public void Declare_Always_HasThePrivilegedNamespaceToItself()
    {
        var @namespace = Assert.Single(Declared.Namespaces);

        Assert.Equal(("istio-system", PodSecurityLevel.Privileged, false), (@namespace.Name, @namespace.PodSecurity, @namespace.InMesh));
    }

    // F11: the group must be right, or nothing is ignored.
    [Fact]
    public void Declare_Always_LeavesIstiodItsPartOfTheWebhook()
    {
        var difference = Assert.Single(Declared.IgnoredDifferences);

        Assert.Equal(("admissionregistration.k8s.io", "ValidatingWebhookConfiguration", "istiod-default-validator"), (difference.Group, difference.Kind, difference.Name));
        Assert.Equal([".webhooks[]?.clientConfig.caBundle", ".webhooks[]?.failurePolicy"], difference.JqPathExpressions);
    }
}
