using System.Collections.Immutable;
using Infra.Components;
using Infra.Planning;
using Infra.Planning.Manifests;
using Infra.Stacks;

namespace Infra.Rendering;

/// <summary>What is rendered of a stack.</summary>
/// <param name="Stack">The stack.</param>
/// <param name="Manifests">How many manifests there are.</param>
/// <param name="Applications">How many Applications deliver them.</param>
/// <param name="Files">The files, by path: the manifests and the page of the network.</param>
internal sealed record StackRendering(string Stack, int Manifests, int Applications, ImmutableArray<RenderedFile> Files)
{
    /// <summary>Computes it from the stack's configuration; null where there are problems.</summary>
    /// <param name="directory">The project's root.</param>
    /// <param name="stack">The stack.</param>
    /// <param name="platform">What derives the platform of a cluster.</param>
    public static (StackRendering? Rendering, ImmutableArray<PlanProblem> Problems) Of(string directory, string stack, Func<EnvironmentConfig, ClusterSpec, PlatformModel> platform)
    {
        var (environment, problems) = StackEnvironment.Read(directory, stack);
        if (environment is null)
            return (null, problems);
        var (rendered, mistakes) = EnvironmentManifests.Of(environment.Config, platform);
        return rendered is null ? (null, mistakes) : Of(stack, rendered);
    }

    private static (StackRendering? Rendering, ImmutableArray<PlanProblem> Problems) Of(string stack, EnvironmentManifests environment)
    {
        ImmutableArray<PlanProblem> problems = [.. environment.Manifests.SelectMany(each => Unrenderable.Of(each.Manifest))];
        if (!problems.IsEmpty)
            return (null, problems);
        var files = environment.Manifests.Select(each => RenderedFile.OfYaml(each.Manifest.Path, each.Sources, ManifestYaml.Write(each.Manifest.Object)))
            .Append(RenderedFile.OfPage(RenderingPlaces.NetworkPageOf(stack), "the add-ons' declarations", NetworkPage.Of(environment.Model)));
        return (
            new StackRendering(
                stack,
                environment.Manifests.Length,
                environment.Manifests.Select(each => each.Manifest.Application).Distinct(StringComparer.Ordinal).Count(),
                [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)]),
            []);
    }
}
