using System.Collections.Immutable;
using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Offline;
using static Infra.Tests.Sdk.Offline.Engine;

namespace Infra.Tests.Sdk.Offline;

public sealed class EngineTests
{
    private sealed class Network : ComponentResource
    {
        public Network(string name, ComponentResourceOptions? options = null) : base("shop:net:Network", name, options)
        {
            Vpc = new Vpc($"{name}-vpc", new VpcArgs { CidrBlock = "10.0.0.0/16" }, new CustomResourceOptions { Parent = this });
            Subnet = new Subnet($"{name}-subnet", new SubnetArgs { VpcId = Vpc.Id, CidrBlock = "10.0.0.0/24" }, new CustomResourceOptions { Parent = Vpc });
            RegisterOutputs();
        }

        public Vpc Vpc { get; }

        public Subnet Subnet { get; }
    }

    [Fact]
    public async Task Urn_OfNestedResources_IsTheEngines()
    {
        var plan = await RunAsync(() => { _ = new Network("main"); });

        Assert.Empty(plan.Errors);
        Assert.Equal("urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev", plan.Resources[0].Urn);
        Assert.Equal("urn:pulumi:dev::shop::shop:net:Network::main", plan.Resource("main").Urn);
        Assert.Equal("urn:pulumi:dev::shop::shop:net:Network$aws:ec2/vpc:Vpc::main-vpc", plan.Resource("main-vpc").Urn);
        Assert.Equal("urn:pulumi:dev::shop::shop:net:Network$aws:ec2/vpc:Vpc$aws:ec2/subnet:Subnet::main-subnet", plan.Resource("main-subnet").Urn);
    }

    [Fact]
    public async Task Parent_OfResources_IsKept()
    {
        var plan = await RunAsync(() => { _ = new Network("main"); });

        Assert.Null(plan.Resources[0].Parent);
        Assert.Equal(plan.Resources[0].Urn, plan.Resource("main").Parent);
        Assert.Equal(plan.Resource("main-vpc").Urn, plan.Resource("main-subnet").Parent);
    }

    [Fact]
    public async Task Input_OfAProvidersOutput_IsUnknownAndNamesIt()
    {
        var plan = await RunAsync(() => { _ = new Network("main"); });

        var vpc = plan.Resource("main-vpc").Urn;
        var subnet = plan.Resource("main-subnet");
        Assert.Equal(new PlanValue.UnknownValue($"{vpc}#id"), subnet.Inputs["vpcId"]);
        Assert.Equal([vpc], subnet.DependsOn.AsEnumerable());
        Assert.Equal([vpc], subnet.PropertyDependencies["vpcId"].AsEnumerable());
        Assert.DoesNotContain("cidrBlock", subnet.PropertyDependencies.Keys);
    }

    [Fact]
    public async Task Output_OfAGivenInput_IsKnown()
    {
        string? seen = null;
        await RunAsync(() => new Vpc("vpc", new VpcArgs { CidrBlock = "10.0.0.0/16" }).CidrBlock.Apply(cidr => seen = cidr));

        Assert.Equal("10.0.0.0/16", seen);
    }

    [Fact]
    public async Task Apply_OnAnUnknown_NeverRuns()
    {
        var ran = false;
        var plan = await RunAsync(() => { _ = new Vpc("vpc", new VpcArgs { CidrBlock = new Vpc("other").Id.Apply(id => { ran = true; return id; }) }); });

        Assert.False(ran);
        Assert.Equal(new PlanValue.UnknownValue($"{plan.Resource("other").Urn}#id"), plan.Resource("vpc").Inputs["cidrBlock"]);
    }

    [Fact]
    public async Task Protect_OfAParent_ComesDown()
    {
        var plan = await RunAsync(() =>
        {
            _ = new Network("kept", new ComponentResourceOptions { Protect = true });
            _ = new Network("other");
        });

        Assert.True(plan.Resource("kept-vpc").Protect);
        Assert.True(plan.Resource("kept-subnet").Protect);
        Assert.False(plan.Resource("other-vpc").Protect);
    }

    [Fact]
    public async Task Provider_OfAComponent_ComesDownToItsChildren()
    {
        var plan = await RunAsync(() =>
        {
            var provider = new Pulumi.Aws.Provider("aws", new Pulumi.Aws.ProviderArgs { Region = "eu-central-1", AllowedAccountIds = { "111122223333" } });
            _ = new Network("main", new ComponentResourceOptions { Provider = provider });
        });

        Assert.Empty(plan.Errors);
        var provider = plan.Resource("aws");
        Assert.Equal(Text("""["111122223333"]"""), provider.Inputs["allowedAccountIds"]);
        Assert.Equal(provider.Urn, plan.Resource("main-vpc").Provider);
        Assert.Equal(provider.Urn, plan.Resource("main-subnet").Provider);
        Assert.Null(plan.Resource("main").Provider);
    }

    [Fact]
    public async Task Provider_InputThatIsNoText_IsJsonWithSortedKeys()
    {
        var plan = await RunAsync(() =>
        {
            _ = new Pulumi.Aws.Provider("aws", new Pulumi.Aws.ProviderArgs
            {
                DefaultTags = new Pulumi.Aws.Inputs.ProviderDefaultTagsArgs { Tags = { { "c", "3" }, { "a", "1" }, { "e", "5" }, { "b", "2" }, { "d", "4" } } },
            });
        });

        Assert.Equal(Text("""{"tags":{"a":"1","b":"2","c":"3","d":"4","e":"5"}}"""), plan.Resource("aws").Inputs["defaultTags"]);
    }

    [Fact]
    public async Task DependsOn_AComponent_MeansWhatProvidersMakeRightBelowIt()
    {
        var plan = await RunAsync(() =>
        {
            var network = new Network("main");
            _ = new Vpc("after", new VpcArgs { CidrBlock = "10.1.0.0/16" }, new CustomResourceOptions { DependsOn = { network } });
        });

        Assert.Equal([plan.Resource("main-vpc").Urn], plan.Resource("after").DependsOn.AsEnumerable());
    }

    [Fact]
    public async Task Secret_InAnInput_IsMarkedAndItsTextIsNowhere()
    {
        var plan = await RunAsync(() =>
        {
            var secret = Output.CreateSecret("hunter2");
            _ = new Vpc("vpc", new VpcArgs { CidrBlock = "10.0.0.0/16", Tags = { { "plain", "text" }, { "secret", secret }, { "joined", Output.Format($"a{secret}b") } } });
            return new Dictionary<string, object?> { ["secret"] = secret };
        });

        var tags = Assert.IsType<PlanValue.MapValue>(plan.Resource("vpc").Inputs["tags"]);
        Assert.Equal(Text("text"), tags["plain"]);
        Assert.IsType<PlanValue.SecretValue>(tags["secret"]);
        Assert.IsType<PlanValue.SecretValue>(tags["joined"]);
        Assert.IsType<PlanValue.SecretValue>(plan.Outputs["secret"]);
        Assert.DoesNotContain("hunter2", plan.ToString() + string.Concat(plan.Resources.SelectMany(r => r.Inputs.Items.Values)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Config_Encrypted_IsSecretAndUnknown()
    {
        var options = new OfflineOptions { Project = "shop", Stack = "dev", EncryptedKeys = ImmutableHashSet.Create("shop:token") };
        var ran = false;
        var plan = await RunAsync(() => new Dictionary<string, object?>
        {
            ["token"] = new Config().RequireSecret("token").Apply(t => { ran = true; return t; }),
        }, options);

        Assert.Empty(plan.Errors);
        Assert.False(ran);
        Assert.IsType<PlanValue.SecretValue>(plan.Outputs["token"]);
    }

    [Fact]
    public async Task Config_EncryptedReadInTheClear_IsAnErrorThatNamesTheKey()
    {
        var options = new OfflineOptions { Project = "shop", Stack = "dev", EncryptedKeys = ImmutableHashSet.Create("shop:token") };
        var plan = await RunAsync(() => { _ = new Config().Require("token"); }, options);

        Assert.Contains("'shop:token' is encrypted", Assert.Single(plan.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invoke_OfAFunctionThatNobodyAnswers_IsAnErrorThatNamesIt()
    {
        var plan = await RunAsync(() => { _ = Deployment.Instance.Invoke<object>("aws:index/getRegion:getRegion", InvokeArgs.Empty); });

        Assert.Contains("function aws:index/getRegion:getRegion is not known offline", Assert.Single(plan.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invoke_OfAFunctionThatIsAnswered_GivesTheAnswer()
    {
        var options = new OfflineOptions
        {
            Project = "shop",
            Stack = "dev",
            Functions = ImmutableDictionary<string, Func<PlanValue.MapValue, PlanValue>>.Empty.Add("test:index:answer", _ => new PlanValue.NumberValue(42)),
        };
        var plan = await RunAsync(() => new Dictionary<string, object?> { ["answer"] = Deployment.Instance.Invoke<int>("test:index:answer", InvokeArgs.Empty) }, options);

        Assert.Equal(new PlanValue.NumberValue(42), plan.Outputs["answer"]);
    }

    [Fact]
    public async Task RunAsync_TwiceAndInParallel_GivesTheSamePlan()
    {
        var plans = await Task.WhenAll(Enumerable.Range(0, 8).Select(run => Task.Run(() => RunAsync(() => { _ = new Network("main"); }))));

        Assert.All(plans, p => Assert.Equal(plans[0].Resources.Select(r => r.Urn), p.Resources.Select(r => r.Urn)));
    }
}
