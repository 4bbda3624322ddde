using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Infra.Stacks;

/// <summary>A text of a certain form.</summary>
/// <param name="allowed">What is allowed, to follow "allowed is".</param>
/// <param name="example">A text that would do.</param>
/// <param name="parse">Reads the text; null where it isn't of the form.</param>
internal sealed class TextShape<T>(string allowed, string example, Func<string, TextShape<T>.Parsed> parse) : Shape<T>
    where T : notnull
{
    public override string Type => "text";

    public override string Allowed => allowed;

    /// <summary>Whether a number is read as the text it is written as: the CLI makes numbers of digits inside structured values.</summary>
    public bool TakesNumbers { get; init; }

    /// <summary>Whether a text is of the form.</summary>
    public bool IsAllowed(string text) => parse(text).Ok;

    public override IReadOnlyList<(KeyPath Path, string Value)> Examples(KeyPath path) => [(path, example)];

    public override bool TryRead(Place place, JsonElement value, [MaybeNullWhen(false)] out T result)
    {
        result = default;
        var isText = value.ValueKind == JsonValueKind.String || (TakesNumbers && value.ValueKind == JsonValueKind.Number);
        if (!isText)
        {
            place.ReportWrongType(value, this);
            return false;
        }

        var parsed = parse(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText());
        if (!parsed.Ok)
        {
            var reason = parsed.Reason.Length == 0 ? allowed : $"{allowed} ({parsed.Reason.TrimEnd('.')})";
            place.Report(ConfigurationProblemCode.NotAllowed, Place.Describe(value), reason, parsed.Nearest ?? example);
            return false;
        }

        result = parsed.Value!;
        return true;
    }

    /// <summary>What became of a text: a value, or a reason why not and a text that was probably meant.</summary>
    internal readonly record struct Parsed(bool Ok, T? Value, string Reason = "", string? Nearest = null)
    {
        public static Parsed As(T value) => new(true, value);

        public static Parsed Not(string reason = "", string? nearest = null) => new(false, default, reason, nearest);
    }
}
