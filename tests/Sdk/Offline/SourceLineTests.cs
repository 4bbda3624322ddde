using System.Runtime.CompilerServices;
using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Offline;
using static Infra.Tests.Sdk.Offline.Engine;

namespace Infra.Tests.Sdk.Offline;

public sealed class SourceLineTests
{
    private static readonly OfflineOptions Options = new() { Project = "shop", Stack = "dev", WithSources = true };

    [Fact]
    public async Task Source_OfAResource_IsTheLineThatMakesIt()
    {
        var line = 0;
        var plan = await RunAsync(() =>
        {
            line = Here();
            _ = new Vpc("vpc");
        }, Options);
        AssertSource(plan.Resource("vpc"), line + 1);
    }

    [Fact]
    public async Task Source_OfAComponent_IsTheLineThatMakesItAndNotItsConstructor()
    {
        var line = 0;
        var plan = await RunAsync(() =>
        {
            line = Here();
            _ = new Network("network");
        }, Options);
        AssertSource(plan.Resource("network"), line + 1);
        AssertSource(plan.Resource("network-vpc"), Network.VpcLine);
    }

    [Fact]
    public async Task Source_OfAResourceMadeInAnApply_IsTheLineOfTheFunction()
    {
        var line = 0;
        var plan = await RunAsync(() =>
        {
            line = Here();
            Output.Create("a").Apply(name => new Vpc(name));
        }, Options);
        AssertSource(plan.Resource("a"), line + 1);
    }

    [Fact]
    public async Task Source_WhereNobodyAsks_IsNone() => Assert.Null((await RunAsync(() => { _ = new Vpc("vpc"); })).Resource("vpc").Source);

    private static void AssertSource(PlannedResource resource, int line)
    {
        Assert.EndsWith("tests/Sdk/Offline/SourceLineTests.cs", resource.Source?.File.Replace('\\', '/'), StringComparison.Ordinal);
        Assert.Equal(line, resource.Source?.Line);
    }

    private static int Here([CallerLineNumber] int line = 0) => line;

    private sealed class Network : ComponentResource
    {
        public Network(string name) : base("shop:x:Network", name)
        {
            VpcLine = Here() + 1;
            _ = new Vpc($"{name}-vpc", null, new CustomResourceOptions { Parent = this });
        }

        public static int VpcLine { get; private set; }
    }
}
