using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Pulumi.Offline;

namespace Infra.Rules.Policies;

/// <summary>Reads policies out of inputs, text or map, each but once however many rules ask.</summary>
public sealed class PolicyReader
{
    private readonly ConcurrentDictionary<PlanValue, Policy> _read = new(ReferenceEqualityComparer.Instance);

    /// <summary>The policy that an input holds; empty where the input is missing, secret or wholly unknown.</summary>
    public Policy Read(PlanValue? value) => value is null || value.IsHidden() ? Policy.Empty : _read.GetOrAdd(value, Parse);

    private static Policy Parse(PlanValue value)
    {
        try
        {
            using var document = JsonDocument.Parse(PolicyText.JsonOf(value));
            return new Policy(StatementsOf(document.RootElement));
        }
        catch (JsonException exception)
        {
            return Policy.Empty with { Problem = exception.Message };
        }
    }

    private static ImmutableArray<PolicyStatement> StatementsOf(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new JsonException("a policy is a JSON object");
        if (!root.TryGetProperty("Statement", out var statements))
            throw new JsonException("it lacks \"Statement\"");
        return statements.ValueKind switch
        {
            JsonValueKind.Object => [StatementOf(statements)],
            JsonValueKind.Array => [.. statements.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).Select(StatementOf)],
            // A list that is known only after `up`.
            JsonValueKind.String => [],
            _ => throw new JsonException("\"Statement\" is an object or a list of them"),
        };
    }

    private static PolicyStatement StatementOf(JsonElement json) => new()
    {
        Sid = json.TryGetProperty("Sid", out var sid) && sid.ValueKind == JsonValueKind.String ? sid.GetString() : null,
        Allows = json.TryGetProperty("Effect", out var effect) && effect.ValueKind == JsonValueKind.String && effect.ValueEquals("Allow"),
        Actions = Texts(json, "Action"),
        NotActions = Texts(json, "NotAction"),
        Resources = Texts(json, "Resource"),
        NotResources = Texts(json, "NotResource"),
        Principals = json.TryGetProperty("Principal", out var principal) ? PrincipalsOf(principal) : [],
        NotPrincipals = json.TryGetProperty("NotPrincipal", out var others) ? PrincipalsOf(others) : [],
        HasNotPrincipal = json.TryGetProperty("NotPrincipal", out _),
        Conditions = json.TryGetProperty("Condition", out var condition) ? [.. ConditionsOf(condition)] : [],
    };

    private static ImmutableArray<string> PrincipalsOf(JsonElement principal) =>
        principal.ValueKind == JsonValueKind.Object
            ? [.. principal.EnumerateObject().SelectMany(kind => TextsOf(kind.Value))]
            : TextsOf(principal);

    private static IEnumerable<PolicyCondition> ConditionsOf(JsonElement condition)
    {
        if (condition.ValueKind != JsonValueKind.Object)
            yield break;
        foreach (var test in condition.EnumerateObject().Where(test => test.Value.ValueKind == JsonValueKind.Object))
        {
            foreach (var key in test.Value.EnumerateObject())
                yield return new PolicyCondition(test.Name, key.Name, TextsOf(key.Value));
        }
    }

    private static ImmutableArray<string> Texts(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? TextsOf(value) : [];

    private static ImmutableArray<string> TextsOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => [.. value.EnumerateArray().SelectMany(item => TextsOf(item))],
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.True => ["true"],
        JsonValueKind.False => ["false"],
        JsonValueKind.Number => [value.GetRawText()],
        _ => [],
    };
}
