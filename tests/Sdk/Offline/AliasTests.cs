using Pulumi;
using Pulumi.Aws.Ec2;
using static Infra.Tests.Sdk.Offline.Engine;

namespace Infra.Tests.Sdk.Offline;

public sealed class AliasTests
{
    private const string Root = "urn:pulumi:dev::shop::";

    [Fact]
    public async Task Aliases_OfAResourceWithoutAny_AreNone() => Assert.Empty((await RunAsync(() => Vpc())).Resource("vpc").Aliases);

    [Fact]
    public async Task Aliases_OfEveryForm_AreTheUrnsThatTheEngineGives()
    {
        var plan = await RunAsync(() =>
        {
            var network = new Group("network");
            Vpc(network,
                new Alias { Name = "old" },
                new Alias { Type = "aws:ec2:Network" },
                new Alias { Stack = "prod" },
                new Alias { Project = "mall" },
                new Alias { NoParent = true, Name = Output.Create("root") },
                new Alias { NoParent = true, Project = "mall", Stack = "prod" },
                new Alias { Parent = new Group("other") },
                new Alias { ParentUrn = $"{Root}shop:x:Gone::gone" },
                new Alias { Urn = "urn:pulumi:dev::shop::a:b:C$aws:ec2/vpc:Vpc::x::y" });
        });
        Assert.Empty(plan.Errors);
        Assert.Equal(
            new[]
            {
                $"{Root}shop:x:Group$aws:ec2/vpc:Vpc::old",
                $"{Root}shop:x:Group$aws:ec2:Network::vpc",
                // A stack or project beside a parent is the parent's.
                $"{Root}aws:ec2/vpc:Vpc::root",
                "urn:pulumi:prod::mall::aws:ec2/vpc:Vpc::vpc",
                $"{Root}shop:x:Gone$aws:ec2/vpc:Vpc::vpc",
                $"{Root}a:b:C$aws:ec2/vpc:Vpc::x::y",
            }.Order(StringComparer.Ordinal),
            plan.Resource("vpc").Aliases);
    }

    [Fact]
    public async Task Aliases_OfAParent_ComeDownToItsChildren()
    {
        var plan = await RunAsync(() =>
        {
            var network = new Group("network", new ComponentResourceOptions { Aliases = { new Alias { Name = "net" }, new Alias { Type = "shop:x:Net" } } });
            _ = new Vpc("network-vpc", null, new CustomResourceOptions { Parent = network });
            Vpc(network, new Alias { Name = "old" });
        });
        Assert.Empty(plan.Errors);
        // A name that begins with the parent's had the parent's former name there.
        Assert.Equal([$"{Root}shop:x:Group$aws:ec2/vpc:Vpc::net-vpc", $"{Root}shop:x:Net$aws:ec2/vpc:Vpc::network-vpc"], plan.Resource("network-vpc").Aliases.AsEnumerable());
        Assert.Equal(
            [$"{Root}shop:x:Group$aws:ec2/vpc:Vpc::old", $"{Root}shop:x:Net$aws:ec2/vpc:Vpc::old", $"{Root}shop:x:Net$aws:ec2/vpc:Vpc::vpc"],
            plan.Resource("vpc").Aliases.AsEnumerable());
    }

    [Fact]
    public async Task Aliases_OfAParent_ComeDownToGrandchildren()
    {
        var plan = await RunAsync(() =>
        {
            var outer = new Group("outer", new ComponentResourceOptions { Aliases = { new Alias { Name = "former" } } });
            Vpc(new Group("outer-inner", new ComponentResourceOptions { Parent = outer }));
        });
        Assert.Equal([$"{Root}shop:x:Group$shop:x:Group::former-inner"], plan.Resource("outer-inner").Aliases.AsEnumerable());
        // Only names tell the two groups apart, and the child's URN has none of them.
        Assert.Empty(plan.Resource("vpc").Aliases);
    }

    [Theory]
    [InlineData("Urn and another")]
    [InlineData("Only specify one of")]
    [InlineData("is no URN")]
    [InlineData("known only after `up`")]
    public async Task Aliases_ThatSayTwoThings_AreErrorsOfTheResource(string message)
    {
        var plan = await RunAsync(() => Vpc(null, message switch
        {
            "Urn and another" => new Alias { Urn = $"{Root}a:b:C::c", Name = "x" },
            "Only specify one of" => new Alias { NoParent = true, ParentUrn = $"{Root}a:b:C::c" },
            "is no URN" => new Alias { Urn = "vpc" },
            _ => new Alias { Name = new Vpc("other").Id },
        }));
        var error = Assert.Single(plan.Errors);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(("aws:ec2/vpc:Vpc 'vpc'", "aliases"), (error.Resource, error.Property));
    }

    [Fact]
    public async Task Aliases_KnownLater_AreWaitedFor()
    {
        var plan = await RunAsync(() => Vpc(null, new Alias
        {
            Name = Output.Create(Task.Run(async () =>
            {
                await Task.Delay(10);
                return "late";
            })),
        }));
        Assert.Equal([$"{Root}aws:ec2/vpc:Vpc::late"], plan.Resource("vpc").Aliases.AsEnumerable());
    }

    [Fact]
    public void Merge_OfOptions_HasBothAliases()
    {
        var first = new CustomResourceOptions { Aliases = { new Alias { Name = "a" } } };
        Assert.Equal(2, CustomResourceOptions.Merge(first, new CustomResourceOptions { Aliases = { new Alias { Name = "b" } } }).Aliases.Count);
        Assert.Single(ComponentResourceOptions.Merge(null, new ComponentResourceOptions { Aliases = [new Alias { NoParent = true }] }).Aliases);
        Assert.Single(first.Aliases);
    }

    private static void Vpc(Resource? parent = null, params Alias[] aliases) =>
        _ = new Vpc("vpc", null, new CustomResourceOptions { Parent = parent, Aliases = [.. aliases.Select(alias => (Input<Alias>)alias)] });

    private sealed class Group(string name, ComponentResourceOptions? options = null) : ComponentResource("shop:x:Group", name, options);
}
