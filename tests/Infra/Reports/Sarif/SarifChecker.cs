using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Infra.Tests.Reports.Sarif;

/// <summary>
/// Holds a log against the part of the schema of SARIF 2.1.0 that the program writes (https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json:
/// no object but property bags has members that it does not know) and against what GitHub requires and refuses
/// (https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning).
/// </summary>
internal sealed partial class SarifChecker
{
    private const int MostBytes = 10 * 1000 * 1000;
    private const int MostResults = 25_000;
    private const int MostRules = 25_000;
    private const int MostTags = 20;
    private const int MostDescription = 1024;
    private const int MostName = 255;

    private static readonly string[] Levels = ["none", "note", "warning", "error"];
    private static readonly string[] Precisions = ["very-high", "high", "medium", "low"];
    private static readonly string[] BaselineStates = ["new", "unchanged", "updated", "absent"];

    private readonly List<string> _problems = [];
    private readonly List<string> _rules = [];

    private SarifChecker()
    {
    }

    /// <summary>What is wrong, and where.</summary>
    public static IReadOnlyList<string> Check(byte[] log)
    {
        var checker = new SarifChecker();
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(log);
        checker.Require(packed.Length < MostBytes, "log", $"is {packed.Length} bytes when it is packed");
        using var json = JsonDocument.Parse(log);
        checker.CheckLog(json.RootElement);
        return checker._problems;
    }

    private void CheckLog(JsonElement log)
    {
        Members(log, "log", required: ["$schema", "version", "runs"], optional: []);
        Require(log.GetProperty("version").GetString() == "2.1.0", "version", "is another");
        Require(Uri.IsWellFormedUriString(log.GetProperty("$schema").GetString(), UriKind.Absolute), "$schema", "is no URI");
        Require(log.GetProperty("runs").GetArrayLength() is > 0 and <= 20, "runs", "are none or too many");
        foreach (var run in log.GetProperty("runs").EnumerateArray())
            CheckRun(run);
    }

    private void CheckRun(JsonElement run)
    {
        Members(run, "run", ["tool", "results", "automationDetails"], ["invocations", "originalUriBaseIds", "columnKind"]);
        Members(run.GetProperty("tool"), "tool", ["driver"], []);
        var driver = run.GetProperty("tool").GetProperty("driver");
        Members(driver, "driver", ["name", "rules"], ["semanticVersion", "informationUri"]);
        Require(SemanticVersion().IsMatch(driver.GetProperty("semanticVersion").GetString()!), "semanticVersion", "is none");
        Require(driver.GetProperty("rules").GetArrayLength() <= MostRules, "rules", "are too many");
        foreach (var rule in driver.GetProperty("rules").EnumerateArray())
            CheckRule(rule);
        Require(_rules.Count == _rules.Distinct().Count(), "rules", "are there twice");
        Members(run.GetProperty("automationDetails"), "automationDetails", ["id"], []);
        Require(run.GetProperty("automationDetails").GetProperty("id").GetString()!.EndsWith('/'), "automationDetails.id", "has no category");
        Require(run.GetProperty("columnKind").GetString() is "utf16CodeUnits" or "unicodeCodePoints", "columnKind", "is another");
        foreach (var invocation in run.GetProperty("invocations").EnumerateArray())
            Members(invocation, "invocation", ["executionSuccessful"], ["toolExecutionNotifications"]);
        Require(run.GetProperty("results").GetArrayLength() <= MostResults, "results", "are too many");
        var index = 0;
        foreach (var result in run.GetProperty("results").EnumerateArray())
            CheckResult(result, $"results[{index++}]");
    }

    private void CheckRule(JsonElement rule)
    {
        var id = rule.GetProperty("id").GetString()!;
        _rules.Add(id);
        Members(rule, id, ["id", "shortDescription", "fullDescription", "help"], ["name", "helpUri", "defaultConfiguration", "properties"]);
        Require(id.Length > 0 && rule.GetProperty("name").GetString()!.Length is > 0 and <= MostName, id, "has no name, or one that is too long");
        foreach (var member in new[] { "shortDescription", "fullDescription" })
        {
            Members(rule.GetProperty(member), id, ["text"], ["markdown"]);
            Require(rule.GetProperty(member).GetProperty("text").GetString()!.Length is > 0 and <= MostDescription, id, $"has no {member}, or one that is too long");
        }
        Members(rule.GetProperty("help"), id, ["text"], ["markdown"]);
        Require(rule.GetProperty("help").EnumerateObject().All(text => text.Value.GetString()!.Length > 0), id, "has no help");
        if (rule.TryGetProperty("helpUri", out var uri))
            Require(Uri.IsWellFormedUriString(uri.GetString(), UriKind.Absolute), id, "has a helpUri that is none");
        Require(Levels.Contains(rule.GetProperty("defaultConfiguration").GetProperty("level").GetString()), id, "has a level that is none");
        var properties = rule.GetProperty("properties");
        var tags = properties.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()!).ToList();
        Require(tags.Count <= MostTags && tags.Distinct().Count() == tags.Count, id, "has too many tags, or one twice");
        Require(Precisions.Contains(properties.GetProperty("precision").GetString()), id, "has a precision that is none");
        if (properties.TryGetProperty("security-severity", out var score))
            Require(Score().IsMatch(score.GetString()!) && tags.Contains("security"), id, "has a security-severity that is none, or is no rule of security");
    }

    private void CheckResult(JsonElement result, string where)
    {
        Members(result, where, ["ruleId", "message", "locations", "partialFingerprints"], ["ruleIndex", "level", "baselineState", "suppressions", "properties"]);
        if (result.TryGetProperty("ruleIndex", out var index))
            Require(_rules[index.GetInt32()] == result.GetProperty("ruleId").GetString(), where, "has the index of another rule");
        Require(Levels.Contains(result.GetProperty("level").GetString()), where, "has a level that is none");
        Members(result.GetProperty("message"), where, ["text"], []);
        Require(result.GetProperty("message").GetProperty("text").GetString()!.Length > 0, where, "has no message");
        Require(result.GetProperty("partialFingerprints").GetProperty("primaryLocationLineHash").GetString()!.Length > 0, where, "has no fingerprint that GitHub knows");
        Require(result.GetProperty("locations").GetArrayLength() == 1, where, "has not one location");
        CheckLocation(result.GetProperty("locations")[0], where);
        if (result.TryGetProperty("baselineState", out var state))
            Require(BaselineStates.Contains(state.GetString()), where, "has a baselineState that is none");
        if (!result.TryGetProperty("suppressions", out var suppressions))
            return;
        foreach (var suppression in suppressions.EnumerateArray())
        {
            Members(suppression, where, ["kind"], ["status", "justification"]);
            Require(suppression.GetProperty("kind").GetString() is "inSource" or "external", where, "has a suppression of no kind");
            Require(suppression.GetProperty("status").GetString() is "accepted" or "underReview" or "rejected", where, "has a suppression of no status");
        }
    }

    private void CheckLocation(JsonElement location, string where)
    {
        Members(location, where, ["physicalLocation"], ["logicalLocations"]);
        var physical = location.GetProperty("physicalLocation");
        Members(physical, where, ["artifactLocation", "region"], []);
        var artifact = physical.GetProperty("artifactLocation");
        Members(artifact, where, ["uri"], ["uriBaseId"]);
        var uri = artifact.GetProperty("uri").GetString()!;
        Require(uri.Length > 0 && Uri.IsWellFormedUriString(uri, UriKind.Relative) && !uri.StartsWith('/') && !uri.Split('/').Contains(".."), where, $"has the URI '{uri}', which is not one within the repository");
        var region = physical.GetProperty("region");
        Members(region, where, ["startLine", "startColumn", "endLine", "endColumn"], []);
        Require(region.EnumerateObject().All(number => number.Value.GetInt32() >= 1), where, "has a place before the file's first");
        foreach (var logical in location.GetProperty("logicalLocations").EnumerateArray())
            Members(logical, where, ["fullyQualifiedName"], ["name", "kind"]);
    }

    private void Members(JsonElement json, string where, string[] required, string[] optional)
    {
        var names = json.EnumerateObject().Select(member => member.Name).ToList();
        foreach (var missing in required.Except(names))
            _problems.Add($"{where} lacks {missing}");
        foreach (var unknown in names.Except(required).Except(optional))
            _problems.Add($"{where} has {unknown}");
    }

    private void Require(bool holds, string where, string problem)
    {
        if (!holds)
            _problems.Add($"{where} {problem}");
    }

    [GeneratedRegex(@"^\d+\.\d+\.\d+$")]
    private static partial Regex SemanticVersion();

    [GeneratedRegex(@"^(0\.[1-9]|[1-9]\.\d|10\.0)$")]
    private static partial Regex Score();
}
