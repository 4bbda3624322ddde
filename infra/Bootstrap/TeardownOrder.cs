using System.Collections.Immutable;
using System.Globalization;
using Infra.Components;
using Infra.Stacks;

namespace Infra.Bootstrap;

/// <summary>
/// What scripts/destroy.sh needs to know of a stack, a line each, its words parted by tabs: where it is, its clusters, and what of each goes before what. It follows from the same declarations as
/// the waves, backwards.
/// </summary>
internal static class TeardownOrder
{
    /// <summary>The lines: <c>account</c>, <c>region</c>, <c>project</c>, <c>protect</c>, <c>state-store</c>, then for each cluster, the last first, <c>cluster</c>, <c>kind</c> and <c>application</c>.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="clusters">Its clusters with what runs on them, in the configuration's order.</param>
    public static ImmutableArray<string> Of(EnvironmentConfig environment, IReadOnlyList<(ClusterSpec Cluster, PlatformModel Platform)> clusters)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        Add("account", environment.Account);
        Add("region", environment.Region);
        Add("project", environment.Project);
        Add("protect", environment.Protect ? "true" : "false");
        Add("state-store", $"s3://{BucketPlan.KopsStateName(clusters[0].Platform.Declarations.Context.Scope)}");
        // The first is the home of what there is one of, which the others use.
        foreach (var (cluster, platform) in clusters.Reverse())
        {
            var label = cluster.Label;
            Add("cluster", label, environment.NameOf(cluster));
            foreach (var application in platform.Applications.OrderByDescending(application => application.Wave).ThenBy(application => application.Name, StringComparer.Ordinal))
            {
                foreach (var kind in KindsOf(application))
                    Add("kind", label, kind, application.Name);
                Add("application", label, application.Name, application.Wave.ToString(CultureInfo.InvariantCulture));
            }
        }
        return lines.ToImmutable();

        void Add(params ReadOnlySpan<string> words) => lines.Add(string.Join('\t', words));
    }

    // As kubectl takes them: the kind in lower case, and its group. Argo CD's own stay: Pulumi deletes its Applications, and they take with them what they delivered.
    private static IEnumerable<string> KindsOf(PlatformApplication application) =>
        application.Addon is { } addon && addon.Name != Components.ArgoCd.Name && application.Name == (addon.Chart is null ? PlatformApplication.Names.OfObjects(addon) : PlatformApplication.Names.OfChart(addon))
            ? addon.CustomKinds.SelectMany(custom => custom.Kinds.Select(kind => $"{kind.ToLowerInvariant()}.{custom.Group}")).Order(StringComparer.Ordinal)
            : [];
}
