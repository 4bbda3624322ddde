using Infra.Components;

namespace Infra.Tests.Components;

public sealed class ExternalDnsTests
{
    private static Addon Declared { get; } = ExternalDns.Declare(AddonContexts.Dev());

    private static YamlMap Dev { get; } = Declared.Chart!.Values;

    [Fact]
    public void Declare_Always_RunsAsTheRolesServiceAccount()
    {
        var context = AddonContexts.Dev();

        AwsIdentity.AssertRunsAs(Workloads.ExternalDns(context.Scope, context.ClusterName, "Z0123456789ABCDEFGHIJ"), Assert.Single(Declared.Workloads));
        Assert.Equal(Declared.Workloads[0].ServiceAccount, Dev.At("serviceAccount", "name"));
    }

    [Fact]
    public void Values_Always_TradeATokenForTheRole() => AwsIdentity.AssertTradesAToken(
        Dev,
        Dev.ItemsAt("env").Cast<YamlMap>().ToDictionary(variable => (string)variable["name"]!, variable => (string)variable["value"]!),
        "arn:aws:iam::111122223333:role/infra-dev-main-external-dns");

    // Decision 0008: the public zone only, and nothing below "internal.", which would be public there.
    [Fact]
    public void Values_Always_ServeThePublicZoneWithoutPrivateNames()
    {
        Assert.Contains("--aws-zone-type=public", Dev.ItemsAt("extraArgs"));
        Assert.Equal(["dev.example.com"], Dev.ItemsAt("domainFilters"));
        Assert.Equal(["internal.dev.example.com"], Dev.ItemsAt("excludeDomains"));
        Assert.Equal(["internal.prod.example.com", "a.prod.example.com"], ExternalDns.Declare(AddonContexts.Prod()).Chart!.Values.ItemsAt("excludeDomains"));
    }

    // What the environment has one of leads to its home cluster, whoever else lists it.
    [Fact]
    public void Values_OtherClusters_WriteNamesBelowTheirOwn()
    {
        var context = AddonContexts.Prod();

        Assert.Equal(["b.prod.example.com"], ExternalDns.Declare(context).Chart!.Values.ItemsAt("domainFilters"));
        Assert.Equal(["prod.example.com"], ExternalDns.Declare(context with { ClusterName = context.HomeClusterName }).Chart!.Values.ItemsAt("domainFilters"));
        Assert.Contains("--aws-zone-match-parent", Dev.ItemsAt("extraArgs"));
    }

    [Fact]
    public void Values_Always_TakeHostsOfGatewaysAndForgetThem()
    {
        Assert.Equal(["istio-gateway"], Dev.ItemsAt("sources"));
        Assert.Equal("sync", Dev["policy"]);
        Assert.Contains("istio-base", Declared.DependsOn.Select(name => name.Value));
    }

    // Two clusters write to one zone: each leaves the other's names alone.
    [Fact]
    public void Values_Names_AreTheClusters() => Assert.Equal(
        ["a.prod.example.com", "b.prod.example.com"],
        AddonContexts.Prod().ClusterNames.Select(cluster => ExternalDns.Declare(AddonContexts.Prod() with { ClusterName = cluster }).Chart!.Values["txtOwnerId"]));

    // What the role may write (Workloads.ExternalDns); others would fail at AWS.
    [Fact]
    public void Values_Records_AreThoseOfTheRole() => Assert.Equal(["A", "AAAA", "CNAME"], Dev.ItemsAt("managedRecordTypes"));
}
