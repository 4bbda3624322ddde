using System.Collections.Immutable;
using Infra.Components;
using Infra.Rules;
using Infra.Rules.Argo;
using Pulumi.Offline;

namespace Infra.Differences.Meanings;

/// <summary>Sizes, images and times of keeping that stand in charts' values and in objects that run something.</summary>
internal static class WorkloadValues
{
    /// <summary>What a value is about.</summary>
    internal enum Topic
    {
        /// <summary>How much of something there is.</summary>
        Size,

        /// <summary>What runs.</summary>
        Image,

        /// <summary>How long something is kept, or how much of it.</summary>
        Retention,

        /// <summary>Whom a load balancer is for.</summary>
        Audience,
    }

    /// <summary>A value.</summary>
    /// <param name="Subject">Whose it is: an Application, "Deployment shop/web".</param>
    /// <param name="Cluster">The label of its cluster; empty where it is all clusters'.</param>
    /// <param name="What">Where it stands, without what every such path has: "server.replicas", "containers[web].requests.memory".</param>
    /// <param name="Text">The value.</param>
    /// <param name="Topic">What it is about.</param>
    internal sealed record Leaf(string Subject, string Cluster, string What, string Text, Topic Topic);

    private static readonly string[] Sizes = ["replicas", "replicaCount", "minReplicas", "maxReplicas", "autoscaleMin", "autoscaleMax", "instances", "parallelism", "completions"];
    private static readonly string[] Retentions = ["retention", "retentionSize", "retention_period", "retentionPolicy", "ttlSecondsAfterFinished"];
    private static readonly string[] Volumes = ["storage", "size"];
    private static readonly string[] Requests = ["requests", "limits", "hard", "default", "defaultRequest"];
    private static readonly string[] Silent = ["spec", "template", "jobTemplate", "resources", "volumeClaimTemplate"];

    private static readonly string[] Kinds =
        ["CronJob", "Cluster", "DaemonSet", "Deployment", "HorizontalPodAutoscaler", "Job", "LimitRange", "ObjectStore", "PersistentVolumeClaim", "Pod", "Pooler", "ResourceQuota", "StatefulSet"];

    /// <summary>The annotation of a Service by which its load balancer is for the world or for the VPC.</summary>
    public const string Scheme = "service.beta.kubernetes.io/aws-load-balancer-scheme";

    /// <summary>All of a plan's.</summary>
    public static ImmutableArray<Leaf> Of(PlanReading plan)
    {
        var leaves = ImmutableArray.CreateBuilder<Leaf>();
        foreach (var application in plan.Applications)
            Collect(application.Values(), application.Name, plan.ClusterOf(application.Resource));
        foreach (var release in plan.Rules.Index.OfType(ArgoTypes.Release))
            Collect(release.Inputs["values"], plan.NameOf(release), plan.ClusterOf(release));
        foreach (var manifest in plan.Manifests.All.Where(manifest => Array.IndexOf(Kinds, manifest.Kind) >= 0))
            Collect(manifest.Manifest.Object["spec"], $"{manifest.Kind} {manifest.Namespace}/{manifest.Name}", "");
        return leaves.ToImmutable();

        void Collect(PlanValue? values, string subject, string cluster)
        {
            if (YamlInput.Expand(values) is { } expanded)
                Walk(expanded, new Stack(), "", (what, text, topic) => leaves.Add(new Leaf(subject, cluster, what, text, topic)));
        }
    }

    private static void Walk(PlanValue value, Stack path, string parent, Action<string, string, Topic> found)
    {
        if (value is PlanValue.ListValue list)
        {
            for (var i = 0; i < list.Items.Length; i++)
            {
                path.Push($"[{list.Items[i].At("name").Text() ?? FormattableString.Invariant($"{i}")}]");
                Walk(list.Items[i], path, parent, found);
                path.Pop();
            }
        }
        if (value is not PlanValue.MapValue map)
            return;
        if (ImageOf(map) is { } image)
            found(path.IsEmpty ? "image" : path.ToString(), image, Topic.Image);
        foreach (var (key, item) in map.Items)
        {
            var isSaid = Array.IndexOf(Silent, key) < 0;
            if (isSaid)
                path.Push(key);
            if (item is PlanValue.MapValue or PlanValue.ListValue)
                Walk(item, path, key, found);
            else if (TopicOf(key, parent, item) is { } topic && TextOf(item) is { } text)
                found(path.ToString(), text, topic);
            if (isSaid)
                path.Pop();
        }
    }

    private static Topic? TopicOf(string key, string parent, PlanValue item) => key switch
    {
        "image" or "imageName" => Topic.Image,
        Scheme => Topic.Audience,
        _ when Array.IndexOf(Sizes, key) >= 0 || Array.IndexOf(Requests, parent) >= 0 => Topic.Size,
        _ when Array.IndexOf(Retentions, key) >= 0 => Topic.Retention,
        _ when Array.IndexOf(Volumes, key) >= 0 && item.Text() is { } text && Quantity.Bytes(text) is not null => Topic.Size,
        _ => null,
    };

    // {registry, repository, tag, digest}, as charts want images.
    private static string? ImageOf(PlanValue.MapValue map)
    {
        if (map["repository"].TextWithUnknowns() is not { } repository || (map["tag"] ?? map["digest"] ?? map["sha"]) is null)
            return null;
        var digest = map["digest"].TextWithUnknowns() ?? map["sha"].TextWithUnknowns();
        return string.Concat(
            map["registry"].TextWithUnknowns() is { Length: > 0 } registry ? $"{registry}/" : "", repository,
            TextOf(map["tag"]) is { Length: > 0 } tag ? $":{tag}" : "", string.IsNullOrEmpty(digest) ? "" : $"@{digest}");
    }

    private static string? TextOf(PlanValue? value) => value is PlanValue.NumberValue number ? FormattableString.Invariant($"{number.Value}") : value.TextWithUnknowns();

    // Put together only where something is found.
    private sealed class Stack
    {
        private readonly List<string> _keys = [];

        public bool IsEmpty => _keys.Count == 0;

        public void Push(string key) => _keys.Add(key);

        public void Pop() => _keys.RemoveAt(_keys.Count - 1);

        public override string ToString() => string.Concat(_keys.Select((key, i) => i == 0 || key[0] == '[' ? key : $".{key}"));
    }
}
