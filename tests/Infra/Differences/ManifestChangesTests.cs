using Infra.Differences;
using Infra.Planning;
using Infra.Tests.Support;
using Pulumi.Offline;

namespace Infra.Tests.Differences;

public sealed class ManifestChangesTests
{
    [Fact]
    public void Of_SameManifests_SaysNothing() => Assert.Empty(ManifestChanges.Of(KopsYaml.Plan().Build(), KopsYaml.Plan().Build()));

    [Fact]
    public void Of_AnObjectThatDiffers_NamesItAndThePath()
    {
        var change = Assert.Single(ManifestChanges.Of(
            Plan(Manifest("shop", "v1", "ConfigMap", "settings", "shop", """{"mode": "audit"}""")),
            Plan(Manifest("shop", "v1", "ConfigMap", "settings", "shop", """{"mode": "enforce"}"""))));
        Assert.Equal((ChangeKind.Changed, "shop", "ConfigMap", "shop", "settings"), (change.Kind, change.Application, change.ObjectKind, change.Namespace, change.Name));
        Assert.Equal("data.mode: \"audit\" -> \"enforce\"", ValueChangesTests.Shown(Assert.Single(change.Properties)));
        Assert.Null(change.Loss);
    }

    [Fact]
    public void Of_AnObjectInAnotherFile_IsTheSameObject()
    {
        var manifest = Manifest("shop", "v1", "ConfigMap", "settings", "shop");
        var change = Assert.Single(ManifestChanges.Of(Plan(manifest), Plan(manifest with { Path = "kubernetes/dev/shop/elsewhere.yaml" })));
        Assert.Equal((ChangeKind.Changed, "kubernetes/dev/shop/elsewhere.yaml"), (change.Kind, change.Path));
        Assert.Equal("[path]", Assert.Single(change.Properties).Path);
    }

    [Fact]
    public void Of_AnObjectOfAnotherNamespaceOrApplication_IsAnother()
    {
        var changes = ManifestChanges.Of(
            Plan(Manifest("shop", "v1", "ConfigMap", "a", "shop"), Manifest("shop", "v1", "ConfigMap", "b", "shop")),
            Plan(Manifest("shop", "v1", "ConfigMap", "a", "mail"), Manifest("mail", "v1", "ConfigMap", "b", "shop")));
        Assert.Equal(
            [(ChangeKind.Added, "mail", "shop", "b"), (ChangeKind.Added, "shop", "mail", "a"), (ChangeKind.Removed, "shop", "shop", "a"), (ChangeKind.Removed, "shop", "shop", "b")],
            changes.Select(change => (change.Kind, change.Application, change.Namespace!, change.Name)));
    }

    [Fact]
    public void Of_KindsOfOneName_AreToldApartByTheirGroups()
    {
        var mesh = Manifest("mesh", "networking.istio.io/v1", "Gateway", "public", "mesh");
        var change = Assert.Single(ManifestChanges.Of(Plan(mesh, Manifest("mesh", "gateway.networking.k8s.io/v1", "Gateway", "public", "mesh")), Plan(mesh)));
        Assert.Equal(ChangeKind.Removed, change.Kind);
    }

    [Fact]
    public void Of_AnotherVersionOfAGroup_IsAChangeOfTheObject()
    {
        var change = Assert.Single(ManifestChanges.Of(
            Plan(Manifest("shop", "external-secrets.io/v1beta1", "ExternalSecret", "a", "shop")), Plan(Manifest("shop", "external-secrets.io/v1", "ExternalSecret", "a", "shop"))));
        Assert.Equal("apiVersion", Assert.Single(change.Properties).Path);
    }

    [Theory]
    [InlineData("v1", "Namespace", "all that the namespace holds")]
    [InlineData("v1", "PersistentVolumeClaim", "the claim's volume")]
    [InlineData("apiextensions.k8s.io/v1", "CustomResourceDefinition", "all objects of its kind")]
    [InlineData("postgresql.cnpg.io/v1", "Cluster", "the databases and their volumes")]
    [InlineData("barmancloud.cnpg.io/v1", "ObjectStore", "the way to the databases' backups")]
    public void Of_RemovedThingsThatHoldData_SaysWhatIsLost(string version, string kind, string what) =>
        Assert.Equal(new Loss(LossKind.Data, what), Assert.Single(ManifestChanges.Of(Plan(Manifest("shop", version, kind, "x")), Plan())).Loss);

    [Theory]
    [InlineData("Prune=false", true, false)]
    [InlineData("Prune=false", false, true)]
    [InlineData("ServerSideApply=true, Prune=false", true, false)]
    [InlineData("Prune=false,Delete=false", false, false)]
    [InlineData("Delete=false", true, true)]
    public void Of_WhatArgoCdKeeps_LosesNothing(string options, bool applicationStays, bool isLost)
    {
        var database = Manifest("shop", "postgresql.cnpg.io/v1", "Cluster", "x", "shop", options: options);
        var application = new PlanBuilder().Add("kubernetes:argoproj.io/v1alpha1:Application", "shop", """{"metadata": {"name": "shop"}}""").Build();
        var change = Assert.Single(ManifestChanges.Of(application with { Manifests = [database] }, applicationStays ? application : Plan()));
        Assert.Equal(isLost, change.Loss is not null);
    }

    [Fact]
    public void Of_ARemovedConfigMap_LosesNothing() => Assert.Null(Assert.Single(ManifestChanges.Of(Plan(Manifest("shop", "v1", "ConfigMap", "x")), Plan())).Loss);

    [Fact]
    public void Of_DocumentsOfTwoClusters_DoNotMix()
    {
        var before = Plan(Group("a", 1), Group("b", 1));
        var change = Assert.Single(ManifestChanges.Of(before, Plan(Group("a", 1), Group("b", 2))));
        Assert.Equal(("clusters/prod/b.yaml", "spec.maxSize"), (change.Path, Assert.Single(change.Properties).Path));

        static PlanManifest Group(string cluster, int size) =>
            new("kops", $"clusters/prod/{cluster}.yaml", Object($$"""{"apiVersion": "kops.k8s.io/v1alpha2", "kind": "InstanceGroup", "metadata": {"name": "nodes"}, "spec": {"maxSize": {{size}} } }"""));
    }

    private static Plan Plan(params PlanManifest[] manifests) => new PlanBuilder().Build() with { Manifests = [.. manifests] };

    private static PlanManifest Manifest(string application, string version, string kind, string name, string? space = null, string data = "{}", string? options = null) => new(
        application,
        $"kubernetes/dev/{application}/{kind}-{name}.yaml",
        Object($$"""{"apiVersion": "{{version}}", "kind": "{{kind}}", "metadata": {"name": "{{name}}"{{(space is null ? "" : $", \"namespace\": \"{space}\"")}}{{(options is null ? "" : $", \"annotations\": {{\"argocd.argoproj.io/sync-options\": \"{options}\"}}")}} }, "data": {{data}} }"""));

    private static PlanValue.MapValue Object(string json) => (PlanValue.MapValue)PlanBuilder.Value(json);
}
