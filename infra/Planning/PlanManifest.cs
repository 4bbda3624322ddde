using Pulumi.Offline;

namespace Infra.Planning;

/// <summary>A Kubernetes object that the plan renders into Git.</summary>
/// <param name="Application">The Argo CD Application that delivers it.</param>
/// <param name="Path">The file, from the root of the repository, with forward slashes.</param>
/// <param name="Object">The object itself.</param>
public sealed record PlanManifest(string Application, string Path, PlanValue.MapValue Object);
