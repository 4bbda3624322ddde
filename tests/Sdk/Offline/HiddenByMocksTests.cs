using System.Collections.Immutable;
using Pulumi;
using Pulumi.Aws.Ec2;
using static Infra.Tests.Sdk.Offline.Engine;

namespace Infra.Tests.Sdk.Offline;

/// <summary>What the published package's mocks let pass, and the engine or a provider refuses later.</summary>
public sealed class HiddenByMocksTests
{
    private static VpcArgs Args => new() { CidrBlock = "10.0.0.0/16" };

    private sealed class Group(string name, ComponentResourceOptions? options = null) : ComponentResource("shop:net:Group", name, options)
    {
        [Output("vpcId")]
        public Output<string> VpcId { get; set; } = null!;
    }

    private sealed class WrongArgs : ResourceArgs
    {
        [Input("cidrBlock")]
        public object? CidrBlock { get; set; }
    }

    private static string NoSuchZone(string zone) => throw new FormatException("no such zone");

    private static CustomResource Raw(string type, params (string Key, object? Value)[] inputs) =>
        new(type, "raw", new DictionaryResourceArgs(inputs.ToImmutableDictionary(i => i.Key, i => i.Value)), null as CustomResourceOptions);

    [Fact]
    public async Task TwoResources_OfOneName_AreRefused()
    {
        var plan = await RunAsync(() =>
        {
            _ = new Vpc("same", Args);
            _ = new Vpc("same", Args);
        });

        var error = Assert.Single(plan.Errors);
        Assert.Equal("aws:ec2/vpc:Vpc 'same'", error.Resource);
        Assert.Contains("two of that type and name", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoResources_OfOneNameUnderTwoParents_AreFine()
    {
        var plan = await RunAsync(() =>
        {
            _ = new Vpc("same", Args);
            _ = new Vpc("same", Args, new CustomResourceOptions { Parent = new Group("group") });
        });

        Assert.Empty(plan.Errors);
    }

    [Fact]
    public async Task DependencyCycle_ThroughADeferredOutput_IsRefusedAndNamesBothInputs()
    {
        var plan = await RunAsync(() =>
        {
            var deferred = new DeferredOutput<string>();
            var first = new Vpc("first", new VpcArgs { CidrBlock = deferred.Output.Apply(cidr => cidr + "") });
            var second = new Subnet("second", new SubnetArgs { VpcId = first.Id });
            deferred.Resolve(second.Arn);
        });

        var error = Assert.Single(plan.Errors);
        Assert.Contains("aws:ec2/vpc:Vpc 'first' needs aws:ec2/subnet:Subnet 'second' for 'cidrBlock'", error.Message, StringComparison.Ordinal);
        Assert.Contains("aws:ec2/subnet:Subnet 'second' needs aws:ec2/vpc:Vpc 'first' for 'vpcId'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeferredOutput_ThatIsResolved_IsNoCycle()
    {
        var plan = await RunAsync(() =>
        {
            var deferred = new DeferredOutput<string>();
            _ = new Vpc("first", new VpcArgs { CidrBlock = deferred.Output });
            deferred.Resolve(Output.Create("10.0.0.0/16"));
        });

        Assert.Empty(plan.Errors);
        Assert.Equal(Text("10.0.0.0/16"), plan.Resource("first").Inputs["cidrBlock"]);
    }

    [Fact]
    public async Task Output_ThatNobodyEverSets_IsRefusedAndNamesTheInput()
    {
        var plan = await RunAsync(() => { _ = new Vpc("stuck", new VpcArgs { CidrBlock = new DeferredOutput<string>().Output }); });

        var error = Assert.Single(plan.Errors);
        Assert.Equal(("aws:ec2/vpc:Vpc 'stuck'", "cidrBlock"), (error.Resource, error.Property));
    }

    [Fact]
    public async Task ParentAndDependsOn_OfOneComponent_AreRefused()
    {
        var plan = await RunAsync(() =>
        {
            var group = new Group("group");
            _ = new Vpc("child", Args, new CustomResourceOptions { Parent = group, DependsOn = { group } });
        });

        var error = Assert.Single(plan.Errors);
        Assert.Equal(("aws:ec2/vpc:Vpc 'child'", "dependsOn"), (error.Resource, error.Property));
        Assert.Contains("shop:net:Group 'group'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5L, "System.Int64")]
    [InlineData(5f, "System.Single")]
    public async Task Input_OfAnUnsupportedType_IsRefused(object value, string type)
    {
        var plan = await RunAsync(() => { _ = new CustomResource("aws:ec2/vpc:Vpc", "vpc", new WrongArgs { CidrBlock = value }, null as CustomResourceOptions); });

        var error = Assert.Single(plan.Errors);
        Assert.Equal(("aws:ec2/vpc:Vpc 'vpc'", "cidrBlock"), (error.Resource, error.Property));
        Assert.Contains($"{type} is not a supported argument type", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Input_ThatTheTypeLacks_IsRefusedWithTheNearestName()
    {
        var plan = await RunAsync(() => { _ = Raw("aws:ec2/vpc:Vpc", ("cidrBlok", "10.0.0.0/16")); });

        var error = Assert.Single(plan.Errors);
        Assert.Equal(("aws:ec2/vpc:Vpc 'raw'", "cidrBlok"), (error.Resource, error.Property));
        Assert.Contains("did you mean 'cidrBlock'?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Input_OfTheWrongType_IsRefused()
    {
        var plan = await RunAsync(() => { _ = Raw("aws:ec2/vpc:Vpc", ("enableDnsSupport", "yes")); });

        var error = Assert.Single(plan.Errors);
        Assert.Equal("enableDnsSupport", error.Property);
        Assert.Contains("allowed is true or false", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Input_RequiredButMissing_IsRefusedOnce()
    {
        var plan = await RunAsync(() =>
        {
            _ = new Subnet("subnet", new SubnetArgs { CidrBlock = "10.0.0.0/24" });
            _ = Raw("aws:ec2/subnet:Subnet", ("cidrBlock", "10.0.0.0/24"));
        });

        Assert.Equal([("aws:ec2/subnet:Subnet 'subnet'", "vpcId"), ("aws:ec2/subnet:Subnet 'raw'", "vpcId")], plan.Errors.Select(e => (e.Resource!, e.Property!)));
    }

    [Fact]
    public async Task Type_ThatThePackageLacks_IsRefusedWithTheNearestName()
    {
        var plan = await RunAsync(() => { _ = Raw("aws:ec2/vcp:Vcp"); });

        Assert.Contains("did you mean 'aws:ec2/vpc:Vpc'?", Assert.Single(plan.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_ReadBeforeItIsSet_IsRefusedAndNamesTheInput()
    {
        var plan = await RunAsync(() => { _ = new Subnet("subnet", new SubnetArgs { VpcId = new Group("group").VpcId, CidrBlock = "10.0.0.0/24" }); });

        var error = Assert.Single(plan.Errors);
        Assert.Equal(("aws:ec2/subnet:Subnet 'subnet'", "vpcId"), (error.Resource, error.Property));
        Assert.Contains("not set yet", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_ThatThrows_IsReportedOnceWithTheInputThatReadIt()
    {
        var plan = await RunAsync(() =>
        {
            var broken = Output.Create("x").Apply(NoSuchZone);
            _ = new Vpc("vpc", new VpcArgs { CidrBlock = broken });
        });

        var error = Assert.Single(plan.Errors);
        Assert.Equal(("aws:ec2/vpc:Vpc 'vpc'", "cidrBlock"), (error.Resource, error.Property));
        Assert.Contains("FormatException: no such zone", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_ThatThrowsAndNobodyReads_IsReported()
    {
        var plan = await RunAsync(() => { _ = Output.Create("x").Apply(NoSuchZone); });

        Assert.Contains("no such zone", Assert.Single(plan.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_ThatThrowsLater_IsReported()
    {
        var plan = await RunAsync(() =>
        {
            _ = Output.Create(Task.Delay(20).ContinueWith(_ => "x", TaskScheduler.Default)).Apply(NoSuchZone);
        });

        Assert.Contains("no such zone", Assert.Single(plan.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Program_ThatThrows_KeepsWhatWasPlannedBefore()
    {
        var plan = await RunAsync(() =>
        {
            _ = new Vpc("vpc", Args);
            throw new InvalidOperationException("half way");
        });

        Assert.Contains("half way", Assert.Single(plan.Errors).Message, StringComparison.Ordinal);
        Assert.Equal("vpc", plan.Resources[^1].Name);
    }
}
