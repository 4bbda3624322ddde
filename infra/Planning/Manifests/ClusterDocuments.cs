using System.Collections.Immutable;
using Pulumi.Offline;

namespace Infra.Planning.Manifests;

/// <summary>The kOps documents of a plan, which stand in it as S3 objects, as the manifests that a reader and the rules want.</summary>
internal static class ClusterDocuments
{
    /// <summary>The objects that hold kOps documents.</summary>
    public const string ObjectType = "aws:s3/bucketObjectv2:BucketObjectv2";

    /// <summary>Their keys: "_documents/main.dev.example.com.yaml" holds the documents of the cluster main.dev.example.com.</summary>
    public const string KeyPrefix = "_documents/";

    /// <summary>What the documents belong to, where those of Argo CD name an Application.</summary>
    public const string Application = "kops";

    private const string KeySuffix = ".yaml";
    private const string Readable = "Put it together of known text and outputs, as Output.Format does, so that it can be reviewed before `up`.";

    /// <summary>The manifests, by path and then as they stand in their text, and all that keeps one from being read.</summary>
    public static (ImmutableArray<PlanManifest> Manifests, ImmutableArray<PlanProblem> Problems) Of(Plan plan)
    {
        var manifests = ImmutableArray.CreateBuilder<PlanManifest>();
        var problems = ImmutableArray.CreateBuilder<PlanProblem>();
        var paths = new Dictionary<string, PlanResource>(StringComparer.Ordinal);
        foreach (var resource in plan.Resources)
        {
            if (resource.Type != ObjectType || ClusterOf(resource) is not { } cluster)
                continue;
            var path = PathOf(plan.Stack, cluster);
            if (!paths.TryAdd(path, resource))
                problems.Add(Wrong(resource, $"is a second source of {path}, beside '{paths[path].Name}'; clusters differ in the first part of their names."));
            else if (YamlText.Of(resource.Inputs["content"]) is not { } text)
                problems.Add(Wrong(resource, $"content: nothing of it can be read in a plan. {Readable}"));
            else
                Read(resource, text, path);
        }
        // Sorts without swapping what is equal: the documents of a path keep their order.
        return ([.. manifests.OrderBy(manifest => manifest.Path, StringComparer.Ordinal)], problems.ToImmutable());

        void Read(PlanResource resource, YamlText text, string path)
        {
            var (objects, problem) = YamlObjects.Read(text);
            if (problem is not null)
                problems.Add(Wrong(resource, FormattableString.Invariant($"content, line {problem.Line}: {problem.Message}.")));
            manifests.AddRange(objects.Select(each => new PlanManifest(Application, path, each)));
        }
    }

    /// <summary>The path at which the documents stand that a resource holds; null where it holds none.</summary>
    public static string? PathOf(string stack, PlanResource resource) => resource.Type == ObjectType && ClusterOf(resource) is { } cluster ? PathOf(stack, cluster) : null;

    private static string PathOf(string stack, string cluster) => $"clusters/{stack}/{cluster.Split('.')[0]}.yaml";

    private static string? ClusterOf(PlanResource resource) =>
        resource.Inputs["key"] is PlanValue.TextValue { Value: var key }
        && key.Length > KeyPrefix.Length + KeySuffix.Length
        && key.StartsWith(KeyPrefix, StringComparison.Ordinal)
        && key.EndsWith(KeySuffix, StringComparison.Ordinal)
            ? key[KeyPrefix.Length..^KeySuffix.Length]
            : null;

    private static PlanProblem Wrong(PlanResource resource, string what) => new($"{resource.Type} '{resource.Name}', {what}");
}
