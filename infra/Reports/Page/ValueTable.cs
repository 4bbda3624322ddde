using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Infra.Planning;
using Pulumi.Offline;

namespace Infra.Reports.Page;

/// <summary>
/// The inputs and objects, which the page shows when they are asked for, as one JSON text: "values" has each value that is long enough once, however many hold it, and elsewhere
/// "@12" stands for the one at 12. A text that begins with "@" has one more. What no JSON says is written as a plan's JSON writes it; long texts are cut, and say how long they were.
/// </summary>
internal sealed class ValueTable
{
    private const int TextLimit = 400;
    private const int LeastShared = 16;

    private readonly Dictionary<string, string> _references = new(StringComparer.Ordinal);
    private readonly List<string> _values = [];
    private readonly List<string> _roots = [];

    /// <summary>Adds what an element shows; the answer is what the element calls it.</summary>
    public string Add(PlanValue value)
    {
        _roots.Add(Encode(value));
        return (_roots.Count - 1).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The text as a part of the page, after all that adds to it.</summary>
    public PagePart ToPart() => new("data", null, null, page =>
    {
        using (page.Element("script", ("type", "application/json"), ("id", "data")))
            page.Code(ToJson());
    });

    /// <summary>The text. It has no "&lt;", which HTML could take for the end of its element.</summary>
    public string ToJson() => $"{{\"values\":[{string.Join(",\n", _values)}],\n\"roots\":[{string.Join(',', _roots)}]}}".Replace("<", "\\u003c", StringComparison.Ordinal);

    private string Encode(PlanValue value) => value switch
    {
        PlanValue.NullValue => "null",
        PlanValue.BoolValue flag => flag.Value ? "true" : "false",
        PlanValue.NumberValue number => number.Value.ToString("R", CultureInfo.InvariantCulture),
        PlanValue.TextValue text => Shared(QuotedText(Cut(text.Value))),
        PlanValue.ListValue list => Shared($"[{string.Join(',', list.Items.Select(Encode))}]"),
        PlanValue.MapValue map => Shared($"{{{string.Join(',', map.Items.Select(item => $"{Quoted(PlanMarker.Escape(item.Key))}:{Encode(item.Value)}"))}}}"),
        PlanValue.UnknownValue unknown => Shared($"{{\"{PlanMarker.Unknown}\":{Quoted(ShortSource(unknown.Source))}}}"),
        PlanValue.TemplateValue template => Shared($"{{\"{PlanMarker.Template}\":[{string.Join(',', template.Parts.Select(Encode))}]}}"),
        PlanValue.AssetValue asset => Shared($"{{\"{PlanMarker.Asset}\":{Quoted(asset.Hash)}}}"),
        PlanValue.SecretValue => $"{{\"{PlanMarker.Secret}\":true}}",
        _ => throw new InvalidOperationException($"A page cannot show a {value.GetType().Name}."),
    };

    private string Shared(string json)
    {
        if (json.Length < LeastShared)
            return json;
        if (_references.TryGetValue(json, out var reference))
            return reference;
        reference = string.Create(CultureInfo.InvariantCulture, $"\"@{_values.Count}\"");
        _values.Add(json);
        return _references[json] = reference;
    }

    // Of "urn:pulumi:prod::platform::aws:kms/key:Key::etcd#arn", what tells it from others.
    private static string ShortSource(string source) => UrnParts.Of(source) is { } urn ? $"{TreeSection.ShortType(urn.Type)} {urn.Name}" : source;

    private static string QuotedText(string text) => Quoted(text.StartsWith('@') ? $"@{text}" : text);

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private static string Cut(string text)
    {
        if (text.Length <= TextLimit)
            return text;
        var end = char.IsHighSurrogate(text[TextLimit - 1]) ? TextLimit - 1 : TextLimit;
        return string.Create(CultureInfo.InvariantCulture, $"{text[..end]}… ({text.Length:#,##0} characters)");
    }
}
