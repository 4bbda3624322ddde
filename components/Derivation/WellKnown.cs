namespace Infra.Components;

/// <summary>Names that Kubernetes and kOps give.</summary>
internal static class WellKnown
{
    /// <summary>Where kOps runs what a cluster needs first; it is not ours to declare.</summary>
    public const string SystemNamespace = "kube-system";

    /// <summary>The label by which Kubernetes names every namespace.</summary>
    public const string NamespaceLabel = "kubernetes.io/metadata.name";

    /// <summary>The label of CoreDNS' pods.</summary>
    public static IReadOnlyDictionary<string, string> DnsLabels { get; } = new Dictionary<string, string> { ["k8s-app"] = "kube-dns" };

    /// <summary>The port of the Kubernetes API on the control plane's machines.</summary>
    public const int ApiServerPort = 443;

    /// <summary>The group of an API version; empty for core.</summary>
    public static string GroupOf(string apiVersion) => apiVersion.Contains('/', StringComparison.Ordinal) ? apiVersion[..apiVersion.IndexOf('/', StringComparison.Ordinal)] : "";
}
