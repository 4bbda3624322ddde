using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Infra.Shared;
using Infra.Stacks;
using YamlDotNet.RepresentationModel;

namespace Infra.Configuration;

/// <summary>The project file, Pulumi.yaml, as far as it bears on configuration.</summary>
internal sealed partial class PulumiProject
{
    /// <summary>The file's name.</summary>
    public const string FileName = "Pulumi.yaml";

    private static readonly string[] Names = [FileName, "Pulumi.yml", "Pulumi.json"];

    private PulumiProject(string directory, YamlFile file, string name, ImmutableArray<ProjectConfigEntry> config)
    {
        Directory = directory;
        File = file;
        Name = name;
        Config = config;
    }

    /// <summary>Where the project file is, and the stacks' files beside it.</summary>
    public string Directory { get; }

    /// <summary>The project's name, which is also the namespace of keys that have none.</summary>
    public string Name { get; }

    /// <summary>The names of the stacks that have a file, sorted.</summary>
    public ImmutableArray<string> Stacks =>
        [.. System.IO.Directory.EnumerateFiles(Directory, "Pulumi.*.yaml").Select(file => StackOf(Path.GetFileName(file))).OfType<string>().Order(StringComparer.Ordinal)];

    /// <summary>What the project says of keys for all its stacks.</summary>
    internal ImmutableArray<ProjectConfigEntry> Config { get; }

    /// <summary>The file itself.</summary>
    internal YamlFile File { get; }

    /// <summary>Reads Pulumi.yaml.</summary>
    /// <param name="directory">The project's directory.</param>
    /// <exception cref="ConfigurationException">There is no such file, it isn't right, or it asks for what can't be done without Pulumi.</exception>
    public static PulumiProject Load(string directory)
    {
        if (!System.IO.File.Exists(Path.Combine(directory, FileName)))
            throw new ConfigurationException(Missing(directory));

        var file = YamlFile.Load(directory, FileName);
        var problems = new List<ConfigurationProblem>();
        var name = ReadName(file, problems);
        if (YamlFile.Member(file.Root, "stackConfigDir") is { } stackConfigDir)
            problems.Add(StacksElsewhere(file, "stackConfigDir", stackConfigDir));
        // The old spelling: a text is a directory.
        if (YamlFile.Member(file.Root, "config") is YamlScalarNode { Value: { Length: > 0 } } stackDirectory)
            problems.Add(StacksElsewhere(file, "config", stackDirectory));
        var config = YamlFile.Member(file.Root, "config") switch
        {
            YamlMappingNode map => ProjectConfigEntry.ReadAll(file, name, map, problems),
            _ => [],
        };
        return problems.Count == 0 ? new PulumiProject(directory, file, name, config) : throw new ConfigurationException([.. problems]);
    }

    /// <summary>The file of a stack.</summary>
    public static string StackFileName(string stack) => $"Pulumi.{stack}.yaml";

    private static string? StackOf(string fileName)
    {
        const string prefix = "Pulumi.";
        const string suffix = ".yaml";
        return fileName.Length > prefix.Length + suffix.Length ? fileName[prefix.Length..^suffix.Length] : null;
    }

    private static string ReadName(YamlFile file, List<ConfigurationProblem> problems)
    {
        var node = YamlFile.Member(file.Root, "name");
        if (node is YamlScalarNode { Value: { Length: > 0 } name })
        {
            if (!ProjectName().IsMatch(name))
            {
                problems.Add(new ConfigurationProblem(
                    ConfigurationProblemCode.NotAllowed, "name", $"'{name}'", "letters, digits, '-', '_' and '.', up to 100", $"edit {file.Name}", file.Locate(node)));
            }

            return name;
        }

        var meant = NearestName.Of("name", file.Root.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? ""));
        problems.Add(new ConfigurationProblem(
            ConfigurationProblemCode.Missing,
            "name",
            meant is null ? "nothing" : $"nothing, but a key '{meant}'",
            "the project's name",
            $"write 'name: platform' at the top of {file.Name}",
            new SourceLocation(file.Name)));
        return "";
    }

    private static ConfigurationProblem StacksElsewhere(YamlFile file, string key, YamlNode value) => new(
        ConfigurationProblemCode.Unsupported,
        key,
        "another directory for the stacks' files",
        $"the stacks' files beside {file.Name}",
        $"move the files beside {file.Name} and remove '{key}'",
        file.Locate(value));

    private static ConfigurationProblem Missing(string directory)
    {
        var other = Names.FirstOrDefault(name => System.IO.File.Exists(Path.Combine(directory, name)));
        return new ConfigurationProblem(
            ConfigurationProblemCode.FileMissing,
            "",
            other is null ? $"no {FileName} in '{directory}'" : $"{other} instead of {FileName} in '{directory}'",
            $"the directory of a Pulumi project: one with a {FileName}",
            other is null ? "run the command in the project's directory" : $"write {other} as {FileName}",
            new SourceLocation(FileName));
    }

    // Pulumi: alphanumerics, hyphens, underscores and periods, at most 100 of them.
    [GeneratedRegex(@"\A[A-Za-z0-9_.-]{1,100}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ProjectName();
}
