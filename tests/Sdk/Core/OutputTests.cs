using System.Text.Json;
using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Offline;
using Pulumi.Utilities;
using static Infra.Tests.Sdk.Offline.Engine;

namespace Infra.Tests.Sdk.Core;

public sealed class OutputTests
{
    private static PlanValue.UnknownValue Unknown(OfflineResult plan, string property) => new PlanValue.UnknownValue($"{plan.Resource("vpc").Urn}#{property}");

    private static Task<OfflineResult> WithVpc(Func<Vpc, object?> output) =>
        RunAsync(() => new Dictionary<string, object?> { ["out"] = output(new Vpc("vpc", new VpcArgs { CidrBlock = "10.0.0.0/16" })) });

    [Fact]
    public async Task Format_OfKnownValues_IsText()
    {
        var plan = await WithVpc(vpc => Output.Format($"{{{vpc.CidrBlock}}} {7:000} {1.5}"));

        Assert.Equal(Text("{10.0.0.0/16} 007 1.5"), plan.Outputs["out"]);
    }

    [Fact]
    public async Task Format_WithAnUnknown_KeepsTheTextAroundIt()
    {
        var plan = await WithVpc(vpc => Output.Format($"arn:aws:s3:::{vpc.Id}/*"));

        var template = Assert.IsType<PlanValue.TemplateValue>(plan.Outputs["out"]);
        Assert.Equal([Text("arn:aws:s3:::"), Unknown(plan, "id"), Text("/*")], template.Parts.AsEnumerable());
    }

    [Fact]
    public async Task Format_OfAFormat_JoinsTheParts()
    {
        var plan = await WithVpc(vpc => Output.Format($"a{Output.Format($"b{vpc.Id}c")}d"));

        var template = Assert.IsType<PlanValue.TemplateValue>(plan.Outputs["out"]);
        Assert.Equal([Text("ab"), Unknown(plan, "id"), Text("cd")], template.Parts.AsEnumerable());
    }

    [Fact]
    public async Task Apply_OnATemplate_IsUnknownByItsSource()
    {
        var plan = await WithVpc(vpc => Output.Format($"a{vpc.Id}").Apply(text => text + "b"));

        Assert.Equal(Unknown(plan, "id"), plan.Outputs["out"]);
    }

    [Fact]
    public async Task JsonSerialize_WithUnknownsAndSecrets_KeepsTheTextAndTheSecrecy()
    {
        var plan = await WithVpc(vpc => Output.JsonSerialize(Output.Create(new Dictionary<string, object?>
        {
            ["known"] = vpc.CidrBlock,
            ["text"] = vpc.Id,
            ["flag"] = vpc.EnableDnsHostnames,
        })));

        var template = Assert.IsType<PlanValue.TemplateValue>(plan.Outputs["out"]);
        Assert.Equal(
            [Text("{\"known\":\"10.0.0.0/16\",\"text\":\""), Unknown(plan, "id"), Text("\",\"flag\":"), Unknown(plan, "enableDnsHostnames"), Text("}")],
            template.Parts.AsEnumerable());
        var secret = await WithVpc(_ => Output.JsonSerialize(Output.Create(new Dictionary<string, object?> { ["key"] = Output.CreateSecret("s") })));
        Assert.IsType<PlanValue.SecretValue>(secret.Outputs["out"]);
    }

    [Fact]
    public async Task JsonSerialize_WithCallersOptions_UsesThem()
    {
        var json = Output.JsonSerialize(Output.Create(new { OneTwo = Output.Create(3) }), new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase });

        Assert.Equal("""{"oneTwo":3}""", await OutputUtilities.GetValueAsync(json));
    }

    [Fact]
    public async Task All_WithOneUnknown_IsUnknown()
    {
        var plan = await WithVpc(vpc => Output.All(vpc.CidrBlock, vpc.Id).Apply(values => values.Length));

        Assert.Equal(Unknown(plan, "id"), plan.Outputs["out"]);
    }

    [Fact]
    public async Task Apply_OfASecret_IsSecretUntilUnsecret()
    {
        var secret = Output.CreateSecret("a").Apply(a => a + "b");

        Assert.True(await Output.IsSecretAsync(secret));
        Assert.False(await Output.IsSecretAsync(Output.Unsecret(secret)));
        Assert.Equal("ab", await OutputUtilities.GetValueAsync(secret));
    }

    [Fact]
    public async Task Tuple_OfPendingAndKnown_HasBoth()
    {
        var pending = Output.Create(Task.Delay(10).ContinueWith(_ => 1, TaskScheduler.Default));

        Assert.Equal((1, "b"), await OutputUtilities.GetValueAsync(Output.Tuple(pending, Output.Create("b"))));
    }

    [Fact]
    public async Task Dependencies_OfACombination_AreAllItsResources()
    {
        await RunAsync(() =>
        {
            var first = new Vpc("first");
            var second = new Vpc("second");
            var names = OutputUtilities.GetDependenciesAsync(Output.Format($"{first.Id}{second.Id}{first.Arn}")).Result.Select(r => r.GetResourceName()).Order();
            Assert.Equal(["first", "second"], names);
        });
    }

    [Fact]
    public async Task InputList_WithOneUnknown_KeepsTheOthers()
    {
        var plan = await RunAsync(() => { _ = new SecurityGroup("group", new SecurityGroupArgs { Ingress = { new Pulumi.Aws.Ec2.Inputs.SecurityGroupIngressArgs { FromPort = 1, ToPort = 1, Protocol = "tcp", SecurityGroups = { "sg-1", new Vpc("vpc").Id } } } }); });

        Assert.Empty(plan.Errors);
        var rule = Assert.IsType<PlanValue.MapValue>(Assert.IsType<PlanValue.ListValue>(plan.Resource("group").Inputs["ingress"]).Items[0]);
        Assert.Equal([Text("sg-1"), Unknown(plan, "id")], Assert.IsType<PlanValue.ListValue>(rule["securityGroups"]).Items.AsEnumerable());
    }

    [Fact]
    public async Task InputMap_AddedTheSameKeyTwice_IsRefused()
    {
        var plan = await RunAsync(() => { _ = new Vpc("vpc", new VpcArgs { Tags = { { "a", "1" }, { "a", "2" } } }); });

        Assert.Contains("Key 'a' already exists", Assert.Single(plan.Errors).Message, StringComparison.Ordinal);
    }
}
