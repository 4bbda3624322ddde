namespace Infra.Components;

/// <summary>An object that is rendered into Git.</summary>
/// <param name="Application">The Argo CD Application that delivers it.</param>
/// <param name="Object">The object.</param>
/// <param name="Sources">The files that it comes of: what declares it, and what derives it where something does.</param>
public sealed record Manifest(string Application, KubernetesObject Object, params IReadOnlyList<string> Sources)
{
    /// <summary>Whether the file says the namespace too, as namespaces have objects of one name. Default: false.</summary>
    public bool IsFiledByNamespace { get; init; }

    /// <summary>Its file in the Application's folder: "{kind}-{name}.yaml", or "{kind}-{namespace}-{name}.yaml".</summary>
    public string FileName => string.Join('-', new[] { Object.Kind.ToLowerInvariant(), IsFiledByNamespace ? Object.Metadata.Namespace : null, Object.Metadata.Name.Replace(':', '-') }.OfType<string>()) + ".yaml";
}
