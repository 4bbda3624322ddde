using System.Diagnostics.CodeAnalysis;
using Infra.Components;

namespace Infra.Tests.Support;

/// <summary>An object of any kind, its spec as YAML.</summary>
internal sealed record AnyObject : KubernetesObject
{
    [SetsRequiredMembers]
    public AnyObject(string apiVersion, string kind, string name, string? @namespace, YamlMap spec)
        : base(apiVersion, kind)
    {
        Metadata = new ObjectMeta { Name = name, Namespace = @namespace };
        Spec = spec;
    }

    public YamlMap Spec { get; init; }

    public AnyObject Annotated(string name, string value) => this with { Metadata = Metadata with { Annotations = new Dictionary<string, string> { [name] = value } } };
}
