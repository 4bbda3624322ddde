using Infra.Differences;
using Infra.Planning;
using Infra.Reports.Json;
using Infra.Rules;
using Infra.Tests.Reports.Differences;

namespace Infra.Tests.Reports.Json;

public sealed class DifferenceJsonTests
{
    [Fact]
    public void Write_SmallDifference_HasTheMembersInTheirOrder()
    {
        var difference = SampleDifferences.Empty with
        {
            Resources = [SampleDifferences.Small.Resources[2]],
            Outputs = [SampleDifferences.Change("a", null, "null")],
            Meanings = [new MeaningChange(MeaningArea.SecretConsumer, "x", "y", null, "b", Widens: true)],
        };
        Assert.Equal(
            """
            {
              "format": "infra-diff/1",
              "project": "platform",
              "stack": "dev",
              "before": "main (2983e98)",
              "after": "dev",
              "totals": {
                "resources": {
                  "added": 0,
                  "removed": 1,
                  "changed": 0,
                  "renamed": 0,
                  "replaced": 0,
                  "reordered": 0
                },
                "manifests": {
                  "added": 0,
                  "removed": 0,
                  "changed": 0,
                  "renamed": 0,
                  "replaced": 0,
                  "reordered": 0
                },
                "outputs": {
                  "added": 1,
                  "removed": 0,
                  "changed": 0,
                  "renamed": 0,
                  "replaced": 0,
                  "reordered": 0
                }
              },
              "care": [
                {
                  "kind": "refused",
                  "subject": "kms:Key data",
                  "text": "protected, and removed; lost: all that is encrypted with it"
                },
                {
                  "kind": "secretShared",
                  "subject": "x",
                  "text": "y: b"
                }
              ],
              "resources": [
                {
                  "kind": "removed",
                  "urn": "urn:pulumi:dev::platform::platform:network:Vpc$aws:kms/key:Key::data",
                  "type": "aws:kms/key:Key",
                  "name": "data",
                  "properties": [],
                  "replacedBy": [],
                  "loss": {
                    "kind": "data",
                    "what": "all that is encrypted with it"
                  },
                  "wasProtected": true
                }
              ],
              "manifests": [],
              "outputs": [
                {
                  "path": "a",
                  "after": null
                }
              ],
              "meanings": [
                {
                  "area": "secretConsumer",
                  "subject": "x",
                  "what": "y",
                  "after": "b",
                  "widens": true
                }
              ],
              "findings": {
                "broken": [],
                "mended": [],
                "remaining": []
              },
              "plan": {
                "resources": 319,
                "manifests": 341,
                "errors": 1,
                "warnings": 2,
                "exempted": 5,
                "currency": "USD",
                "monthly": 142.5,
                "budget": 400
              }
            }

            """.ReplaceLineEndings("\n"),
            DifferenceJson.Write(SampleDifferences.Stack(difference)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Read_WhatWasWritten_IsTheSame(int sample)
    {
        var difference = new[] { SampleDifferences.Empty, SampleDifferences.Small, SampleDifferences.Huge(64) }[sample];
        var text = DifferenceJson.Write(SampleDifferences.Stack(difference, "prod"));
        var read = DifferenceJson.Read(text);
        Assert.Equal(text, DifferenceJson.Write(read));
        Assert.Equal(difference.IsEmpty, read.Difference.IsEmpty);
        Assert.Equal("prod", read.After.Stack);
    }

    [Fact]
    public void Read_DifferenceOfEnvironments_IsOneAgain()
    {
        var stack = SampleDifferences.Stack(SampleDifferences.Small);
        var text = DifferenceJson.Write(stack with { Difference = stack.Difference with { IsOfEnvironments = true } });
        Assert.Contains("\n  \"environments\": true,\n", text, StringComparison.Ordinal);
        Assert.True(DifferenceJson.Read(text).Difference.IsOfEnvironments);
        Assert.False(DifferenceJson.Read(DifferenceJson.Write(stack)).Difference.IsOfEnvironments);
    }

    [Fact]
    public void Read_PlanThatNobodyEstimated_HasNoAmounts()
    {
        var stack = SampleDifferences.Stack(SampleDifferences.Empty);
        var read = DifferenceJson.Read(DifferenceJson.Write(stack with { After = stack.After with { Monthly = null, Budget = null } }));
        Assert.Equal((null, null), (read.After.Monthly, read.After.Budget));
        Assert.Null(read.Difference.Cost);
    }

    [Theory]
    [InlineData("infra-diff/1", "infra-plan/1", "The file's format is \"infra-plan/1\"; \"infra-diff/1\" is read here, as `infra diff --json` writes it.")]
    [InlineData("\"resources\": [", "\"resource\": [", "the difference lacks \"resources\".")]
    [InlineData("\"kind\": \"renamed\"", "\"kind\": \"3\"", "\"kind\" of resources[3] is \"3\"; it is one of added, removed, changed, renamed.")]
    [InlineData("\"widens\": true", "\"widens\": 1", "\"widens\" of meanings[0] is a number; it has to be true or false.")]
    [InlineData("\"errors\": 1", "\"errors\": -1", "\"errors\" of plan is -1; it has to be a whole number from 0.")]
    [InlineData("\"before\": 100,", "\"before\": 1e99,", "\"before\" of cost is no amount of money.")]
    public void Read_OtherText_SaysWhereAndWhatIsWrong(string text, string replacement, string message)
    {
        var json = DifferenceJson.Write(SampleDifferences.Stack(SampleDifferences.Small));
        Assert.Contains(text, json, StringComparison.Ordinal);
        Assert.Equal(message, Assert.Throws<PlanFormatException>(() => DifferenceJson.Read(json.Replace(text, replacement, StringComparison.Ordinal))).Message);
    }

    [Fact]
    public void Read_NoJson_SaysSo() => Assert.StartsWith("The difference is not JSON: ", Assert.Throws<PlanFormatException>(() => DifferenceJson.Read("<html>")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"format": "infra-diff/1"}""")]
    [InlineData("""{"format": "infra-diff/1", "plan": [], "findings": {}}""")]
    public void Read_OtherJson_IsAPlanFormatException(string text) => Assert.Throws<PlanFormatException>(() => DifferenceJson.Read(text));

    [Fact]
    public void RuleJson_AllRules_HasEachWithAllThatItSays()
    {
        using var stream = new MemoryStream();
        RuleJson.Write(RuleCatalog.All, stream);
        using var json = System.Text.Json.JsonDocument.Parse(stream.ToArray());
        Assert.Equal("infra-rules/1", json.RootElement.GetProperty("format").GetString());
        Assert.Equal(
            RuleCatalog.All.Select(rule => (rule.Id, rule.Severity == Severity.Error ? "error" : "warning", rule.Title, rule.Why, rule.Evidence, rule.Fix)),
            json.RootElement.GetProperty("rules").EnumerateArray().Select(rule => (Of(rule, "id"), Of(rule, "severity"), Of(rule, "title"), Of(rule, "why"), Of(rule, "evidence"), Of(rule, "fix"))));
        Assert.Equal((byte)'\n', stream.ToArray()[^1]);
    }

    private static string Of(System.Text.Json.JsonElement rule, string member) => rule.GetProperty(member).GetString()!;
}
