using System.Collections.Immutable;
using Infra.Shared;
using Infra.Stacks;
using YamlDotNet.RepresentationModel;

namespace Infra.Configuration;

/// <summary>What the project file says of one key: a value for the stacks that have none of their own, or that each must have one.</summary>
/// <param name="Path">The key.</param>
/// <param name="Key">The key's node.</param>
/// <param name="Value">The value for stacks without one; null where each stack must have its own.</param>
internal sealed record ProjectConfigEntry(KeyPath Path, YamlNode Key, YamlNode? Value)
{
    private static readonly string[] Attributes = ["default", "description", "value"];

    /// <summary>Reads the map "config" of a project file.</summary>
    public static ImmutableArray<ProjectConfigEntry> ReadAll(YamlFile file, string project, YamlMappingNode config, List<ConfigurationProblem> problems)
    {
        var entries = ImmutableArray.CreateBuilder<ProjectConfigEntry>();
        foreach (var (key, value) in ConfigurationKeys.Read(file, project, config, problems))
        {
            if (key.Segments[0].Name!.AsSpan().ContainsAny('.', '['))
            {
                problems.Add(APath(file, key, value.Key));
                continue;
            }

            if (value.Value is not YamlMappingNode attributes)
            {
                entries.Add(new ProjectConfigEntry(key, value.Key, value.Value));
                continue;
            }

            var before = problems.Count;
            ReportUnsupported(file, key, attributes, problems);
            if (problems.Count == before)
                entries.Add(new ProjectConfigEntry(key, value.Key, YamlFile.Member(attributes, "default") ?? YamlFile.Member(attributes, "value")));
        }

        return entries.ToImmutable();
    }

    private static void ReportUnsupported(YamlFile file, KeyPath key, YamlMappingNode attributes, List<ConfigurationProblem> problems)
    {
        foreach (var attribute in attributes.Children.Keys)
        {
            var name = (attribute as YamlScalarNode)?.Value ?? "";
            if (Attributes.Contains(name))
                continue;
            var isPulumi = name is "type" or "items" or "secret";
            var meant = NearestName.Of(name, Attributes);
            problems.Add(new ConfigurationProblem(
                isPulumi ? ConfigurationProblemCode.Unsupported : ConfigurationProblemCode.UnknownKey,
                key.ToString(),
                $"the attribute '{name}'",
                $"{string.Join(", ", Attributes)}{(isPulumi ? "; the program itself checks types" : "")}{(meant is null ? "" : $"; '{meant}' was probably meant")}",
                $"remove the attribute from {file.Name}",
                file.Locate(attribute)));
        }

        if (YamlFile.Member(attributes, "default") is not null && YamlFile.Member(attributes, "value") is not null)
        {
            problems.Add(new ConfigurationProblem(
                ConfigurationProblemCode.Conflict, key.ToString(), "both 'default' and 'value'", "one of them", $"remove one from {file.Name}", file.Locate(attributes)));
        }
    }

    // Pulumi writes such a value into the map that the stack has: a merge that nothing here needs.
    private static ConfigurationProblem APath(YamlFile file, KeyPath key, YamlNode node) => new(
        ConfigurationProblemCode.Unsupported, key.ToString(), "a path into a value", "a key as a whole", $"write the key as a whole in {file.Name}", file.Locate(node));
}
