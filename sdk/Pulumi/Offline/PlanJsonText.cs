using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pulumi.Offline;

/// <summary>A value as JSON text: how providers take those of their inputs that are no text.</summary>
internal static class PlanJsonText
{
    public static PlanValue Of(PlanValue value) => value switch
    {
        PlanValue.TextValue or PlanValue.UnknownValue or PlanValue.TemplateValue => value,
        PlanValue.SecretValue secret => new PlanValue.SecretValue(Of(secret.Plaintext)),
        _ when FirstUnknown(value) is { } unknown => unknown,
        _ => Write(value),
    };

    /// <summary>The first part that is known only after `up`.</summary>
    public static PlanValue? FirstUnknown(PlanValue value) => value switch
    {
        PlanValue.UnknownValue => value,
        PlanValue.TemplateValue template => template.Parts.First(p => p is PlanValue.UnknownValue),
        PlanValue.SecretValue secret => FirstUnknown(secret.Plaintext),
        PlanValue.ListValue list => list.Items.Select(FirstUnknown).FirstOrDefault(u => u is not null),
        PlanValue.MapValue map => map.Items.Values.Select(FirstUnknown).FirstOrDefault(u => u is not null),
        _ => null,
    };

    private static PlanValue Write(PlanValue value)
    {
        var text = new PlanValue.TextValue(JsonSerializer.Serialize(Sorted(value), Options));
        return HasSecret(value) ? new PlanValue.SecretValue(text) : text;
    }

    // As the value itself is: an immutable dictionary has another order in every process.
    private static object? Sorted(PlanValue value) => value switch
    {
        PlanValue.SecretValue secret => Sorted(secret.Plaintext),
        PlanValue.ListValue list => list.Items.Select(Sorted).ToArray(),
        PlanValue.MapValue map => map.Items.Select(i => KeyValuePair.Create(i.Key, Sorted(i.Value))).ToImmutableSortedDictionary(StringComparer.Ordinal),
        _ => Plain(value),
    };

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether a part of it, however deep, is a secret.</summary>
    public static bool HasSecret(PlanValue value) => value switch
    {
        PlanValue.SecretValue => true,
        PlanValue.ListValue list => list.Items.Any(HasSecret),
        PlanValue.MapValue map => map.Items.Values.Any(HasSecret),
        _ => false,
    };

    /// <summary>The value as plain objects, as mocks see it: numbers as double, secrets in the clear, assets by hash.</summary>
    public static object? Plain(PlanValue value) => value switch
    {
        PlanValue.BoolValue flag => flag.Value,
        PlanValue.NumberValue number => number.Value,
        PlanValue.TextValue text => text.Value,
        PlanValue.AssetValue asset => asset.Hash,
        PlanValue.SecretValue secret => Plain(secret.Plaintext),
        PlanValue.ListValue list => list.Items.Select(Plain).ToImmutableArray(),
        PlanValue.MapValue map => map.Items.Where(i => !i.Key.StartsWith("__", StringComparison.Ordinal)).ToImmutableDictionary(i => i.Key, i => Plain(i.Value)!),
        _ => null,
    };
}
