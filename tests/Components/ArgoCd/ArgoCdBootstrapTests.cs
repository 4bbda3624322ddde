using Infra.Components;

namespace Infra.Tests.Components;

public sealed class ArgoCdBootstrapTests
{
    [Fact]
    public async Task Constructor_Release_IsTheAddonsChart()
    {
        var release = (await RunAsync())["argocd-release"];

        Assert.Equal(("argo-cd", "10.1.1", "argocd", "argocd"), (release["chart"], release["version"], release["name"], release["namespace"]));
        Assert.Equal("https://argoproj.github.io/argo-helm", release["repositoryOpts.repo"]);
        Assert.Equal("false", release.Map("values.configs.cm")["admin.enabled"]);
        Assert.Equal((true, false, 900.0), (release["atomic"], release["skipAwait"], release["timeout"]));
    }

    [Fact]
    public async Task Constructor_Namespace_HasTheLabelsThatAreRenderedToo()
    {
        var @namespace = (await RunAsync())["argocd-namespace"];

        Assert.Equal(("v1", "Namespace", "argocd"), (@namespace["apiVersion"], @namespace["kind"], @namespace["metadata.name"]));
        Assert.Equal("restricted", @namespace.Map("metadata.labels")["pod-security.kubernetes.io/enforce"]);
        Assert.Equal("Prune=false,Delete=false", @namespace.Map("metadata.annotations")["argocd.argoproj.io/sync-options"]);
        Assert.False(@namespace.Map("metadata").ContainsKey("finalizers"));
    }

    private static Task<RegisteredResources> RunAsync() => AwsMocks.RunAsync(() => _ = new ArgoCdBootstrap("argocd", new ArgoCdBootstrapArgs { Context = AddonContexts.Dev() }));
}
