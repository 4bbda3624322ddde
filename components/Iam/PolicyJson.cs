using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Infra.Components;

/// <summary>Writes policy statements as canonical JSON.</summary>
internal static class PolicyJson
{
    // IAM counts characters, and quotes or angle brackets in a policy are no markup.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IEnumerable<PolicyStatement> statements)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("Version", "2012-10-17");
            json.WriteStartArray("Statement");
            foreach (var statement in statements)
                Write(json, statement);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Write(Utf8JsonWriter json, PolicyStatement statement)
    {
        json.WriteStartObject();
        json.WriteString("Sid", statement.Sid);
        json.WriteString("Effect", statement.IsAllow ? "Allow" : "Deny");
        WritePrincipals(json, statement);
        WriteList(json, statement.IsNotActions ? "NotAction" : "Action", statement.Actions);
        if (statement.Resources.Count > 0)
            WriteList(json, "Resource", statement.Resources);
        WriteConditions(json, statement.Conditions);
        json.WriteEndObject();
    }

    private static void WritePrincipals(Utf8JsonWriter json, PolicyStatement statement)
    {
        if (statement.Principals.Count == 0)
            return;
        json.WritePropertyName(statement.IsNotPrincipals ? "NotPrincipal" : "Principal");
        if (statement.Principals.Contains(PolicyPrincipal.Everyone))
        {
            json.WriteStringValue("*");
            return;
        }

        json.WriteStartObject();
        foreach (var type in statement.Principals.GroupBy(principal => principal.Type, StringComparer.Ordinal).OrderBy(type => type.Key, StringComparer.Ordinal))
            WriteList(json, type.Key, type.Select(principal => principal.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        json.WriteEndObject();
    }

    private static void WriteConditions(Utf8JsonWriter json, IReadOnlyList<PolicyCondition> conditions)
    {
        if (conditions.Count == 0)
            return;
        json.WriteStartObject("Condition");
        foreach (var op in conditions.GroupBy(condition => condition.Operator, StringComparer.Ordinal).OrderBy(op => op.Key, StringComparer.Ordinal))
        {
            json.WriteStartObject(op.Key);
            foreach (var condition in op.OrderBy(condition => condition.Key, StringComparer.Ordinal))
                WriteList(json, condition.Key, condition.Values);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
