using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Infra.Planning;
using Infra.Planning.Manifests;
using Infra.Rendering;
using Infra.Rules;
using Infra.Rules.Policies;
using Pulumi.Offline;

namespace Infra.Tests.Goldens;

/// <summary>What of a plan stands in files to be reviewed: its manifests that are rendered nowhere else, and every policy of AWS, by path.</summary>
internal static partial class GoldenFiles
{
    private static readonly string[] PolicyInputs = ["assumeRolePolicy", "policy"];

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static IEnumerable<KeyValuePair<string, string>> Of(Plan plan) =>
        Manifests(plan).Concat(plan.Resources.Where(resource => resource.Type.StartsWith("aws:", StringComparison.Ordinal)).SelectMany(Policies));

    /// <summary>What the files that are written are not, of those that there should be, sorted.</summary>
    public static List<string> Differences(IReadOnlyDictionary<string, string> planned, IReadOnlyDictionary<string, string> written) =>
    [
        .. planned.Keys.Except(written.Keys).Select(path => $"{path} is missing")
            .Concat(written.Keys.Except(planned.Keys).Select(path => $"{path} is more than the plan holds"))
            .Concat(planned.Where(file => written.TryGetValue(file.Key, out var golden) && golden != file.Value).Select(file => $"{file.Key} is different"))
            .Order(StringComparer.Ordinal),
    ];

    // What is rendered stands in Git already, where it is reviewed.
    private static IEnumerable<KeyValuePair<string, string>> Manifests(Plan plan) => plan.Manifests
        .Where(manifest => !manifest.Path.StartsWith($"{RenderingPlaces.Manifests}/", StringComparison.Ordinal))
        .GroupBy(manifest => manifest.Path, StringComparer.Ordinal)
        .Select(file => KeyValuePair.Create(file.Key, ManifestYaml.WriteAll(file.Select(manifest => manifest.Object))));

    // "policies/iam.Role/main-nodes-worker.assumeRolePolicy.json" for the input of "aws:iam/role:Role".
    private static IEnumerable<KeyValuePair<string, string>> Policies(PlanResource resource)
    {
        var parts = resource.Type.Split(':');
        var prefix = $"policies/{parts[1].Split('/')[0]}.{parts[2]}/{resource.Name}";
        foreach (var input in PolicyInputs)
        {
            if (Pretty(resource.Inputs[input]) is { } json)
                yield return KeyValuePair.Create($"{prefix}.{input}.json", json);
        }
        foreach (var inline in resource.Inputs["inlinePolicies"].Items())
        {
            if (Pretty(inline.At("policy")) is { } json)
                yield return KeyValuePair.Create($"{prefix}.inlinePolicies.{inline.At("name").Text()}.json", json);
        }
    }

    /// <summary>A policy, a line each; null where there is none, such as in the lifecycle policy of a repository.</summary>
    private static string? Pretty(PlanValue? value)
    {
        if (value is null or PlanValue.UnknownValue or PlanValue.SecretValue)
            return null;
        var unknowns = new Queue<string>((value as PlanValue.TemplateValue)?.Parts.OfType<PlanValue.UnknownValue>().Select(part => part.Source) ?? []);
        var text = UnknownPart().Replace(PolicyText.JsonOf(value), _ => JsonEncodedText.Encode($"<known after up: {unknowns.Dequeue()}>", Indented.Encoder).Value);
        using var document = JsonDocument.Parse(text);
        return document.RootElement.TryGetProperty("Statement", out _) ? JsonSerializer.Serialize(document.RootElement, Indented) + "\n" : null;
    }

    [GeneratedRegex("\uE000")]
    private static partial Regex UnknownPart();
}
