using System.Globalization;
using System.Text.RegularExpressions;

namespace Infra.Components;

/// <summary>Problems of names, versions, stores and addresses.</summary>
internal static partial class ClusterProblems
{
    public static IEnumerable<KopsProblem> Find(KopsDocumentInputs inputs)
    {
        if (!NameForm().IsMatch(inputs.ClusterName))
            yield return new("clusterName", $"'{inputs.ClusterName}' is not a DNS name in lower case, such as 'main.dev.example.com'.");
        else if (!inputs.ClusterName.StartsWith($"{inputs.Spec.Label}.", StringComparison.Ordinal))
        {
            yield return new(
                "clusterName", $"'{inputs.ClusterName}' does not begin with the cluster's label; it is '{inputs.Spec.Label}.' and the environment's domain.");
        }

        var version = VersionForm().Match(inputs.Spec.KubernetesVersion);
        if (!version.Success || int.Parse(version.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is < KopsRelease.OldestKubernetesMinor or > KopsRelease.NewestKubernetesMinor)
        {
            yield return new(
                "kubernetesVersion",
                $"'{inputs.Spec.KubernetesVersion}' is no version that kOps {KopsRelease.Version} runs; "
                + $"write one from 1.{KopsRelease.OldestKubernetesMinor}.0 up to 1.{KopsRelease.NewestKubernetesMinor}, with its patch level.");
        }

        if (!StateStoreForm().IsMatch(inputs.StateStore))
            yield return new("stateStore", $"'{inputs.StateStore}' is not a bucket; write 's3://bucket', without a slash at the end.");
        if (!DiscoveryStoreForm().IsMatch(inputs.DiscoveryStore) || !inputs.DiscoveryStore.EndsWith($"/{inputs.ClusterName}", StringComparison.Ordinal))
        {
            yield return new(
                "discoveryStore",
                $"'{inputs.DiscoveryStore}' is not the cluster's folder in a bucket; write 's3://bucket/{inputs.ClusterName}', and no dots in the bucket's name.");
        }

        if (!inputs.OidcIssuerUrl.StartsWith("https://", StringComparison.Ordinal))
            yield return new("oidcIssuerUrl", $"'{inputs.OidcIssuerUrl}' is not an https address; the API server takes no other issuer.");
        foreach (var key in inputs.CloudLabels.Keys.Where(key => OwnTagForm().IsMatch(key)).Order(StringComparer.Ordinal))
            yield return new($"cloudLabels.{key}", "kOps writes this tag itself; leave it out.");
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*([.][a-z0-9]+(-[a-z0-9]+)*)+\\z")]
    private static partial Regex NameForm();

    [GeneratedRegex("^1[.](0|[1-9][0-9]{0,2})[.](0|[1-9][0-9]{0,2})\\z")]
    private static partial Regex VersionForm();

    [GeneratedRegex("^s3://[^/]+\\z")]
    private static partial Regex StateStoreForm();

    [GeneratedRegex("^s3://[^/.]+/[^/]+\\z")]
    private static partial Regex DiscoveryStoreForm();

    [GeneratedRegex("^(Name|KubernetesCluster|(.*[.])?(k8s|kubernetes)[.]io/.*)\\z")]
    private static partial Regex OwnTagForm();
}
