using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Infra.Rules.Exemptions;

/// <summary>The file that lists the exemptions.</summary>
public static class ExemptionFile
{
    /// <summary>Its name; it lies beside Pulumi.yaml.</summary>
    public const string Name = "exemptions.yaml";

    /// <summary>What was read: exemptions, or everything that is wrong with the file.</summary>
    /// <param name="Exemptions">In the file's order.</param>
    /// <param name="Problems">Each with the file's name and the line; empty where the file is sound.</param>
    public sealed record Content(ImmutableArray<Exemption> Exemptions, ImmutableArray<string> Problems);

    /// <summary>Reads the file of a project; one that has none exempts nothing.</summary>
    public static Content Load(string directory)
    {
        var path = Path.Combine(directory, Name);
        return File.Exists(path) ? Read(File.ReadAllText(path)) : new Content([], []);
    }

    /// <summary>Reads the text of such a file.</summary>
    public static Content Read(string text)
    {
        var yaml = new YamlStream();
        try
        {
            yaml.Load(new StringReader(text));
        }
        catch (YamlException exception)
        {
            return new Content([], [FormattableString.Invariant($"{Name}:{exception.Start.Line}: this is not YAML: {exception.Message}")]);
        }
        return yaml.Documents.Count == 0 ? new Content([], []) : new ExemptionReader().Read(yaml.Documents[0].RootNode);
    }
}
