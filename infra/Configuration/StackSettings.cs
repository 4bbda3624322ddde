using Infra.Stacks;
using YamlDotNet.RepresentationModel;

namespace Infra.Configuration;

/// <summary>A stack's configuration as the Pulumi engine would pass it to the program, and where each value stands.</summary>
internal sealed class StackSettings
{
    // What the CLI itself keeps in the file beside the configuration.
    private static readonly string[] TopKeys = ["config", "encryptedkey", "encryptionsalt", "secretsprovider"];
    private static readonly string[] EnvironmentKeys = ["environment", "mainEnvironment"];

    private readonly Dictionary<string, (YamlFile File, YamlNode Key, YamlNode Value)> _sources = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _secretKeys = new(StringComparer.Ordinal);
    private readonly SourceLocation _config;

    private StackSettings(YamlFile file, PulumiProject project, string stack, List<ConfigurationProblem> problems)
    {
        Project = project.Name;
        Stack = stack;
        var config = ReadTop(file, problems);
        SecretsProvider = (YamlFile.Member(file.Root, "secretsprovider") as YamlScalarNode)?.Value;
        HasPassphrase = YamlFile.Member(file.Root, "encryptionsalt") is not null;
        _config = config is null ? new SourceLocation(file.Name) : file.Locate(config);
        if (config is not null)
        {
            foreach (var (path, entry) in ConfigurationKeys.Read(file, project.Name, config, problems))
                Add(file, path, entry.Key, entry.Value, problems);
        }

        foreach (var entry in project.Config.Where(entry => !_sources.ContainsKey(entry.Path.ToString())))
        {
            if (entry.Value is not null)
                Add(project.File, entry.Path, entry.Key, entry.Value, problems);
            else
                problems.Add(StackFileProblems.Missing(project.File, stack, entry));
        }
    }

    /// <summary>The project's name.</summary>
    public string Project { get; }

    /// <summary>The stack's name.</summary>
    public string Stack { get; }

    /// <summary>The plain values by full key, "namespace:name": text, or JSON for maps and lists. Nothing for keys with a secret in them.</summary>
    public IReadOnlyDictionary<string, string> Values => _values;

    /// <summary>The full keys whose value, or anything inside it, is encrypted. They stay so: nothing here decrypts.</summary>
    public IReadOnlySet<string> SecretKeys => _secretKeys;

    /// <summary>What encrypts the stack's secrets, such as <c>awskms://alias/x?region=eu-central-1</c>; null where the file does not say.</summary>
    public string? SecretsProvider { get; }

    /// <summary>Whether the file has the salt of a passphrase.</summary>
    public bool HasPassphrase { get; }

    /// <summary>Reads a stack's file.</summary>
    /// <param name="directory">The project's directory.</param>
    /// <param name="stack">The stack's name.</param>
    /// <param name="project">The project.</param>
    /// <exception cref="ConfigurationException">There is no such stack, its file isn't right, or it asks for what can't be done without Pulumi.</exception>
    public static StackSettings Load(string directory, string stack, PulumiProject project)
    {
        var fileName = PulumiProject.StackFileName(stack);
        if (!project.Stacks.Contains(stack) || !File.Exists(Path.Combine(directory, fileName)))
            throw new ConfigurationException(StackFileProblems.NoSuchStack(stack, project));

        var problems = new List<ConfigurationProblem>();
        var settings = new StackSettings(YamlFile.Load(directory, fileName), project, stack, problems);
        return problems.Count == 0 ? settings : throw new ConfigurationException([.. problems]);
    }

    /// <summary>
    /// Where a key stands, such as <c>platform:network.zones[1]</c>; where it isn't there, the nearest place around it: the map that lacks it, at last "config".
    /// </summary>
    /// <returns>The place, or null where the text is no key.</returns>
    public SourceLocation? Locate(string keyPath)
    {
        if (KeyPath.Parse(keyPath) is not { } path)
            return null;
        if (!_sources.TryGetValue(KeyPath.Of(path.Namespace, path.Segments[0].Name!).ToString(), out var source))
            return _config;

        var (at, value) = (source.Key, source.Value);
        foreach (var segment in path.Segments.Skip(1))
        {
            if (Step(value, segment) is not { } next)
                break;
            (at, value) = next;
        }

        return source.File.Locate(at);
    }

    /// <summary>The environment that these settings describe, with every problem at its place.</summary>
    /// <exception cref="ConfigurationException">The settings aren't right.</exception>
    public EnvironmentConfig ReadEnvironment()
    {
        var result = EnvironmentConfig.Read(Project, Stack, Values, SecretKeys);
        return result.Config
            ?? throw new ConfigurationException([.. result.Problems.Select(problem => problem with { Location = Locate(problem.KeyPath) })]);
    }

    private static (YamlNode At, YamlNode Value)? Step(YamlNode value, KeyPath.Segment segment)
    {
        if (segment.Name is null)
            return value is YamlSequenceNode list && segment.Index < list.Children.Count ? (list.Children[segment.Index], list.Children[segment.Index]) : null;
        if (value is not YamlMappingNode map)
            return null;
        foreach (var (key, child) in map.Children)
        {
            if (key is YamlScalarNode scalar && scalar.Value == segment.Name)
                return (key, child);
        }

        return null;
    }

    private static YamlMappingNode? ReadTop(YamlFile file, List<ConfigurationProblem> problems)
    {
        foreach (var key in file.Root.Children.Keys)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (EnvironmentKeys.Contains(name))
                problems.Add(StackFileProblems.NeedsService(file, name, key));
            else if (!TopKeys.Contains(name))
                problems.Add(StackFileProblems.UnknownTopKey(file, name, key, TopKeys));
        }

        var config = YamlFile.Member(file.Root, "config");
        if (config is not null and not YamlMappingNode and not YamlScalarNode { Value: null or "" or "~" or "null" })
        {
            problems.Add(StackFileProblems.ConfigIsNoMap(file, config));
        }

        return config as YamlMappingNode;
    }

    private void Add(YamlFile file, KeyPath path, YamlNode key, YamlNode value, List<ConfigurationProblem> problems)
    {
        _sources.Add(path.ToString(), (file, key, value));
        if (ConfigurationText.HasSecret(value))
            _secretKeys.Add(path.Key);
        else if (new ConfigurationText(file, problems).Of(path, value) is { } text)
            _values.Add(path.Key, text);
    }
}
