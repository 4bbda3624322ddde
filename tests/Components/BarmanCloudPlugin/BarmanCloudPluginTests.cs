using Infra.Components;

namespace Infra.Tests.Components;

public sealed class BarmanCloudPluginTests
{
    private static Addon Declared { get; } = BarmanCloudPlugin.Declare(AddonContexts.Dev());

    private static AddonWorkload Plugin { get; } = Assert.Single(Declared.Workloads);

    // The operator looks nowhere else for plugins.
    [Fact]
    public void Declare_Always_IsInTheOperatorsNamespace()
    {
        Assert.Equal(CloudNativePg.Namespace, Declared.Chart!.Namespace);
        Assert.Equal(CloudNativePg.Namespace, Plugin.Namespace);
        Assert.Empty(Declared.Namespaces);
    }

    [Fact]
    public void Declare_Always_FollowsTheOperatorAndWhoIssuesItsCertificates() => Assert.Equal([CertManager.Name, CloudNativePg.Name], Declared.DependsOn);

    // Charts name by the release: one of the add-on's name would give pods and ServiceAccount two names in one.
    [Fact]
    public void Declare_Plugin_HasTheChartsNames()
    {
        Assert.Equal("plugin-barman-cloud", Declared.Chart!.ReleaseName);
        Assert.Equal("plugin-barman-cloud", Plugin.ServiceAccount);
        Assert.Equal(("plugin-barman-cloud", "plugin-barman-cloud"), (Plugin.Labels["app.kubernetes.io/instance"], Plugin.Labels["app.kubernetes.io/name"]));
    }

    [Fact]
    public void Declare_Plugin_EncryptsByItself()
    {
        var port = Assert.Single(Plugin.Ports, port => port.Metrics is null);

        Assert.Equal((BarmanCloudPlugin.Plugin.Port, 9090, true), (port.Name, port.Number, port.HasOwnTls));
    }

    // Only the leader listens: a second pod would never be ready.
    [Fact]
    public void Values_HighlyAvailable_AreOfOnePodToo()
    {
        var values = BarmanCloudPlugin.Declare(AddonContexts.Prod()).Chart!.Values;

        Assert.Equal(["additionalArgs", "resources"], values.Select(entry => entry.Key).Order(StringComparer.Ordinal));
    }
}
