using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Infra.Planning.Workflows;

/// <summary>Reads a workflow out of its text. What has another shape than GitHub takes is as though it were not there: GitHub and actionlint refuse it.</summary>
internal static class WorkflowReader
{
    /// <summary>Reads a file; one that is no YAML has a problem and no jobs.</summary>
    public static WorkflowFile Read(string path, string text)
    {
        var file = new WorkflowFile(path, [.. text.Split('\n').Select(line => line.TrimEnd('\r'))]);
        var yaml = new YamlStream();
        try
        {
            yaml.Load(new StringReader(text));
        }
        catch (YamlException exception)
        {
            return file with { Problem = new WorkflowProblem(Math.Max(1, (int)exception.Start.Line), exception.Message.TrimEnd('.')) };
        }
        if (yaml.Documents is not [{ RootNode: YamlMappingNode root }])
            return file with { Problem = new WorkflowProblem(1, "it is not one map") };
        return Member(root, "runs") is YamlMappingNode runs
            ? file with { IsAction = true, Jobs = [new WorkflowJob("action", LineOf(runs)) { Steps = Steps(runs) }] }
            : file with
            {
                Triggers = Triggers(Member(root, "on")),
                Permissions = Permissions(root),
                Variables = Texts(root, "env"),
                Jobs = [.. Members(root, "jobs").Select(job => Job(job.Key, (YamlMappingNode)job.Value))],
            };
    }

    private static WorkflowJob Job(YamlNode key, YamlMappingNode job)
    {
        var concurrency = Member(job, "concurrency");
        return new WorkflowJob(TextOf(key), LineOf(key))
        {
            Permissions = Permissions(job),
            // A text, or a map with its name.
            Environment = Member(job, "environment") switch { YamlMappingNode map => Text(map, "name"), YamlScalarNode text => text.Value, _ => null },
            HasConcurrency = concurrency is not null,
            CancelInProgress = concurrency is YamlMappingNode said ? Text(said, "cancel-in-progress") : null,
            HasTimeout = Text(job, "timeout-minutes") is not null,
            Uses = Use(job),
            Variables = Texts(job, "env"),
            Steps = Steps(job),
        };
    }

    private static ImmutableArray<WorkflowStep> Steps(YamlMappingNode parent) => Member(parent, "steps") is not YamlSequenceNode steps ? [] :
    [
        .. steps.Children.OfType<YamlMappingNode>().Select(step => new WorkflowStep(LineOf(step))
        {
            Uses = Use(step),
            Run = Text(step, "run"),
            RunLine = Member(step, "run") is { } run ? LineOf(run) : LineOf(step),
            With = Texts(step, "with"),
        }),
    ];

    private static WorkflowPermissions? Permissions(YamlMappingNode parent) => Member(parent, "permissions") switch
    {
        YamlMappingNode map => new WorkflowPermissions(LineOf(map), null, [.. map.Children.Select(each => new WorkflowScope(TextOf(each.Key), TextOf(each.Value), LineOf(each.Key)))]),
        { } all => new WorkflowPermissions(LineOf(all), TextOf(all), []),
        null => null,
    };

    private static ImmutableArray<string> Triggers(YamlNode? on) => on switch
    {
        YamlMappingNode map => [.. map.Children.Keys.Select(TextOf)],
        YamlSequenceNode list => [.. list.Children.Select(TextOf)],
        { } one => [TextOf(one)],
        null => [],
    };

    private static WorkflowUse? Use(YamlMappingNode parent) => Member(parent, "uses") is YamlScalarNode { Value: { Length: > 0 } name } uses ? new WorkflowUse(name, LineOf(uses)) : null;

    private static IEnumerable<KeyValuePair<YamlNode, YamlNode>> Members(YamlMappingNode parent, string key) =>
        Member(parent, key) is YamlMappingNode map ? map.Children.Where(each => each.Value is YamlMappingNode) : [];

    private static ImmutableDictionary<string, string> Texts(YamlMappingNode parent, string key) => Member(parent, key) is not YamlMappingNode map
        ? ImmutableDictionary<string, string>.Empty
        : map.Children.Where(each => each.Value is YamlScalarNode).ToImmutableDictionary(each => TextOf(each.Key), each => TextOf(each.Value), StringComparer.Ordinal);

    private static string? Text(YamlMappingNode map, string key) => (Member(map, key) as YamlScalarNode)?.Value;

    private static YamlNode? Member(YamlMappingNode map, string key) => map.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    private static string TextOf(YamlNode node) => (node as YamlScalarNode)?.Value ?? "";

    private static int LineOf(YamlNode node) => (int)node.Start.Line;
}
