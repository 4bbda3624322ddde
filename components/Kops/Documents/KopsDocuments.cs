namespace Infra.Components;

/// <summary>
/// Writes what kOps is told about a cluster: the documents of its API kops.k8s.io/v1alpha2
/// (https://pkg.go.dev/k8s.io/kops/pkg/apis/kops/v1alpha2), for the version that <see cref="KopsRelease.Version"/> says.
/// </summary>
public static class KopsDocuments
{
    internal const string ApiVersion = "kops.k8s.io/v1alpha2";

    /// <summary>
    /// The documents, in one YAML text: the Cluster, then the InstanceGroups of the control plane and those of the node groups, each part in the
    /// order of names, separated by <c>---</c>. Keys are sorted, as kOps itself writes them. The same inputs give the same text.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// kOps could not use the inputs, or they would leave the cluster open; the message has every problem, one a line.
    /// </exception>
    public static string Write(KopsDocumentInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var problems = KopsProblem.Find(inputs);
        if (problems.Count > 0)
            throw new ArgumentException($"No kOps documents can be written of the cluster '{inputs.ClusterName}':\n{string.Join('\n', problems)}");
        return string.Join(
            "---\n",
            InstanceGroupDocument.Write(inputs).Select(group => group.Written).Prepend(ClusterDocument.Write(inputs)).Select(CanonicalYaml.Write));
    }

    /// <summary>
    /// The EncryptionConfiguration of API servers, for <c>kops create secret encryptionconfig</c>. It holds no key: it names the socket of the plugin
    /// that uses the KMS key.
    /// </summary>
    public static string EncryptionConfiguration() => CanonicalYaml.Write(EncryptionProvider.Configuration());

    /// <summary>
    /// Whether anyone outside of private networks (RFC 1918, RFC 6598) may reach the cluster's API server. It is then behind an internet-facing load
    /// balancer and its names are in a public zone; otherwise the load balancer is internal, and the zone private.
    /// </summary>
    public static bool HasPublicApi(ClusterSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return ClusterNetwork.HasPublicApi(spec);
    }
}
