using System.Reflection;
using Infra.Components;
using Infra.Stacks;
using Infra.Tests.Stacks.Environments;

namespace Infra.Tests.Stacks.Addons;

/// <summary>What must hold of all add-ons together.</summary>
public sealed class AddonCatalogTests
{
    // With a team, whose images are verified.
    private const string Team = """[{"name":"shop","costCentre":"retail","groups":["shop"],"repositoryUrl":"https://git.example.com/retail/shop","monthlyUsd":300}]""";

    private static readonly PlatformModel Small = Of(new Values().With("platform:teams", Team));
    private static readonly PlatformModel Large = Of(new Values().With("platform:teams", Team).With("platform:highlyAvailable", "true").With("platform:enforcePolicies", "true"));

    [Fact]
    public void All_EveryDeclarationOfTheComponents_IsInItOnce()
    {
        var declared = typeof(Addon).Assembly.GetTypes()
            .Select(type => type.GetMethod("Declare", BindingFlags.Public | BindingFlags.Static, [typeof(AddonContext)]))
            .OfType<MethodInfo>()
            .Select(method => method.DeclaringType!.Name);

        Assert.Equal(declared.Order(StringComparer.Ordinal), AddonCatalog.All.Select(declare => declare.Method.DeclaringType!.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ChartHosts_OfAllAddons_AreThoseThatArgoCdMayCall() => Assert.Equal(
        Small.Declarations.Addons.Select(addon => addon.Chart?.Repository).OfType<string>().Select(repository => new Uri(repository).Host).Distinct().Order(StringComparer.Ordinal),
        ArgoCdCharts.Hosts);

    [Fact]
    public void Applications_OfEveryAddon_CarryItsChartOrItsObjects() => Assert.All(
        Small.Declarations.Addons.Where(addon => addon.Chart is not null),
        addon => Assert.Single(Small.Applications, application => application.Chart == addon.Chart && application.Name == addon.Name.Value));

    [Fact]
    public void Waves_OfTheSecurityControlPlane_AreInTheOrderOfTheSystem()
    {
        // Controllers, then the mesh that they may refuse nothing of, then what is said to both, then the way in and who comes by it.
        string[][] order = [["namespaces"], ["cert-manager", "istio-base", "kyverno"], ["istio-cni"], ["istiod"], ["mesh-policies"], ["istio-gateway"], ["routes"]];

        var waves = order.Select(names => names.Select(WaveOf).Distinct().Single()).ToList();

        Assert.Equal(waves.Order(), waves);
        Assert.Equal(waves.Count, waves.Distinct().Count());
        Assert.True(WaveOf("kyverno-policies") > WaveOf("kyverno"));
        Assert.True(WaveOf("istio-gateway") > WaveOf("load-balancer-controller"));
    }

    [Fact]
    public void Workloads_WithARoleInAws_AreThoseThatItTrusts()
    {
        var context = Small.Declarations.Context;
        Workload[] roles =
        [
            Workloads.LoadBalancerController(context.Scope, context.ClusterName),
            Workloads.CertManager(context.Scope, context.ClusterName, "Z1"),
            Workloads.ExternalDns(context.Scope, context.ClusterName, "Z1"),
            Workloads.KyvernoAdmission(context.Scope, context.ClusterName),
            Workloads.KyvernoReports(context.Scope, context.ClusterName),
        ];

        Assert.All(roles, role => Assert.Single(
            Small.Declarations.Pods,
            pods => pods.Workload.Calls.Contains(Peer.Aws) && new ServiceAccountName(pods.Workload.Namespace, pods.Workload.ServiceAccount) == role.ServiceAccount));
    }

    // Budgets are no policies: there is one where there is more than one pod. Servers follow each other, and restores are drilled, where there are several.
    [Fact]
    public void Derive_HighlyAvailable_HasTheSamePoliciesButForMoreOfArgoCdsCache()
    {
        Assert.Equal(Names(Small), Names(Large));

        static IEnumerable<string> Names(PlatformModel model) =>
            model.Manifests.Where(manifest => manifest.Object is not PodDisruptionBudget && !IsOfDrills(manifest)).Select(manifest => $"{manifest.Application}/{manifest.FileName}")
                .Where(name => !name.Contains("redis", StringComparison.Ordinal));
    }

    private static bool IsOfDrills(Manifest manifest) => manifest.FileName.Contains("drill", StringComparison.Ordinal) || manifest.FileName.Contains("-join", StringComparison.Ordinal);

    private static int WaveOf(string name) => Small.Applications.Single(application => application.Name == name).Wave;

    private static PlatformModel Of(Values values)
    {
        var environment = values.Config();
        return EnvironmentPlatform.Of(environment, environment.Clusters[0]);
    }
}
