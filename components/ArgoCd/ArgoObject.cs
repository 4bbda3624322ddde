using System.Collections.Immutable;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using ApiExtensions = Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components;

/// <summary>An object of Argo CD's kinds as a resource.</summary>
internal static class ArgoObject
{
    /// <summary>Makes the resource.</summary>
    /// <param name="name">Its name in the plan.</param>
    /// <param name="source">The object.</param>
    /// <param name="metadata">Its name, annotations and finalizers, as they go to the cluster.</param>
    /// <param name="spec">Its <c>spec</c>.</param>
    /// <param name="options">The options.</param>
    public static ApiExtensions.CustomResource Create(string name, KubernetesObject source, ObjectMeta metadata, ImmutableDictionary<string, object> spec, CustomResourceOptions options)
    {
        var meta = new ObjectMetaArgs { Name = metadata.Name, Namespace = metadata.Namespace ?? throw new ArgumentException($"The {source.Kind} '{metadata.Name}' has no namespace.", nameof(metadata)) };
        if (metadata.Labels is { } labels)
            meta.Labels = labels.ToImmutableDictionary();
        if (metadata.Annotations is { } annotations)
            meta.Annotations = annotations.ToImmutableDictionary();
        if (metadata.Finalizers is { } finalizers)
            meta.Finalizers = finalizers.ToImmutableArray();
        return new ApiExtensions.CustomResource(name, new Args(source.ApiVersion, source.Kind) { Metadata = meta, Spec = spec }, options);
    }

    /// <summary>The <c>spec</c> of an object, as Pulumi takes it.</summary>
    public static ImmutableDictionary<string, object> SpecOf(KubernetesObject source) => ((YamlMap)source.ToYaml()["spec"]!).ToInputs();

    private sealed class Args(string apiVersion, string kind) : ApiExtensions.CustomResourceArgs(apiVersion, kind)
    {
        [Input("spec", required: true)]
        public InputMap<object> Spec { get; init; } = new();
    }
}
