namespace Infra.Components;

/// <summary>
/// An object of Kubernetes, as it stands in Git: its kind's own fields by their own names, without defaults. What is null is left out; what is empty stands.
/// </summary>
/// <param name="ApiVersion">Group and version: "networking.k8s.io/v1".</param>
/// <param name="Kind">The kind: "NetworkPolicy".</param>
public abstract record KubernetesObject(string ApiVersion, string Kind)
{
    /// <summary>Name, namespace, labels and annotations.</summary>
    public required ObjectMeta Metadata { get; init; }

    /// <summary>The object as a YAML document.</summary>
    public YamlMap ToYaml() => ObjectYaml.Of(this);
}

/// <summary>Name, namespace, labels and annotations of an object.</summary>
public sealed record ObjectMeta
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The namespace; null for kinds that have none.</summary>
    public string? Namespace { get; init; }

    /// <summary>The labels.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>The annotations.</summary>
    public IReadOnlyDictionary<string, string>? Annotations { get; init; }

    /// <summary>What is asked to be done before the object goes.</summary>
    public IReadOnlyList<string>? Finalizers { get; init; }
}
