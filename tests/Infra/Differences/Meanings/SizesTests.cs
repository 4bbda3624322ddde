using Infra.Planning;
using Infra.Tests.Support;

namespace Infra.Tests.Differences.Meanings;

/// <summary>Sizes and versions: they let nobody do more, either way.</summary>
public sealed class SizesTests
{
    [Fact]
    public void Changes_MachinesOfAllZones_AreOneRow() => MeaningAssert.BothWays(
        Machines(), Machines("maxSize: 6", "maxSize: 6", "maxSize: 6"),
        "Size: general | machines in each zone | 1 to 4 > 1 to 6", "Size: general | machines in each zone | 1 to 6 > 1 to 4");

    [Fact]
    public void Changes_MachinesOfOneZone_SayTheZone() => MeaningAssert.Changes(
        Machines(), Machines("maxSize: 6"),
        "Size: general | machines in each zone | 1 to 4 > 1 to 4 (eu-central-1b, eu-central-1c), 1 to 6 (eu-central-1a)");

    [Fact]
    public void Changes_KubernetesVersion_SaysTheCluster() => MeaningAssert.BothWays(
        KopsYaml.Plan().Build(), KopsYaml.With("1.35.2", "1.36.0").Build(),
        "Version: main.dev.example.com | Kubernetes | 1.35.2 > 1.36.0", "Version: main.dev.example.com | Kubernetes | 1.36.0 > 1.35.2");

    [Fact]
    public void Changes_ValuesOfChart_SayTheirPlace() => MeaningAssert.Changes(
        Chart("1", """{"server": {"replicas": 1, "resources": {"requests": {"memory": "1Gi"}}, "image": {"repository": "a/b", "tag": "1"}}, "data": {"size": "10Gi"}, "other": 1, "key": {"size": 256}}"""),
        Chart("2", """{"server": {"replicas": 3, "resources": {"requests": {"memory": "2Gi"}}, "image": {"repository": "a/b", "tag": "2"}}, "data": {"size": "20Gi"}, "other": 2, "key": {"size": 512}}"""),
        "Size: shop | data.size | 10Gi > 20Gi",
        "Size: shop | server.replicas | 1 > 3",
        "Size: shop | server.requests.memory | 1Gi > 2Gi",
        "Version: shop | chart | shop 1 > shop 2",
        "Version: shop | server.image | a/b:1 > a/b:2");

    [Fact]
    public void Changes_ContainersAsYamlText_AreRead() => MeaningAssert.Changes(
        Chart("1", """{"extra": "- name: side\n  image: a:1\n"}"""), Chart("1", """{"extra": "- name: side\n  image: a:2\n"}"""), "Version: shop | extra[side].image | a:1 > a:2");

    [Fact]
    public void Changes_OtherRepository_IsSaidOfChartsThatBothHave() => MeaningAssert.Changes(
        Chart("1", "{}", "https://a"), Chart("1", "{}", "https://b"), "Version: shop | chart repository | https://a > https://b");

    [Fact]
    public void Changes_Workload_SaysContainerAndReplicas() => MeaningAssert.BothWays(
        Deployment(1, "a:1", "64Mi"), Deployment(2, "a:2", "96Mi"),
        "Size: Deployment shop/web | containers[web].limits.memory | 64Mi > 96Mi\nSize: Deployment shop/web | replicas | 1 > 2\nVersion: Deployment shop/web | containers[web].image | a:1 > a:2",
        "Size: Deployment shop/web | containers[web].limits.memory | 96Mi > 64Mi\nSize: Deployment shop/web | replicas | 2 > 1\nVersion: Deployment shop/web | containers[web].image | a:2 > a:1");

    [Fact]
    public void Changes_Database_SaysInstancesAndVolume() => MeaningAssert.Changes(
        Database(1, "5Gi"), Database(3, "10Gi"), "Size: Cluster shop/db | instances | 1 > 3", "Size: Cluster shop/db | storage.size | 5Gi > 10Gi");

    [Fact]
    public void Changes_BranchOfFolders_IsOneRow() => MeaningAssert.Changes(
        Folders("main"), Folders("next"), "Version: https://git | revision | main > next");

    // A group in each of three zones, with other sizes in the first of them.
    private static Plan Machines(params string[] sizes)
    {
        var text = KopsYaml.Text.Replace("name: general-", "name: general-eu-central-1", StringComparison.Ordinal).Split("maxSize: 4");
        Assert.Equal(4, text.Length);
        return new PlanBuilder().AddCluster(KopsYaml.Name, string.Concat(text.Select((part, i) => i == 0 ? part : sizes.ElementAtOrDefault(i - 1) is { } size ? size + part : $"maxSize: 4{part}"))).Build();
    }

    private static Plan Chart(string version, string values, string repository = "https://charts") => MeaningAssert.Application("shop", $$"""
        {"source": {"chart": "shop", "repoURL": "{{repository}}", "targetRevision": "{{version}}", "helm": {"valuesObject": {{values}} } } }
        """).Build();

    private static Plan Folders(string revision)
    {
        var spec = $$"""{"source": {"path": "kubernetes", "repoURL": "https://git", "targetRevision": "{{revision}}"} }""";
        return MeaningAssert.Application("a", spec).Add("kubernetes:argoproj.io/v1alpha1:Application", "b", $$"""{"metadata": {"name": "b"}, "spec": {{spec}} }""").Build();
    }

    private static Plan Deployment(int replicas, string image, string memory) => MeaningAssert.Objects($$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: shop}
        spec: {replicas: {{replicas}}, template: {spec: {containers: [{name: web, image: "{{image}}", resources: {limits: {memory: {{memory}} } } }]} } }
        """);

    private static Plan Database(int instances, string size) => MeaningAssert.Objects($$"""
        apiVersion: postgresql.cnpg.io/v1
        kind: Cluster
        metadata: {name: db, namespace: shop}
        spec: {instances: {{instances}}, storage: {size: {{size}} } }
        """);
}
