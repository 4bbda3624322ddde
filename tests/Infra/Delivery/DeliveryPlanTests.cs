using Infra.Components;
using Infra.Tests.Support;
using Pulumi;
using Pulumi.Offline;
using Kubernetes = Pulumi.Kubernetes;

namespace Infra.Tests.Delivery;

/// <summary>What a plan says of Argo CD and its Applications beside their inputs, which mocks do not see.</summary>
public sealed class DeliveryPlanTests
{
    private const string ReleaseUrn = "urn:pulumi:dev::infra::platform:argocd:ArgoCdBootstrap$kubernetes:helm.sh/v3:Release::argocd-release";

    [Fact]
    public async Task Bootstrap_Release_IsInstalledOnceAndLeftAlone()
    {
        var (resources, _) = await PlanAsync();

        Assert.Equal(["repositoryOpts", "values", "version"], resources["argocd-release"].IgnoreChanges.ToList());
        Assert.False(resources["argocd-release"].RetainOnDelete);
        Assert.Equal([resources["argocd-namespace"].Urn], resources["argocd-release"].DependsOn.ToList());
    }

    [Fact]
    public async Task Bootstrap_Namespace_OutlivesTheStackAndIsLeftToItsApplication()
    {
        var (resources, _) = await PlanAsync();

        Assert.True(resources["argocd-namespace"].RetainOnDelete);
        Assert.Equal(["metadata.annotations", "metadata.labels"], resources["argocd-namespace"].IgnoreChanges.ToList());
        Assert.Equal([resources["cluster"].Urn], resources["argocd-namespace"].DependsOn.ToList());
    }

    [Fact]
    public async Task Objects_All_AreInTheComponentsCluster()
    {
        var (resources, _) = await PlanAsync();

        var provider = resources["cluster"].Urn;
        Assert.All(resources.Values.Where(resource => resource.Type.StartsWith("kubernetes:", StringComparison.Ordinal)), resource => Assert.Equal(provider, resource.Provider));
    }

    [Fact]
    public async Task Projects_WaitFor_ArgoCd()
    {
        var (resources, _) = await PlanAsync();

        Assert.Contains(ReleaseUrn, resources["delivery-project-wiring"].DependsOn);
    }

    [Fact]
    public async Task Applications_WaitFor_TheirProjectAndWhatTheyDependOn()
    {
        var (resources, _) = await PlanAsync();

        Assert.Equal([resources["delivery-project-wiring"].Urn], resources["delivery-application-namespaces"].DependsOn.ToList());
        Assert.Equal(
            [resources["delivery-project-delivery"].Urn, resources["delivery-application-namespaces"].Urn],
            resources["delivery-application-argocd"].DependsOn.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Sets_WaitFor_AllApplications()
    {
        var (resources, _) = await PlanAsync();

        var applications = resources.Values.Where(resource => resource.Type == "kubernetes:argoproj.io/v1alpha1:Application").Select(resource => resource.Urn);
        Assert.Equal(applications.Append(resources["delivery-project-team-games"].Urn).Order(StringComparer.Ordinal), resources["delivery-set-team-games"].DependsOn.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Parameters_ThatAreUnknown_LeaveTheRestOfTheApplicationKnown()
    {
        var (resources, errors) = await PlanAsync(new Dictionary<string, CloudFact> { ["vpcId"] = CloudFact.VpcId });

        Assert.Empty(errors);
        var spec = Assert.IsType<PlanValue.MapValue>(resources["delivery-application-argocd"].Inputs["spec"]);
        var source = Assert.IsType<PlanValue.MapValue>(spec["source"]);
        Assert.Equal(new PlanValue.TextValue("argo-cd"), source["chart"]);
        var parameters = Assert.IsType<PlanValue.ListValue>(Assert.IsType<PlanValue.MapValue>(source["helm"])["parameters"]);
        var parameter = Assert.IsType<PlanValue.MapValue>(Assert.Single(parameters.Items));
        Assert.Equal(new PlanValue.TextValue("vpcId"), parameter["name"]);
        Assert.IsType<PlanValue.UnknownValue>(parameter["value"]);
    }

    private static async Task<(IReadOnlyDictionary<string, PlannedResource> Resources, IReadOnlyList<OfflineError> Errors)> PlanAsync(IReadOnlyDictionary<string, CloudFact>? parameters = null)
    {
        var result = await OfflineEngine.RunAsync(new OfflineOptions { Project = "infra", Stack = "dev" }, () =>
        {
            var provider = new Kubernetes.Provider("cluster", new Kubernetes.ProviderArgs { KubeConfig = "kubeconfig" });
            var vpc = new Pulumi.Aws.Ec2.Vpc("vpc", new Pulumi.Aws.Ec2.VpcArgs { CidrBlock = "10.0.0.0/16" });
            var argoCd = new ArgoCdBootstrap("argocd", new ArgoCdBootstrapArgs { Context = Context }, new ComponentResourceOptions { Provider = provider, DependsOn = provider });
            var platform = PlatformModel.Derive(Context, [ArgoCd.Declare(Context), Gateway]);
            _ = new Applications("delivery", new ApplicationsArgs
            {
                Projects = platform.Projects,
                Applications =
                [
                    .. platform.Applications.Select(application => new PlannedApplication(
                        platform.ObjectOf(application), application.Needs, application.Name == ArgoCd.Name.Value && parameters is not null ? parameters : new Dictionary<string, CloudFact>())),
                ],
                ApplicationSets = platform.ApplicationSets,
                CloudFacts = _ => vpc.Id,
            }, new ComponentResourceOptions { Provider = provider, DependsOn = argoCd });
            return new Dictionary<string, object?>();
        });
        return (result.Resources.Where(resource => resource.Type.Split(':')[0] is "kubernetes" or "pulumi" && resource.Custom).ToDictionary(resource => resource.Name), result.Errors);
    }

    private static Addon Gateway { get; } = new()
    {
        Name = new AddonName("gateway"),
        Summary = "Lets requests in",
        Layer = AddonLayer.Mesh,
        Namespaces = [new AddonNamespace { Name = "gateway" }],
        Workloads = [new AddonWorkload { Name = "gateway", Namespace = "gateway", Labels = new Dictionary<string, string> { ["app"] = "gateway" }, Role = PlatformRole.Gateway }],
    };

    private static AddonContext Context { get; } = RuleAddons.Context with { Teams = [RuleAddons.Team] };
}
