using Pulumi.Aws.Ec2;
using Pulumi.Aws.Iam;
using Pulumi.Aws.Iam.Inputs;
using Pulumi.Aws.Kms;
using Pulumi.Offline;

namespace Infra.Tests.Sdk.Schema;

/// <summary>The generated classes in the engine's hands.</summary>
public class AwsPlanTests
{
    private static async Task<OfflineResult> Plan(Action program) => await OfflineEngine.RunAsync(
        new OfflineOptions { Project = "project", Stack = "stack" },
        () =>
        {
            program();
            return new Dictionary<string, object?>();
        });

    private static PlanValue.TextValue Text(string text) => new(text);

    [Fact]
    public async Task Plan_Resource_HasTheInputsThatWereGiven()
    {
        var result = await Plan(() => _ = new Vpc("net", new() { CidrBlock = "10.0.0.0/16", EnableDnsHostnames = true, Tags = { ["Name"] = "net" } }));
        Assert.Empty(result.Errors);
        var vpc = Assert.Single(result.Resources, resource => resource.Type == "aws:ec2/vpc:Vpc");
        Assert.Equal(["cidrBlock", "enableDnsHostnames", "tags"], vpc.Inputs.Items.Keys);
        Assert.Equal(Text("net"), Assert.IsType<PlanValue.MapValue>(vpc.Inputs["tags"])["Name"]);
    }

    [Fact]
    public async Task Plan_PolicyDocument_KeepsItsCapitalisedNames()
    {
        var result = await Plan(() => _ = new Policy("read", new()
        {
            PolicyDocument = new PolicyDocumentArgs
            {
                Version = PolicyDocumentVersion.PolicyDocumentVersion_2012_10_17,
                Statement = { new PolicyStatementArgs { Effect = PolicyStatementEffect.ALLOW, Action = "s3:GetObject", Resource = "*" } },
            },
        }));
        Assert.Empty(result.Errors);
        var policy = Assert.Single(result.Resources, resource => resource.Type == "aws:iam/policy:Policy");
        var document = Assert.IsType<PlanValue.MapValue>(policy.Inputs["policy"]);
        Assert.Equal(Text("2012-10-17"), document["Version"]);
        var statement = Assert.IsType<PlanValue.MapValue>(Assert.Single(Assert.IsType<PlanValue.ListValue>(document["Statement"]).Items));
        Assert.Equal((Text("Allow"), Text("s3:GetObject")), (statement["Effect"], statement["Action"]));
    }

    [Fact]
    public async Task Plan_Provider_KeepsItsSecretAndSendsJson()
    {
        var result = await Plan(() => _ = new Pulumi.Aws.Provider("west", new() { Region = "us-west-2", SecretKey = "hidden", AllowedAccountIds = { "111122223333" } }));
        Assert.Empty(result.Errors);
        var provider = Assert.Single(result.Resources, resource => resource.Type == "pulumi:providers:aws");
        Assert.IsType<PlanValue.SecretValue>(provider.Inputs["secretKey"]);
        Assert.Equal(Text("[\"111122223333\"]"), provider.Inputs["allowedAccountIds"]);
    }

    [Fact]
    public async Task Plan_RequiredInputMissing_IsAnErrorOfThatProperty()
    {
        var result = await Plan(() => _ = new Alias("key", new() { Name = "alias/key" }));
        Assert.Equal("targetKeyId", Assert.Single(result.Errors).Property);
    }
}
