using Infra.Components;
using Pulumi;

namespace Infra.Tests.Components;

public sealed class ApplicationsTests
{
    private const string ApplicationType = "kubernetes:argoproj.io/v1alpha1:Application";

    [Fact]
    public async Task Constructor_Application_IsWaitedForUntilHealthyAndSynced()
    {
        var box = (await RunAsync(Args(ArgoCdObjects.Application("box"))))["delivery-application-box"];

        Assert.Equal(("argoproj.io/v1alpha1", "Application", "box", "argocd"), (box["apiVersion"], box["kind"], box["metadata.name"], box["metadata.namespace"]));
        Assert.Equal("""["jsonpath={.status.health.status}=Healthy","jsonpath={.status.sync.status}=Synced"]""", box.Map("metadata.annotations")["pulumi.com/waitFor"]);
        Assert.Equal("2", box.Map("metadata.annotations")["argocd.argoproj.io/sync-wave"]);
        Assert.Equal(("cluster", 2.0), (box["spec.project"], box["spec.source.helm.valuesObject.replicas"]));
    }

    // F14: deleting an Application deletes what it delivered, but for the one that would delete who deletes.
    [Fact]
    public async Task Constructor_Finalizer_IsOnAllButArgoCdItself()
    {
        var resources = await RunAsync(Args(ArgoCdObjects.Application("box"), ArgoCdObjects.Application("argocd")));

        Assert.Equal(["resources-finalizer.argocd.argoproj.io"], resources["delivery-application-box"].Texts("metadata.finalizers"));
        Assert.False(resources["delivery-application-argocd"].Map("metadata").ContainsKey("finalizers"));
    }

    [Fact]
    public async Task Constructor_Applications_ComeAfterWhatTheyDependOn()
    {
        var resources = await RunAsync(Args(ArgoCdObjects.Application("a", "b"), ArgoCdObjects.Application("b", "c"), ArgoCdObjects.Application("c")));

        Assert.Equal(["c", "b", "a"], resources.All.Where(resource => resource.Type == ApplicationType).Select(resource => resource.Text("metadata.name")));
    }

    [Fact]
    public async Task Constructor_WhatIsDoneBeforeOne_ComesAfterAllThatItWaitsFor()
    {
        IReadOnlyList<string> given = [];
        var args = Args(ArgoCdObjects.Application("a", "b"), ArgoCdObjects.Application("b")) with
        {
            Before = new Dictionary<string, Func<IReadOnlyList<Resource>, Resource>>
            {
                ["a"] = before =>
                {
                    given = [.. before.Select(resource => resource.GetResourceName())];
                    return new Pulumi.Kubernetes.Core.V1.Namespace("step");
                },
            },
        };

        var resources = await RunAsync(args);

        Assert.Equal(["delivery-application-b"], given);
        var names = resources.All.Select(resource => resource.Name).ToList();
        Assert.True(names.IndexOf("delivery-application-b") < names.IndexOf("step"));
        Assert.True(names.IndexOf("step") < names.IndexOf("delivery-application-a"));
    }

    [Fact]
    public async Task Constructor_WhatIsDoneBeforeNothing_IsAnError()
    {
        var args = Args(ArgoCdObjects.Application("a")) with { Before = new Dictionary<string, Func<IReadOnlyList<Resource>, Resource>> { ["b"] = before => before[0] } };

        Assert.Contains("before the Application 'b'", await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(args)) is { } exception ? exception.ToString() : "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Constructor_Parameters_AreTheCloudsFacts()
    {
        var planned = ArgoCdObjects.Application("box") with { Parameters = new Dictionary<string, CloudFact> { ["network.vpcId"] = CloudFact.VpcId } };
        var box = (await RunAsync(Args(planned)))["delivery-application-box"];

        Assert.Equal(("network.vpcId", "vpc-1", true), (box["spec.source.helm.parameters.0.name"], box["spec.source.helm.parameters.0.value"], box["spec.source.helm.parameters.0.forceString"]));
        Assert.Equal("box", box["spec.source.helm.releaseName"]);
    }

    [Fact]
    public async Task Constructor_ApplicationWithoutParameters_HasNone() =>
        Assert.False((await RunAsync(Args(ArgoCdObjects.Application("box"))))["delivery-application-box"].Map("spec.source.helm").ContainsKey("parameters"));

    [Fact]
    public async Task Constructor_ProjectsAndSets_AreMade()
    {
        var resources = await RunAsync(Args() with { ApplicationSets = [ArgoCdObjects.Set("team-shop")] });

        Assert.Equal("for tests", resources["delivery-project-cluster"]["spec.description"]);
        Assert.Equal(true, resources["delivery-set-team-shop"]["spec.goTemplate"]);
    }

    [Fact]
    public async Task Constructor_NamesThatAreNotThere_AreAllSaid()
    {
        var message = await AwsMocks.FailAsync(() => _ = new Applications("delivery", Args(ArgoCdObjects.Application("box", "bxo"), ArgoCdObjects.Application("box")) with { Projects = [], ApplicationSets = [ArgoCdObjects.Set("shop", "team-shop")] }));

        Assert.Contains("two Applications are called 'box'", message, StringComparison.Ordinal);
        Assert.Contains("the Application 'box' depends on 'bxo', which is not there; there are box.", message, StringComparison.Ordinal);
        Assert.Contains("the Application 'box' is of the project 'cluster', which is not there", message, StringComparison.Ordinal);
        Assert.Contains("the ApplicationSet 'shop' is of the project 'team-shop', which is not there", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Constructor_Circle_IsSaid()
    {
        var message = await AwsMocks.FailAsync(() => _ = new Applications("delivery", Args(ArgoCdObjects.Application("a", "b"), ArgoCdObjects.Application("b", "a"), ArgoCdObjects.Application("c"))));

        Assert.Contains("these wait for each other, directly or not: a (for b), b (for a)", message, StringComparison.Ordinal);
    }

    private static ApplicationsArgs Args(params IReadOnlyList<PlannedApplication> applications) => new()
    {
        Projects = [ArgoCdObjects.Project("cluster")],
        Applications = applications,
        ApplicationSets = [],
        CloudFacts = fact => fact == CloudFact.VpcId ? Output.Create("vpc-1") : throw new ArgumentOutOfRangeException(nameof(fact)),
    };

    private static Task<RegisteredResources> RunAsync(ApplicationsArgs args) => AwsMocks.RunAsync(() => _ = new Applications("delivery", args));
}
