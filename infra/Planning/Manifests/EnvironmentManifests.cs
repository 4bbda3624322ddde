using System.Collections.Immutable;
using Infra.Components;
using Infra.Stacks;

namespace Infra.Planning.Manifests;

/// <summary>A manifest and what it comes of.</summary>
/// <param name="Manifest">The manifest, alone in its file.</param>
/// <param name="Sources">The files that it comes of, from the project's root.</param>
internal sealed record SourcedManifest(PlanManifest Manifest, IReadOnlyList<string> Sources);

/// <summary>An environment's platform, as far as it is rendered into Git: once for all of its clusters.</summary>
/// <param name="Model">The platform as the first cluster has it.</param>
/// <param name="Manifests">Its manifests, by path.</param>
internal sealed record EnvironmentManifests(PlatformModel Model, ImmutableArray<SourcedManifest> Manifests)
{
    private const string Rule = "Values of charts may differ between clusters, manifests may not: they are rendered once for all";

    /// <summary>Derives the platform for every cluster; null where there are problems.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="platform">What derives it for a cluster.</param>
    public static (EnvironmentManifests? Environment, ImmutableArray<PlanProblem> Problems) Of(EnvironmentConfig environment, Func<EnvironmentConfig, ClusterSpec, PlatformModel> platform)
    {
        try
        {
            var clusters = environment.Clusters.Select(cluster => (cluster.Label, Platform: Of(platform(environment, cluster)))).ToList();
            var (first, given) = clusters[0];
            ImmutableArray<PlanProblem> problems = [.. clusters.Skip(1).SelectMany(other => Differences(first, given.Manifests, other.Label, other.Platform.Manifests))];
            return problems.IsEmpty ? (given, []) : (null, problems);
        }
        catch (PlatformException exception)
        {
            return (null, [.. exception.Problems.Select(problem => new PlanProblem(problem.ToString()))]);
        }
    }

    private static EnvironmentManifests Of(PlatformModel model) => new(
        model,
        [
            .. model.Manifests
                .Select(each => new SourcedManifest(new PlanManifest(each.Application, $"{model.FolderOf(each.Application)}/{each.FileName}", ManifestYaml.ValueOf(each.Object.ToYaml())), each.Sources))
                .OrderBy(each => each.Manifest.Path, StringComparer.Ordinal),
        ]);

    private static IEnumerable<PlanProblem> Differences(string first, ImmutableArray<SourcedManifest> manifests, string other, ImmutableArray<SourcedManifest> others)
    {
        var byPath = others.ToDictionary(each => each.Manifest.Path, StringComparer.Ordinal);
        foreach (var each in manifests)
        {
            if (!byPath.Remove(each.Manifest.Path, out var same))
                yield return Lacking(each, first, other);
            else if (ManifestField.FirstDifference(each.Manifest.Object, same.Manifest.Object) is { } field)
                yield return new PlanProblem($"{each.Manifest.Path}, {field}: it is not the same for the clusters '{first}' and '{other}'. {Rule}. It comes of {string.Join(", ", each.Sources)}.");
        }
        foreach (var each in byPath.Values.OrderBy(each => each.Manifest.Path, StringComparer.Ordinal))
            yield return Lacking(each, other, first);
    }

    private static PlanProblem Lacking(SourcedManifest manifest, string has, string lacks) =>
        new($"{manifest.Manifest.Path}: the cluster '{has}' has it, and '{lacks}' has it not. {Rule}. It comes of {string.Join(", ", manifest.Sources)}.");
}
