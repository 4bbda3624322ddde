using System.Collections.Immutable;
using Moq;
using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Infra.Tests.Sdk.Testing;

/// <summary>TestAsync does what the published one does (observed on Pulumi 3.112.1).</summary>
public sealed class TestAsyncTests
{
    private static (Mock<IMocks> Mocks, List<MockResourceArgs> Seen) Echo(Func<MockResourceArgs, object>? state = null)
    {
        var seen = new List<MockResourceArgs>();
        var mocks = new Mock<IMocks>();
        mocks.Setup(m => m.NewResourceAsync(It.IsAny<MockResourceArgs>())).ReturnsAsync((MockResourceArgs args) =>
        {
            seen.Add(args);
            return ($"{args.Name}-id", state?.Invoke(args) ?? args.Inputs);
        });
        return (mocks, seen);
    }

    private sealed class TwoOutputs : Stack
    {
        public TwoOutputs() => Id = new Vpc("vpc").Id;

        [Output]
        public Output<string> Id { get; set; }

        [Output]
        public Output<string> Forgotten { get; set; } = null!;
    }

    [Fact]
    public async Task Resources_AreReturnedInOrderTheStackFirst()
    {
        var (mocks, _) = Echo();
        var resources = await Deployment.TestAsync(mocks.Object, new TestOptions(), () => { _ = new Vpc("a"); _ = new Vpc("b"); });

        Assert.Equal(["project-stack", "a", "b"], resources.Select(r => r.GetResourceName()));
        Assert.IsType<Stack>(resources[0], exactMatch: false);
    }

    [Fact]
    public async Task Inputs_AsAMockSeesThem_AreDoublesListsAndMaps()
    {
        var (mocks, seen) = Echo();
        await Deployment.TestAsync(mocks.Object, new TestOptions(), () =>
        {
            _ = new SecurityGroup("group", new SecurityGroupArgs
            {
                Ingress = { new Pulumi.Aws.Ec2.Inputs.SecurityGroupIngressArgs { FromPort = 1, ToPort = 2, Protocol = "tcp" } },
                Tags = { { "secret", Output.CreateSecret("plain") } },
            });
        });

        var inputs = Assert.Single(seen).Inputs;
        var rule = Assert.IsType<ImmutableDictionary<string, object>>(Assert.Single(Assert.IsType<ImmutableArray<object>>(inputs["ingress"])));
        Assert.Equal(1d, rule["fromPort"]);
        Assert.Equal("plain", Assert.IsType<ImmutableDictionary<string, object>>(inputs["tags"])["secret"]);
    }

    [Fact]
    public async Task Input_WithAnUnknownInIt_IsNotShownToMocks()
    {
        var (mocks, seen) = Echo(_ => ImmutableDictionary<string, object>.Empty);
        await Deployment.TestAsync(mocks.Object, new TestOptions(), () =>
        {
            var vpc = new Vpc("vpc");
            _ = new Subnet("subnet", new SubnetArgs { VpcId = vpc.Id, CidrBlock = "10.0.0.0/24", Tags = { { "arn", vpc.Arn }, { "known", "x" } } });
        });

        Assert.Equal(["cidrBlock", "vpcId"], seen[1].Inputs.Keys.Order());
        Assert.Equal("vpc-id", seen[1].Inputs["vpcId"]);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Output_ThatAMockDoesNotGive_IsUnknownInAPreviewOnly(bool isPreview, bool isKnown)
    {
        var (mocks, _) = Echo();
        Output<string>? arn = null;
        await Deployment.TestAsync(mocks.Object, new TestOptions { IsPreview = isPreview }, () => { arn = new Vpc("vpc").Arn; });

        Assert.Equal(isKnown, await OutputUtilities.GetIsKnownAsync(arn!));
        Assert.Null(await OutputUtilities.GetValueAsync(arn!));
    }

    [Fact]
    public async Task Provider_Explicit_IsUrnAndId()
    {
        var (mocks, seen) = Echo();
        await Deployment.TestAsync(mocks.Object, new TestOptions(), () =>
        {
            var provider = new Pulumi.Aws.Provider("aws", new Pulumi.Aws.ProviderArgs { Region = "eu-central-1" });
            _ = new Vpc("mine", null, new CustomResourceOptions { Provider = provider });
            _ = new Vpc("default");
        });

        Assert.Equal("pulumi:providers:aws", seen[0].Type);
        Assert.Equal("urn:pulumi:stack::project::pulumi:providers:aws::aws::aws-id", seen[1].Provider);
        Assert.Equal("", seen[2].Provider);
    }

    private static void Throw() => throw new RunException("no zones");

    [Fact]
    public async Task OneError_IsARunException()
    {
        var (mocks, _) = Echo();
        var thrown = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync(mocks.Object, new TestOptions(), Throw));

        Assert.Equal("no zones", thrown.Message);
    }

    [Fact]
    public async Task SeveralErrors_AreAnAggregateException()
    {
        var (mocks, _) = Echo();
        var thrown = await Assert.ThrowsAsync<AggregateException>(() => Deployment.TestAsync(mocks.Object, new TestOptions(), () =>
        {
            Log.Error("first");
            Log.Error("second");
        }));

        Assert.Equal(["first", "second"], thrown.InnerExceptions.Select(e => Assert.IsType<RunException>(e).Message));
    }

    [Fact]
    public async Task Mock_ThatThrows_FailsTheRun()
    {
        var mocks = new Mock<IMocks>();
        mocks.Setup(m => m.NewResourceAsync(It.IsAny<MockResourceArgs>())).ThrowsAsync(new NotSupportedException("unknown type"));
        var thrown = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync(mocks.Object, new TestOptions(), () =>
        {
            _ = new Subnet("subnet", new SubnetArgs { VpcId = new Vpc("vpc").Id });
        }));

        Assert.StartsWith("aws:ec2/vpc:Vpc 'vpc': ", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("unknown type", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StackOutput_WithoutValue_FailsTheRun()
    {
        var (mocks, _) = Echo();
        var thrown = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync<TwoOutputs>(mocks.Object));

        Assert.Equal("Output(s) 'Forgotten' have no value assigned. [Output] attributed properties must be assigned inside Stack constructor.", thrown.Message);
    }

    [Fact]
    public async Task Outputs_OfAFunction_AreReturned()
    {
        var (mocks, _) = Echo();
        var (_, outputs) = await Deployment.TestAsync(mocks.Object, new TestOptions(), () => new Dictionary<string, object?> { ["id"] = new Vpc("vpc").Id });

        Assert.Equal("vpc-id", await OutputUtilities.GetValueAsync((Output<string>)outputs["id"]!));
    }

    [Fact]
    public async Task TestAsync_InsideARun_IsRefused()
    {
        var (mocks, _) = Echo();
        var thrown = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync(mocks.Object, new TestOptions(), async () =>
        {
            await Deployment.TestAsync(mocks.Object, new TestOptions(), () => { });
        }));

        Assert.Contains("Deployment.Instance should only be set once", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Instance_OutsideARun_SaysSo()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => Deployment.Instance);

        Assert.Equal("Trying to acquire Deployment.Instance before 'Run' was called.", thrown.Message);
    }
}
