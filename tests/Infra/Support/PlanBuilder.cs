using System.Collections.Immutable;
using System.Text.Json;
using Infra.Planning;
using Infra.Planning.Manifests;
using Pulumi.Offline;

namespace Infra.Tests.Support;

/// <summary>Puts plans together, their inputs written as the plan's own JSON: {"bucket": {"$unknown": "urn#id"}}.</summary>
internal sealed class PlanBuilder(string stack = "dev")
{
    private readonly List<PlanResource> _resources = [];

    public static string Urn(string type, string name) => $"urn:pulumi:dev::platform::{type}::{name}";

    /// <summary>What stands for an output of a resource.</summary>
    public static string Unknown(string type, string name, string property = "id") => $$"""{"$unknown": "{{Urn(type, name)}}#{{property}}"}""";

    /// <summary>A text as a JSON string.</summary>
    public static string Quoted(string text) => JsonSerializer.Serialize(text);

    public static PlanValue Value(string json)
    {
        using var document = JsonDocument.Parse(json);
        return PlanValueReader.Read(document.RootElement, "value");
    }

    public PlanBuilder Add(string type, string name, string inputs = "{}", bool protect = false, string? provider = null, params IEnumerable<string> dependsOn)
    {
        _resources.Add(new PlanResource
        {
            Urn = Urn(type, name),
            Type = type,
            Name = name,
            Custom = true,
            Protect = protect,
            Provider = provider,
            DependsOn = [.. dependsOn],
            Inputs = (PlanValue.MapValue)Value(inputs),
        });
        return this;
    }

    public PlanBuilder AddComponent(string type, string name, string? parent = null)
    {
        _resources.Add(new PlanResource { Urn = Urn(type, name), Type = type, Name = name, Custom = false, Parent = parent });
        return this;
    }

    public PlanBuilder AddUnder(string parent, string type, string name, string inputs = "{}", bool protect = false)
    {
        Add(type, name, inputs, protect);
        _resources[^1] = _resources[^1] with { Parent = parent };
        return this;
    }

    /// <summary>The documents of a cluster, as the program puts them into the state store.</summary>
    public PlanBuilder AddCluster(string cluster, string yaml) =>
        Add(ClusterDocuments.ObjectType, $"{cluster}-documents", $$"""{"key": "{{ClusterDocuments.KeyPrefix}}{{cluster}}.yaml", "content": {{Quoted(yaml)}}}""");

    public Plan Build()
    {
        var plan = BuildWithoutManifests();
        var (manifests, problems) = ClusterDocuments.Of(plan);
        Assert.Empty(problems);
        return plan with { Manifests = manifests };
    }

    public Plan BuildWithoutManifests() => new() { Project = "platform", Stack = stack, Resources = _resources.ToImmutableArray() };
}
