using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Infra.Planning.Manifests;
using Infra.Stacks;
using Pulumi.Offline;

namespace Infra.Planning;

/// <summary>Where the subjects of a plan's findings are declared.</summary>
internal sealed partial class PlanSources
{
    // Directory.Build.props has the compiler write paths of the repository so.
    private const string Root = "/_/";

    private readonly FrozenDictionary<string, SourceLocation> _places;

    /// <param name="plan">The plan, with its manifests.</param>
    /// <param name="resources">Its resources, as the engine gave them: with their lines, where it was asked for them.</param>
    /// <param name="stack">The settings that it was made of.</param>
    public PlanSources(Plan plan, ImmutableArray<PlannedResource> resources, StackEnvironment stack)
    {
        var places = new Dictionary<string, SourceLocation>(StringComparer.Ordinal);
        foreach (var resource in resources)
        {
            if (resource.Source is { } source && FileOf(source.File) is { } file)
                places[resource.Urn] = new SourceLocation(file, source.Line);
        }
        foreach (var manifest in plan.Manifests.Where(manifest => manifest.Application != ClusterDocuments.Application))
            places[manifest.Path] = new SourceLocation(manifest.Path);
        // No file in Git has them: they are what an object in S3 holds.
        foreach (var resource in plan.Resources)
        {
            if (ClusterDocuments.PathOf(plan.Stack, resource) is { } path && places.TryGetValue(resource.Urn, out var source))
                places[path] = source;
        }
        foreach (var (index, team) in stack.Config.Teams.Index())
        {
            foreach (var @namespace in team.Namespaces)
            {
                if (stack.Settings.Locate(string.Create(CultureInfo.InvariantCulture, $"{EnvironmentConfig.Namespace}:teams[{index}]")) is { } place)
                    places[@namespace] = place;
            }
        }
        _places = places.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>
    /// The place of a subject, from the project's root: of a resource the line of C# that makes it, of an object its file, of a kOps document the resource that holds it, of an
    /// add-on its class, of a team's namespace the team's settings, and a line that the subject itself names. Null where nobody knows.
    /// </summary>
    public SourceLocation? Find(string subject)
    {
        if (_places.TryGetValue(subject, out var place))
            return place;
        // "urn…#loadBalancer", "kubernetes/dev/x/y.yaml#Kind/name", "components/IstioCni/IstioCni.cs#istio-cni-node". Names of resources may hold number signs themselves.
        for (var end = subject.LastIndexOf('#'); end > 0; end = subject.LastIndexOf('#', end - 1))
        {
            if (_places.TryGetValue(subject[..end], out place))
                return place;
        }
        var file = File().Match(subject);
        return !file.Success ? null : file.Groups["line"] is { Success: true, Value: var line }
            ? new SourceLocation(file.Groups["file"].Value, int.Parse(line, CultureInfo.InvariantCulture))
            : new SourceLocation(file.Groups["file"].Value);
    }

    private static string? FileOf(string file) =>
        file.StartsWith(Root, StringComparison.Ordinal) ? file[Root.Length..].Replace('\\', '/') : null;

    // "exemptions.yaml:12", "components/IstioCni/IstioCni.cs".
    [GeneratedRegex(@"\A(?<file>[A-Za-z0-9_./-]+\.(yaml(?=:)|cs))(:(?<line>[0-9]{1,9})|#.*)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex File();
}
