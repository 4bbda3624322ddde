using Infra.Shared;
using Infra.Stacks;
using YamlDotNet.RepresentationModel;

namespace Infra.Configuration;

/// <summary>What can be wrong with a stack's file as a whole, or its being there at all.</summary>
internal static class StackFileProblems
{
    /// <summary>"config" that holds no keys.</summary>
    public static ConfigurationProblem ConfigIsNoMap(YamlFile file, YamlNode config) => new(
        ConfigurationProblemCode.WrongType,
        "config",
        config is YamlSequenceNode ? "a list" : "a text",
        "a map of keys and values",
        $"edit {file.Name}",
        file.Locate(config));

    /// <summary>A key that the project asks every stack for.</summary>
    public static ConfigurationProblem Missing(YamlFile projectFile, string stack, ProjectConfigEntry entry) => new(
        ConfigurationProblemCode.Missing,
        entry.Path.ToString(),
        "nothing",
        $"a value: {projectFile.Name} asks every stack for one",
        $"pulumi config set --stack {stack} '{entry.Path.Key}' VALUE",
        projectFile.Locate(entry.Key));

    /// <summary>What only Pulumi's service can resolve.</summary>
    public static ConfigurationProblem NeedsService(YamlFile file, string name, YamlNode key) => new(
        ConfigurationProblemCode.Unsupported,
        name,
        "an environment of Pulumi ESC",
        "plain values in the file: an environment is resolved by Pulumi's service, and a plan is made without it",
        $"remove '{name}' from {file.Name} and set the values with 'pulumi config set'",
        file.Locate(key));

    /// <summary>A key beside "config" that Pulumi doesn't know.</summary>
    public static ConfigurationProblem UnknownTopKey(YamlFile file, string name, YamlNode key, IReadOnlyList<string> known)
    {
        var meant = NearestName.Of(name, known);
        return new ConfigurationProblem(
            ConfigurationProblemCode.UnknownKey,
            name,
            $"the key '{name}'",
            $"one of the keys {string.Join(", ", known)}{(meant is null ? "" : $"; '{meant}' was probably meant")}",
            meant is null ? $"remove '{name}' from {file.Name}" : $"rename '{name}' to '{meant}' in {file.Name}",
            file.Locate(key));
    }

    /// <summary>A stack without a file.</summary>
    public static ConfigurationProblem NoSuchStack(string stack, PulumiProject project)
    {
        var stacks = project.Stacks;
        var nearest = NearestName.Of(stack, stacks);
        return new ConfigurationProblem(
            ConfigurationProblemCode.FileMissing,
            "",
            $"the stack '{stack}', which has no {PulumiProject.StackFileName(stack)}",
            stacks.IsEmpty ? "a stack with a file, and there is none yet" : $"one of the stacks {string.Join(", ", stacks)}{(nearest is null ? "" : $"; '{nearest}' was probably meant")}",
            nearest is null ? $"pulumi stack init {stack}, then write {PulumiProject.StackFileName(stack)}" : $"--stack {nearest}",
            new SourceLocation(PulumiProject.StackFileName(stack)));
    }
}
