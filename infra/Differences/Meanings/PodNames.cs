using Infra.Rules.Kubernetes;

namespace Infra.Differences.Meanings;

/// <summary>Pods of which a policy knows labels: as keys tell them apart, and as people call them.</summary>
internal static class PodNames
{
    /// <summary>Every pod of a namespace, or every namespace.</summary>
    public const string Every = "*";

    // Those that name a thing before those that tell its parts apart; what else there is comes between.
    private static readonly string[] First = ["app.kubernetes.io/name", "app", "k8s-app", "cnpg.io/cluster"];
    private static readonly string[] Last = ["app.kubernetes.io/instance", "app.kubernetes.io/component", "cnpg.io/jobRole", "cnpg.io/podRole"];
    private static readonly string[] Silent = ["app.kubernetes.io/part-of", "app.kubernetes.io/managed-by", "release", "istio"];

    /// <summary>"shop/web": pods of a namespace.</summary>
    public static string Of(string @namespace, LabelSet pods) => $"{@namespace}/{Of(pods)}";

    /// <summary>"shop/web" of a policy's other end; "*/*" is every pod, "[team=shop]/*" those of namespaces with a label.</summary>
    public static string Of(TrafficPeer peer) => Of(peer.Namespace ?? (peer.Namespaces.IsEmpty ? Every : $"[{peer.Namespaces.Text}]"), peer.Pods);

    private static string Of(LabelSet pods)
    {
        if (pods.IsEmpty)
            return Every;
        var labels = pods.Pairs.Select(pair => pair.Split('=', 2)).Select(pair => (Key: pair[0], Value: pair[1].Length > 0 ? pair[1] : pair[0])).ToList();
        var telling = labels.Where(label => !Silent.Contains(label.Key, StringComparer.Ordinal)).ToList();
        var parts = new List<string>();
        foreach (var (_, value) in (telling.Count > 0 ? telling : labels).OrderBy(label => OrderOf(label.Key)))
        {
            // "grafana" of the release "grafana-audit" is "grafana-audit".
            if (parts.Exists(part => part.Contains(value, StringComparison.Ordinal)))
                continue;
            parts.RemoveAll(part => value.Contains(part, StringComparison.Ordinal));
            parts.Add(value);
        }
        return KeyText.Known(pods.IsWhole ? string.Join('-', parts) : $"{string.Join('-', parts)}…", pods.Text);
    }

    private static int OrderOf(string key) => Array.IndexOf(First, key) is >= 0 and var first ? first - First.Length : Array.IndexOf(Last, key) is >= 0 and var last ? last + 1 : 0;
}
