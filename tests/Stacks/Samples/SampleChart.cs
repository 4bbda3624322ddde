using System.Text.RegularExpressions;
using YamlDotNet.Serialization;

namespace Infra.Tests.Stacks.Samples;

/// <summary>
/// The sample's chart, rendered as far as it needs: values by their paths, one of which is required. Anything else that Helm knows fails, so that the chart stays one that this reads.
/// </summary>
internal sealed partial class SampleChart(string folder, string digest)
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();

    private readonly Dictionary<object, object?> _values = Read(File.ReadAllText(Path.Combine(folder, "values.yaml")));

    /// <summary>The objects by their kinds.</summary>
    public Dictionary<string, Node> Objects() => Directory.EnumerateFiles(Path.Combine(folder, "templates"))
        .Select(file => new Node(Read(Rendered(File.ReadAllText(file))))).ToDictionary(node => node["kind"].Text);

    private string Rendered(string template)
    {
        var text = Value().Replace(template, match => Find(match.Groups["path"].Value) is var value && value.Length == 0 && match.Groups["required"].Success
            ? throw new InvalidOperationException(match.Groups["required"].Value)
            : value);
        return text.Contains("{{", StringComparison.Ordinal) ? throw new NotSupportedException($"The chart has more of Helm than values: {text[text.IndexOf("{{", StringComparison.Ordinal)..][..40]}") : text;
    }

    private string Find(string path)
    {
        if (path == ".image.digest" && digest.Length > 0)
            return digest;
        object? found = _values;
        foreach (var step in path.TrimStart('.').Split('.'))
            found = ((Dictionary<object, object?>)found!)[step];
        return Convert.ToString(found, System.Globalization.CultureInfo.InvariantCulture)!;
    }

    private static Dictionary<object, object?> Read(string text) => Yaml.Deserialize<Dictionary<object, object?>>(text);

    [GeneratedRegex("""\{\{ (required "(?<required>[^"]*)" )?\.Values(?<path>(\.[A-Za-z]+)+) \}\}""")]
    private static partial Regex Value();
}

/// <summary>A part of an object.</summary>
internal sealed class Node(object? value)
{
    public string Text => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!;

    public int Number => Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture);

    public IEnumerable<Node> Items => value is List<object?> items ? items.Select(item => new Node(item)) : [];

    public IEnumerable<KeyValuePair<string, string>> Texts => value is Dictionary<object, object?> map ? map.Select(entry => KeyValuePair.Create((string)entry.Key, new Node(entry.Value).Text)) : [];

    public bool Exists => value is not null;

    public Node this[string key] => new(value is Dictionary<object, object?> map ? map.GetValueOrDefault(key) : null);

    public Node Named(string name) => Items.Single(item => item["name"].Text == name);
}
