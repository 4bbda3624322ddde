using System.Text.Json.Nodes;
using Infra.Components;
using Infra.Stacks;

namespace Infra.Tests.Stacks.Environments;

/// <summary>The values of a stack, as the engine passes them: right ones, to be spoilt one at a time.</summary>
internal sealed class Values
{
    private readonly HashSet<string> _encrypted = [];
    private readonly Dictionary<string, string> _values = new()
    {
        ["platform:account"] = "111122223333",
        ["platform:region"] = "eu-central-1",
        ["platform:domain"] = "dev.example.com",
        ["platform:tags"] = """{"costCentre":"engineering","owner":"platform"}""",
        ["platform:network"] = """{"cidr":"10.0.0.0/16","nat":"single","zones":["eu-central-1a","eu-central-1b"]}""",
        ["platform:clusters"] =
            """
            [{"apiAccess":["203.0.113.0/24"],"controlPlane":{"count":1,"instanceType":"t3.medium"},"kubernetesVersion":"1.36.3","name":"main",
            "nodeGroups":[{"instanceTypes":["t3.large"],"max":4,"min":2,"name":"general"}],"podCidr":"100.64.0.0/16","serviceCidr":"100.96.0.0/20"}]
            """,
        ["platform:certificates"] = """{"email":"platform@example.com"}""",
        ["platform:delivery"] = """{"repositoryUrl":"https://github.com/example/platform.git"}""",
        ["platform:budget"] = """{"monthlyUsd":500,"subscribers":["platform@example.com"]}""",
        ["platform:retention"] =
            """{"accessLogsDays":30,"auditLogsDays":90,"databaseBackupDays":7,"flowLogsDays":14,"lokiDays":7,"noncurrentVersionsDays":30}""",
    };

    /// <summary>Sets a value at the top, or as JSON inside a structured one.</summary>
    public Values With(string path, string value)
    {
        var steps = KeyPath.Parse(path)!;
        if (!steps.IsNested)
        {
            _values[steps.Key] = value;
            return this;
        }

        var root = JsonNode.Parse(_values[steps.Key])!;
        var parent = steps.Segments[1..^1].Aggregate(root, (node, step) => step.Name is null ? node[step.Index]! : node[step.Name]!);
        if (steps.Segments[^1] is { Name: null, Index: var index })
            parent[index] = JsonNode.Parse(value);
        else
            parent[steps.Segments[^1].Name!] = JsonNode.Parse(value);
        _values[steps.Key] = root.ToJsonString();
        return this;
    }

    /// <summary>Adds a second cluster, which is like the first but for its name and its networks.</summary>
    public Values WithSecondCluster()
    {
        var clusters = JsonNode.Parse(_values["platform:clusters"])!.AsArray();
        var second = clusters[0]!.DeepClone();
        (second["name"], second["podCidr"], second["serviceCidr"]) = ("edge", "100.65.0.0/16", "100.96.16.0/20");
        clusters.Add(second);
        _values["platform:clusters"] = clusters.ToJsonString();
        return this;
    }

    public Values Without(string path)
    {
        var steps = KeyPath.Parse(path)!;
        if (!steps.IsNested)
        {
            _values.Remove(steps.Key);
            return this;
        }

        var root = JsonNode.Parse(_values[steps.Key])!;
        steps.Segments[1..^1].Aggregate(root, (node, step) => step.Name is null ? node[step.Index]! : node[step.Name]!).AsObject().Remove(steps.Segments[^1].Name!);
        _values[steps.Key] = root.ToJsonString();
        return this;
    }

    public Values Encrypted(string key)
    {
        _values.Remove(key);
        _encrypted.Add(key);
        return this;
    }

    public EnvironmentConfigResult Read() => EnvironmentConfig.Read("platform", "dev", _values, _encrypted);

    public EnvironmentConfig Config() => Read().OrThrow();

    /// <summary>The one problem there is.</summary>
    public ConfigurationProblem Problem() => Assert.Single(Read().Problems);

    public static Cidr Cidr(string text) => Components.Cidr.Parse(text);
}
