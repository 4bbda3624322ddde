using System.Text.Json;
using Infra.Differences;
using Infra.Planning;
using Infra.Reports.Sarif;
using Infra.Rules;
using Infra.Rules.Exemptions;
using Infra.Stacks;
using Infra.Tests.Reports.Differences;
using Infra.Tests.Support;

namespace Infra.Tests.Reports.Sarif;

public sealed class SarifLogTests
{
    private static readonly Finding Old = new("AWS001", Severity.Error, SampleDifferences.Urn("aws:s3/bucket:Bucket", "a"), "It is not encrypted.", "Encrypt it.");
    private static readonly Finding New = new("COST002", Severity.Warning, "exemptions.yaml:7", "Nobody knows.", "Say so.");
    private static readonly Finding Mended = new("AWS004", Severity.Error, "urn:gone", "It does not rotate.", "Rotate it.");
    private static readonly Finding Excused = new("AWS010", Severity.Error, "urn:vpc", "It has no flow logs.", "Add them.");

    private static readonly Exemption Exemption = new() { Rule = "AWS010", Subject = "*", Reason = "dev", Owner = "platform", Expires = new DateOnly(2026, 12, 31), Line = 3 };

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Write_Finding_HasAllThatGitHubAsksFor()
    {
        var result = Results(Log([Old], sources: _ => new SourceLocation("stacks/My Stack.cs", 12, 9))).Single();
        Assert.Equal(
            """
            {
              "ruleId": "AWS001",
              "ruleIndex": 4,
              "level": "error",
              "message": {
                "text": "s3:Bucket a: It is not encrypted. Fix: Encrypt it."
              },
              "locations": [
                {
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "stacks/My%20Stack.cs",
                      "uriBaseId": "%SRCROOT%"
                    },
                    "region": {
                      "startLine": 12,
                      "startColumn": 9,
                      "endLine": 12,
                      "endColumn": 10
                    }
                  },
                  "logicalLocations": [
                    {
                      "name": "s3:Bucket a",
                      "fullyQualifiedName": "urn:pulumi:dev::platform::platform:network:Vpc$aws:s3/bucket:Bucket::a",
                      "kind": "resource"
                    }
                  ]
                }
              ],
              "partialFingerprints": {
                "infraFinding/v1": "84d83d6784697618:1",
                "primaryLocationLineHash": "84d83d6784697618:1"
              },
              "properties": {
                "subject": "urn:pulumi:dev::platform::platform:network:Vpc$aws:s3/bucket:Bucket::a",
                "isDeclarationKnown": true
              }
            }
            """.ReplaceLineEndings("\n"),
            JsonSerializer.Serialize(result, Indented));
    }

    [Fact]
    public void Write_EveryRule_IsThereInTheOrderOfTheCatalog()
    {
        var log = Log([]);
        Assert.Empty(SarifChecker.Check(log));
        using var json = JsonDocument.Parse(log);
        var run = json.RootElement.GetProperty("runs")[0];
        Assert.Equal(RuleCatalog.All.Select(rule => rule.Id), run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()));
        Assert.Equal("infra/dev/", run.GetProperty("automationDetails").GetProperty("id").GetString());
        Assert.Equal(0, run.GetProperty("results").GetArrayLength());
    }

    [Fact]
    public void SecuritySeverities_All_AreOfRules() => Assert.Empty(SecuritySeverities.Rules.Except(RuleCatalog.All.Select(rule => rule.Id)));

    [Theory]
    [InlineData(null)]
    [InlineData("/etc/passwd")]
    [InlineData("../other/file.cs")]
    [InlineData("C:\\file.cs")]
    public void Write_SubjectDeclaredNowhereInTheRepository_IsShownAtTheSettings(string? file)
    {
        var log = Log([Old], sources: _ => file is null ? null : new SourceLocation(file, 3));
        Assert.Empty(SarifChecker.Check(log));
        var result = Results(log).Single();
        Assert.Equal(("Pulumi.dev.yaml", 1), PlaceOf(result));
        Assert.EndsWith(" Where it is declared is not known: it is shown at Pulumi.dev.yaml.", TextOf(result), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_SubjectThatIsAPlace_IsShownThere() => Assert.Equal(("exemptions.yaml", 7), PlaceOf(Results(Log([New])).Single()));

    [Fact]
    public void Write_FileAsAWhole_IsShownAtItsFirstLine() => Assert.Equal(("Pulumi.yaml", 1), PlaceOf(Results(Log([Old], sources: _ => new SourceLocation("Pulumi.yaml"))).Single()));

    [Fact]
    public void Write_OpenFindings_HasNoneThatGitHubWouldTakeForOpen()
    {
        var log = Log([Old, New], new FindingChanges([New], [Mended], [Old]), exempted: [new ExemptedFinding(Excused, Exemption)]);
        Assert.Empty(SarifChecker.Check(log));
        Assert.Equal([("AWS001", "unchanged"), ("COST002", "new")], Results(log).Select(result => (result.GetProperty("ruleId").GetString()!, result.GetProperty("baselineState").GetString()!)));
    }

    [Fact]
    public void Write_AllFindings_HasMendedAndExemptOnes()
    {
        var log = Log([Old, New], new FindingChanges([New], [Mended, Excused], [Old]), SarifContent.All, [new ExemptedFinding(Excused, Exemption)]);
        Assert.Empty(SarifChecker.Check(log));
        var results = Results(log);
        Assert.Equal([("AWS001", "unchanged"), ("COST002", "new"), ("AWS010", null), ("AWS004", "absent")], results.Select(result => (result.GetProperty("ruleId").GetString()!, StateOf(result))));
        var suppression = Assert.Single(results[2].GetProperty("suppressions").EnumerateArray());
        Assert.Equal(("external", "accepted", "Until 2026-12-31, platform: dev"), (suppression.GetProperty("kind").GetString(), suppression.GetProperty("status").GetString(), suppression.GetProperty("justification").GetString()));
    }

    [Fact]
    public void Write_NoComparison_HasNoBaseline() => Assert.Null(StateOf(Results(Log([Old])).Single()));

    [Fact]
    public void Fingerprint_OtherMessageAndPlace_StaysTheSame() => Assert.Equal(
        FingerprintOf(Results(Log([Old])).Single()),
        FingerprintOf(Results(Log([Old with { Message = "Another." }], sources: _ => new SourceLocation("a.cs", 99))).Single()));

    [Fact]
    public void Fingerprint_SeveralOfOneSubject_Differ() => Assert.Equal(
        3, Results(Log([Old, Old with { Message = "Another." }, Old with { Rule = "AWS002" }])).Select(FingerprintOf).Distinct().Count());

    [Fact]
    public void Write_Twice_IsTheSameToTheByte() => Assert.Equal(Log([Old, New]), Log([Old, New]));

    [Fact]
    public void Write_HostileTexts_PassTheCheck()
    {
        var findings = SampleDifferences.Huge(50).Findings;
        Assert.Empty(SarifChecker.Check(Log([.. findings.Broken, .. findings.Remaining], findings, SarifContent.All)));
    }

    [Fact]
    public void Write_MoreThanGitHubTakes_KeepsTheErrorsAndSaysHowManyAreLeftOut()
    {
        var findings = Enumerable.Range(0, SarifLog.MostResults + 2).Select(i => i < 3 ? New with { Subject = $"x{i}" } : Old with { Subject = SampleDifferences.Urn("aws:s3/bucket:Bucket", $"bucket-{i}") }).ToArray();
        var log = Log(findings);
        Assert.Empty(SarifChecker.Check(log));
        Assert.Equal(1, Results(log).Count(result => result.GetProperty("level").GetString() == "warning"));
        Assert.Contains("2 results are left out: a log has at most 25000.", System.Text.Encoding.UTF8.GetString(log), StringComparison.Ordinal);
    }

    private static byte[] Log(Finding[] findings, FindingChanges? changes = null, SarifContent content = SarifContent.Open, ExemptedFinding[]? exempted = null, Func<string, SourceLocation?>? sources = null)
    {
        using var stream = new MemoryStream();
        SarifLog.Write(new ReviewedPlan(new PlanBuilder().Build() with { Findings = [.. findings] }, [.. exempted ?? []]), changes, sources ?? (_ => null), content, stream);
        return stream.ToArray();
    }

    private static List<JsonElement> Results(byte[] log)
    {
        using var json = JsonDocument.Parse(log);
        return [.. json.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(result => result.Clone())];
    }

    private static (string, int) PlaceOf(JsonElement result)
    {
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        return (place.GetProperty("artifactLocation").GetProperty("uri").GetString()!, place.GetProperty("region").GetProperty("startLine").GetInt32());
    }

    private static string TextOf(JsonElement result) => result.GetProperty("message").GetProperty("text").GetString()!;

    private static string FingerprintOf(JsonElement result) => result.GetProperty("partialFingerprints").GetProperty("primaryLocationLineHash").GetString()!;

    private static string? StateOf(JsonElement result) => result.TryGetProperty("baselineState", out var state) ? state.GetString() : null;
}
