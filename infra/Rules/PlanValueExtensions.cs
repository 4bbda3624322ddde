using Pulumi.Offline;

namespace Infra.Rules;

/// <summary>What rules ask of a value.</summary>
internal static class PlanValueExtensions
{
    /// <summary>What stands for a part of a text that is known only after `up`: a character that no real text has (private use).</summary>
    public const char UnknownPart = '\uE000';

    /// <summary>The value at a path of keys; null where a map on the way lacks the key or is no map.</summary>
    public static PlanValue? At(this PlanValue? value, params ReadOnlySpan<string> path)
    {
        foreach (var key in path)
            value = (value as PlanValue.MapValue)?[key];
        return value;
    }

    /// <summary>The items of a list; none where the value is no list.</summary>
    public static IEnumerable<PlanValue> Items(this PlanValue? value) => value is PlanValue.ListValue list ? list.Items : [];

    /// <summary>The text, where it is known whole.</summary>
    public static string? Text(this PlanValue? value) => (value as PlanValue.TextValue)?.Value;

    /// <summary>The text with <see cref="UnknownPart"/> for each part that is not known; null where the value cannot be a text.</summary>
    public static string? TextWithUnknowns(this PlanValue? value) => value switch
    {
        PlanValue.TextValue text => text.Value,
        PlanValue.UnknownValue => UnknownPart.ToString(),
        PlanValue.TemplateValue template => string.Concat(template.Parts.Select(part => part.Text() ?? UnknownPart.ToString())),
        _ => null,
    };

    /// <summary>Whether it is known to be true: the flag, or the word where a provider wants text.</summary>
    public static bool IsTrue(this PlanValue? value) => value is PlanValue.BoolValue { Value: true } or PlanValue.TextValue { Value: "true" };

    /// <summary>Whether it is there at all, known or not.</summary>
    public static bool IsSet(this PlanValue? value) => value is not (null or PlanValue.NullValue or PlanValue.TextValue { Value: "" });

    /// <summary>Whether it can be judged only after `up`, or not at all since it is a secret.</summary>
    public static bool IsHidden(this PlanValue? value) => value is PlanValue.UnknownValue or PlanValue.SecretValue;
}
