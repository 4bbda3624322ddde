using Infra.Differences;
using Infra.Differences.Resources;
using Infra.Planning;
using Infra.Stacks;
using Infra.Tests.Support;
using Pulumi.Offline;

namespace Infra.Tests.Differences.Resources;

public sealed class ReplacementsTests
{
    private static readonly PlanValue Old = new PlanValue.TextValue("a");
    private static readonly PlanValue New = new PlanValue.TextValue("b");

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Types_OfAStacksPlan_AreAllListed(string stack)
    {
        var planning = await new Planner(Platform.Define, EnvironmentPlatform.Of).PlanAsync(new PlanRequest(Repository.Root, stack));
        Assert.Empty(planning.Problems);
        var used = planning.Plan!.Resources.Where(resource => resource.Custom).Select(resource => resource.Type);
        Assert.Empty(used.Except(Replacements.Default.Types));
    }

    [Fact]
    public void Inputs_OfEachType_AreInputsOfItsSchema()
    {
        var packages = new[]
        {
            typeof(Pulumi.Aws.Provider), typeof(Pulumi.Command.Local.Command), typeof(Pulumi.Keycloak.Provider), typeof(Pulumi.Kubernetes.Provider), typeof(Pulumi.Random.RandomPassword),
            typeof(Pulumi.Vault.Provider),
        }.Select(type => ProviderSchema.Load(type.Assembly)).ToList();
        foreach (var type in Replacements.Default.Types)
        {
            var schema = packages.Select(package => package.Find(type)).OfType<ResourceSchema>().FirstOrDefault();
            // Custom kinds, which no package has, are as any object of Kubernetes.
            IEnumerable<string> inputs = schema?.Inputs.Keys ?? (type.StartsWith("kubernetes:argoproj.io/", StringComparison.Ordinal) ? ["apiVersion", "kind", "metadata", "spec"] : []);
            Assert.All(Replacements.Default.InputsOf(type)!.Value, input => Assert.True(inputs.Contains(input.Split('.')[0]), $"{type} has no input {input}"));
        }
    }

    [Theory]
    [InlineData("aws:ec2/vpc:Vpc", "cidrBlock", "cidrBlock")]
    [InlineData("aws:ec2/vpc:Vpc", "tags.cidrBlock")]
    [InlineData("aws:ec2/vpc:Vpc", "[protect]")]
    [InlineData("aws:ecr/repository:Repository", "encryptionConfigurations[0].kmsKey", "encryptionConfigurations")]
    [InlineData("kubernetes:core/v1:ConfigMap", "data[\"init.sh\"]", "data")]
    [InlineData("kubernetes:core/v1:Namespace", "metadata", "metadata.name", "metadata.namespace")]
    [InlineData("kubernetes:core/v1:Namespace", "metadata.labels[\"a/b\"]")]
    [InlineData("kubernetes:argoproj.io/v1alpha1:Application", "spec.source.targetRevision")]
    [InlineData("aws:ecr/repository:Repository", "encryptionConfigurations[name=\"a[0]\"].kmsKey", "encryptionConfigurations")]
    [InlineData("aws:ec2/natGateway:NatGateway", "availabilityMode", "availabilityMode")]
    [InlineData("aws:ec2/natGateway:NatGateway", "vpcId", "vpcId")]
    [InlineData("aws:s3/bucket:Bucket", "objectLockConfiguration.rule.defaultRetention.days")]
    [InlineData("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "cidrIpv4")]
    [InlineData("aws:none/such:Such", "name")]
    public void InputsOf_AChange_AreThoseThatItIsOf(string type, string path, params string[] inputs) =>
        Assert.Equal(inputs, Replacements.Default.InputsOf(type, [new PropertyChange(path, Old, New)]));

    [Theory]
    [InlineData("default", "dedicated", "instanceTenancy")]
    [InlineData(null, "dedicated", "instanceTenancy")]
    [InlineData(null, "default")]
    [InlineData("dedicated", "default")]
    [InlineData("dedicated", null)]
    public void InputsOf_AVpcsTenancy_IsItWhereItsMachinesMoveIn(string? before, string? after, params string[] inputs) =>
        Assert.Equal(inputs, Replacements.Default.InputsOf("aws:ec2/vpc:Vpc", [new PropertyChange("instanceTenancy", Text(before), Text(after))]));

    [Fact]
    public void InputsOf_ARulesOtherKindOfSource_AreBothKinds() => Assert.Equal(
        ["cidrIpv4", "referencedSecurityGroupId"],
        Replacements.Default.InputsOf(
            "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
            [new PropertyChange("cidrIpv4", Old, null), new PropertyChange("referencedSecurityGroupId", null, New)]));

    [Theory]
    [InlineData("aws:s3/bucket:Bucket", LossKind.Data)]
    [InlineData("aws:kms/key:Key", LossKind.Data)]
    [InlineData("aws:ecr/repository:Repository", LossKind.Data)]
    [InlineData("aws:secretsmanager/secret:Secret", LossKind.Data)]
    [InlineData("aws:cloudwatch/logGroup:LogGroup", LossKind.Data)]
    [InlineData("vault:index/mount:Mount", LossKind.Data)]
    [InlineData("keycloak:index/realm:Realm", LossKind.Data)]
    [InlineData("aws:route53/zone:Zone", LossKind.Address)]
    [InlineData("aws:ec2/eip:Eip", LossKind.Address)]
    [InlineData("aws:sns/topic:Topic", LossKind.Address)]
    public void LossOf_WhatHoldsDataOrAnAddress_SaysSo(string type, LossKind kind) => Assert.Equal(kind, Replacements.Default.LossOf(type)?.Kind);

    [Fact]
    public void LossOf_WhatCanBeMadeAgain_IsNone() => Assert.Null(Replacements.Default.LossOf("aws:ec2/route:Route"));

    private static PlanValue.TextValue? Text(string? text) => text is null ? null : new PlanValue.TextValue(text);
}
