using System.Collections.Immutable;
using System.Text.Json;
using Infra.Cost;
using Infra.Differences;
using Infra.Planning;
using Infra.Reports.Differences;
using static Infra.Planning.PlanJsonReader;

namespace Infra.Reports.Json;

/// <summary>Reads what <see cref="DifferenceJsonWriter"/> writes. Members that it does not know, and those that are computed of others, are passed over.</summary>
internal static class DifferenceJsonReader
{
    private const string Root = "the difference";

    public static StackDifference Read(JsonElement root)
    {
        var format = Text(root, "format", Root);
        if (format != DifferenceJson.Format)
            throw new PlanFormatException($"The file's format is \"{format}\"; \"{DifferenceJson.Format}\" is read here, as `infra diff --json` writes it.");
        var plan = Member(root, "plan", JsonValueKind.Object, Root);
        var findings = Member(root, "findings", JsonValueKind.Object, Root);
        return new StackDifference(ReadPlan(root, plan), new PlanDifference
        {
            Before = Text(root, "before", Root),
            After = Text(root, "after", Root),
            IsOfEnvironments = root.TryGetProperty("environments", out _) && Flag(root, "environments", Root),
            Resources = ListOf(root, "resources", ReadResource),
            Manifests = ListOf(root, "manifests", ReadManifest),
            Outputs = ListOf(root, "outputs", ReadProperty),
            Meanings = ListOf(root, "meanings", ReadMeaning),
            Findings = new FindingChanges(
                List(findings, "broken", ReadFinding, "findings."), List(findings, "mended", ReadFinding, "findings."), List(findings, "remaining", ReadFinding, "findings.")),
            Cost = root.TryGetProperty("cost", out var cost) ? ReadCost(cost) : null,
        });
    }

    private static PlanSummary ReadPlan(JsonElement root, JsonElement plan) => new()
    {
        Project = Text(root, "project", Root),
        Stack = Text(root, "stack", Root),
        Resources = Count(plan, "resources"),
        Manifests = Count(plan, "manifests"),
        Errors = Count(plan, "errors"),
        Warnings = Count(plan, "warnings"),
        Exempted = Count(plan, "exempted"),
        Currency = Text(plan, "currency", "plan"),
        Monthly = OptionalAmount(plan, "monthly", "plan"),
        Budget = OptionalAmount(plan, "budget", "plan"),
    };

    private static ResourceChange ReadResource(JsonElement json, string where) => new()
    {
        Kind = Word<ChangeKind>(json, "kind", where),
        Urn = Text(json, "urn", where),
        FormerUrn = OptionalText(json, "formerUrn", where),
        Type = Text(json, "type", where),
        Name = Text(json, "name", where),
        Properties = List(json, "properties", ReadProperty, where + "."),
        ReplacedBy = List(json, "replacedBy", ReadText, where + "."),
        Loss = ReadLoss(json, where),
        WasProtected = Flag(json, "wasProtected", where),
    };

    private static ManifestChange ReadManifest(JsonElement json, string where) => new()
    {
        Kind = Word<ChangeKind>(json, "kind", where),
        Application = Text(json, "application", where),
        Path = Text(json, "path", where),
        ObjectKind = Text(json, "objectKind", where),
        Namespace = OptionalText(json, "namespace", where),
        Name = Text(json, "name", where),
        Properties = List(json, "properties", ReadProperty, where + "."),
        Loss = ReadLoss(json, where),
    };

    private static PropertyChange ReadProperty(JsonElement json, string where) => new(
        Text(json, "path", where),
        json.TryGetProperty("before", out var before) ? PlanValueReader.Read(before, where + ".before") : null,
        json.TryGetProperty("after", out var after) ? PlanValueReader.Read(after, where + ".after") : null);

    private static MeaningChange ReadMeaning(JsonElement json, string where) => new(
        Word<MeaningArea>(json, "area", where), Text(json, "subject", where), Text(json, "what", where),
        OptionalText(json, "before", where), OptionalText(json, "after", where), Flag(json, "widens", where));

    private static Loss? ReadLoss(JsonElement json, string where)
    {
        if (!json.TryGetProperty("loss", out var loss))
            return null;
        return new Loss(Word<LossKind>(loss, "kind", where + ".loss"), Text(loss, "what", where + ".loss"));
    }

    private static CostComparison ReadCost(JsonElement json) => new(
        Amount(json, "before", "cost"),
        Amount(json, "after", "cost"),
        List(json, "changes", (change, at) => new CostChange(Text(change, "urn", at), OptionalAmount(change, "before", at), OptionalAmount(change, "after", at)), "cost."));

    private static ImmutableArray<T> ListOf<T>(JsonElement root, string name, Func<JsonElement, string, T> read)
    {
        // The shared reader takes what has no name for a plan.
        _ = Member(root, name, JsonValueKind.Array, Root);
        return List(root, name, read);
    }

    private static int Count(JsonElement json, string name) => Member(json, name, JsonValueKind.Number, "plan").TryGetInt32(out var count) && count >= 0
        ? count
        : throw new PlanFormatException($"\"{name}\" of plan is {json.GetProperty(name).GetRawText()}; it has to be a whole number from 0.");

    private static decimal? OptionalAmount(JsonElement json, string name, string where) => json.TryGetProperty(name, out _) ? Amount(json, name, where) : null;

    private static decimal Amount(JsonElement json, string name, string where) => Member(json, name, JsonValueKind.Number, where).TryGetDecimal(out var amount)
        ? amount
        : throw new PlanFormatException($"\"{name}\" of {where} is no amount of money.");

    private static T Word<T>(JsonElement json, string name, string where)
        where T : struct, Enum
    {
        var given = Text(json, name, where);
        foreach (var value in Enum.GetValues<T>())
        {
            if (DifferenceJson.Word(value) == given)
                return value;
        }
        throw new PlanFormatException($"\"{name}\" of {where} is \"{given}\"; it is one of {string.Join(", ", Enum.GetValues<T>().Select(DifferenceJson.Word))}.");
    }
}
