using System.Collections.Immutable;
using Infra.Planning;
using Infra.Tests.Support;
using Pulumi.Offline;

namespace Infra.Tests.Planning;

public sealed class PlanJsonTests
{
    private const string Whole = """
        {
          "format": "infra-plan/1",
          "project": "platform",
          "stack": "dev",
          "resources": [
            {
              "urn": "urn:pulumi:dev::platform::aws:s3/bucket:Bucket::state",
              "type": "aws:s3/bucket:Bucket",
              "name": "state",
              "custom": true,
              "parent": "urn:pulumi:dev::platform::pulumi:pulumi:Stack::platform-dev",
              "provider": "urn:pulumi:dev::platform::pulumi:providers:aws::aws",
              "dependsOn": [
                "urn:pulumi:dev::platform::pulumi:providers:aws::aws"
              ],
              "protect": true,
              "inputs": {
                "asset": {
                  "$asset": "sha256:00"
                },
                "list": [
                  null,
                  true,
                  1,
                  1.5,
                  -3
                ],
                "password": {
                  "$secret": true
                },
                "policy": {
                  "$template": [
                    "arn:aws:s3:::",
                    {
                      "$unknown": "urn#id"
                    },
                    "/*"
                  ]
                },
                "vpcId": {
                  "$unknown": "urn#id"
                }
              }
            }
          ],
          "manifests": [
            {
              "application": "istio-config",
              "path": "kubernetes/dev/istio-config/x.yaml",
              "object": {
                "kind": "Gateway"
              }
            }
          ],
          "outputs": {
            "name": "ä <b> & \"q\""
          },
          "findings": [
            {
              "rule": "AWS001",
              "severity": "warning",
              "subject": "urn",
              "message": "m",
              "fix": "f"
            }
          ]
        }

        """;

    [Fact]
    public void Write_PlanThatWasRead_GivesTheSameBytes() => Assert.Equal(Whole.ReplaceLineEndings("\n"), PlanJson.Write(PlanJson.Read(Whole)));

    [Fact]
    public void Write_Stream_HasNoByteOrderMarkAndEndsLinesByLf()
    {
        using var stream = new MemoryStream();
        PlanJson.Write(new PlanBuilder().Build(), stream);
        var bytes = stream.ToArray();
        Assert.Equal((byte)'{', bytes[0]);
        Assert.Equal((byte)'\n', bytes[^1]);
        Assert.DoesNotContain((byte)'\r', bytes);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.0, "0")]
    [InlineData(443, "443")]
    [InlineData(-7, "-7")]
    [InlineData(9007199254740992, "9007199254740992")]
    [InlineData(0.1, "0.1")]
    [InlineData(1e300, "1E+300")]
    public void Write_Number_IsWholeWhereItIs(double number, string text) => Assert.Equal(text, Written(new PlanValue.NumberValue(number)));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Write_NoNumber_Fails(double number) =>
        Assert.Throws<InvalidOperationException>(() => Written(new PlanValue.NumberValue(number)));

    [Theory]
    [InlineData("$secret", "$$secret")]
    [InlineData("$unknown", "$$unknown")]
    [InlineData("$template", "$$template")]
    [InlineData("$asset", "$$asset")]
    [InlineData("$$secret", "$$$secret")]
    [InlineData("$patch", "$patch")]
    [InlineData("$", "$")]
    [InlineData("$$", "$$")]
    [InlineData("secret", "secret")]
    public void Write_MapOfTheProgramWithAKeyLikeAMarker_IsNotConfused(string key, string written)
    {
        var map = Map((key, new PlanValue.BoolValue(true)));
        var json = PlanJson.Write(PlanWith(map));
        Assert.Contains($"\"{written}\": true", json, StringComparison.Ordinal);
        var read = Assert.IsType<PlanValue.MapValue>(PlanJson.Read(json).Outputs["value"]);
        Assert.Equal(new PlanValue.BoolValue(true), read[key]);
        Assert.Single(read.Items);
    }

    [Fact]
    public async Task Write_SecretOfARun_GivesItsTextNowhere()
    {
        var options = new OfflineOptions { Project = "platform", Stack = "dev" };
        var result = await OfflineEngine.RunAsync(options, () => new Dictionary<string, object?> { ["password"] = Pulumi.Output.CreateSecret("hunter2") });
        var json = PlanJson.Write(Plan.From("platform", "dev", result));
        Assert.Contains("\"$secret\": true", json, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", json, StringComparison.Ordinal);
        Assert.Equal(json, PlanJson.Write(PlanJson.Read(json)));
    }

    [Theory]
    [InlineData("{", "not JSON")]
    [InlineData("[]", "the plan is a list")]
    [InlineData("""{"format": "infra-plan/9"}""", "\"infra-plan/9\"; this program reads \"infra-plan/1\"")]
    [InlineData("""{"format": "infra-plan/1", "project": 7}""", "\"project\" of the plan is a number; it has to be a string")]
    [InlineData("""{"format": "infra-plan/1", "project": "p", "stack": "s", "resources": [{"urn": "u"}]}""", "resources[0] lacks \"type\"")]
    [InlineData("""{"format": "infra-plan/1", "project": "p", "stack": "s", "resources": [], "manifests": [], "outputs": {"a": {"$unknown": 1}}}""", "outputs.a: \"$unknown\" cannot be 1")]
    [InlineData("""{"format": "infra-plan/1", "project": "p", "stack": "s", "resources": [], "manifests": [], "outputs": {"a": {"$secret": true, "b": 1}}}""", "outputs.a: \"$secret\" stands beside other keys")]
    [InlineData("""{"format": "infra-plan/1", "project": "p", "stack": "s", "resources": [], "manifests": [], "outputs": {"$secret": true}}""", "outputs is a marker")]
    public void Read_NoPlan_SaysWhereAndWhat(string json, string message) =>
        Assert.Contains(message, Assert.Throws<PlanFormatException>(() => PlanJson.Read(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void Write_WhatFewResourcesHave_StandsWhereTheyHaveIt()
    {
        var plan = new PlanBuilder().Add("aws:s3/bucket:Bucket", "state").Build();
        Assert.DoesNotContain("aliases", PlanJson.Write(plan), StringComparison.Ordinal);
        var json = PlanJson.Write(plan with
        {
            Resources = [plan.Resources[0] with { Aliases = ["urn:a", "urn:b"], RetainOnDelete = true, IgnoreChanges = ["tags"], ReplaceOnChanges = ["bucket"] }],
        });
        Assert.Contains("\"aliases\": [\n        \"urn:a\",\n        \"urn:b\"\n      ]", json, StringComparison.Ordinal);
        var read = PlanJson.Read(json).Resources[0];
        Assert.Equal(["urn:a", "urn:b"], read.Aliases.AsEnumerable());
        Assert.Equal(["tags"], read.IgnoreChanges.AsEnumerable());
        Assert.Equal(["bucket"], read.ReplaceOnChanges.AsEnumerable());
        Assert.True(read.RetainOnDelete);
    }

    [Fact]
    public void Read_MembersOfALaterWriter_ArePassedOver()
    {
        var json = """{"format": "infra-plan/1", "project": "p", "stack": "s", "resources": [], "manifests": [], "outputs": {}, "findings": [], "later": {"monthly": 1}}""";
        Assert.Equal("p", PlanJson.Read(json).Project);
    }

    private static string Written(PlanValue value)
    {
        var json = PlanJson.Write(PlanWith(value));
        var line = json.Split('\n').Single(each => each.Contains("\"value\"", StringComparison.Ordinal));
        return line.Split(": ")[1];
    }

    private static Plan PlanWith(PlanValue value) => new PlanBuilder().Build() with { Outputs = Map(("value", value)) };

    private static PlanValue.MapValue Map(params (string Key, PlanValue Value)[] items) =>
        new(items.ToImmutableSortedDictionary(item => item.Key, item => item.Value, StringComparer.Ordinal));
}
