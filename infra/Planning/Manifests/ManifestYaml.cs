using Infra.Components;
using Pulumi.Offline;

namespace Infra.Planning.Manifests;

/// <summary>A plan's objects as YAML, and the values of YAML documents as a plan's.</summary>
internal static class ManifestYaml
{
    /// <summary>Objects as documents, each begun by "---". What was written is read back as the same values, but for what is unknown or secret, which stands as a text that says so.</summary>
    public static string WriteAll(IEnumerable<PlanValue.MapValue> objects) => string.Concat(objects.Select(each => $"---\n{Write(each)}"));

    /// <summary>An object as the only document of its text.</summary>
    public static string Write(PlanValue.MapValue value) => CanonicalYaml.Write(MapOf(value));

    /// <summary>A document as a value of a plan.</summary>
    public static PlanValue.MapValue ValueOf(YamlMap document) => new(PlanValue.MapValue.Empty.Items.AddRange(document.Select(entry => KeyValuePair.Create(entry.Key, ValueOf(entry.Value)))));

    private static PlanValue ValueOf(object value) => value switch
    {
        YamlMap map => ValueOf(map),
        YamlList list => new PlanValue.ListValue([.. list.Select(ValueOf)]),
        string text => new PlanValue.TextValue(text),
        bool truth => new PlanValue.BoolValue(truth),
        int number => new PlanValue.NumberValue(number),
        _ => throw new InvalidOperationException($"A document cannot hold a {value.GetType().Name}."),
    };

    private static YamlMap MapOf(PlanValue.MapValue value)
    {
        var map = new YamlMap();
        foreach (var (key, item) in value.Items)
            map.AddValue(key, YamlOf(item));
        return map;
    }

    private static object YamlOf(PlanValue value) => value switch
    {
        PlanValue.MapValue map => MapOf(map),
        PlanValue.ListValue list => YamlList.OfValues(list.Items.Select(YamlOf)),
        PlanValue.NullValue => YamlNull.Value,
        PlanValue.BoolValue truth => truth.Value,
        PlanValue.NumberValue number => number.Value,
        _ => Shown(value),
    };

    /// <summary>A text, what is not known of it in words.</summary>
    private static string Shown(PlanValue value) => value switch
    {
        PlanValue.TextValue text => text.Value,
        PlanValue.UnknownValue unknown => $"<known after up: {unknown.Source}>",
        PlanValue.TemplateValue template => string.Concat(template.Parts.Select(Shown)),
        PlanValue.AssetValue asset => $"<file {asset.Hash}>",
        _ => "<secret>",
    };
}
