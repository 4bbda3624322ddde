using Infra.Components;
using YamlDotNet.RepresentationModel;

namespace Infra.Tests.Components;

/// <summary>Documents read back, as kOps would.</summary>
internal static class KopsYaml
{
    public static YamlMappingNode Cluster(KopsDocumentInputs inputs) => Read(KopsDocuments.Write(inputs))[0];

    public static YamlMappingNode Group(KopsDocumentInputs inputs, string name) =>
        Assert.Single(Read(KopsDocuments.Write(inputs)).Skip(1), document => document.Text("metadata.name") == name);

    public static IReadOnlyList<YamlMappingNode> Read(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return [.. stream.Documents.Select(document => (YamlMappingNode)document.RootNode)];
    }

    /// <summary>The node at a path of keys and indexes; the path must be there.</summary>
    public static YamlNode At(this YamlNode node, string path) => path.Split('.').Aggregate(node, (at, step) => at is YamlSequenceNode list
        ? list.Children[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]
        : ((YamlMappingNode)at).Children[new YamlScalarNode(step)]);

    public static string? Text(this YamlNode node, string path) => ((YamlScalarNode)node.At(path)).Value;

    public static IEnumerable<string?> Texts(this YamlNode node, string path) =>
        ((YamlSequenceNode)node.At(path)).Select(item => ((YamlScalarNode)item).Value);

    public static IEnumerable<string?> Texts(this YamlNode node, string path, string key) => ((YamlSequenceNode)node.At(path)).Select(item => item.Text(key));

    public static bool Has(this YamlNode node, string path, string key) => ((YamlMappingNode)node.At(path)).Children.ContainsKey(new YamlScalarNode(key));
}
