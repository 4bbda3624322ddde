namespace Infra.Components;

/// <summary>An object that is rendered into Git.</summary>
/// <param name="Application">The Argo CD Application that delivers it.</param>
/// <param name="Object">The object.</param>
/// <param name="Sources">The files that it comes of: what declares it, and what derives it where something does.</param>
public sealed record Manifest(string Application, KubernetesObject Object, params IReadOnlyList<string> Sources)
{
    /// <summary>Its file in the Application's folder, "{kind}-{name}.yaml".</summary>
    public string FileName => $"{Object.Kind.ToLowerInvariant()}-{Object.Metadata.Name.Replace(':', '-')}.yaml";
}
