using Infra.Components;
using Infra.Planning;
using Infra.Rules.Kubernetes;
using Pulumi.Offline;

namespace Infra.Rules.Failures;

/// <summary>F5.</summary>
public sealed class SecretFields : PlanRule
{
    private const string Strategy = "conversionStrategy";
    private const string Decoding = "decodingStrategy";
    private static readonly string[] OfOne = [Strategy, Decoding, "metadataPolicy"];
    private static readonly string[] OfSeveral = [Strategy, Decoding];
    private static readonly string[] Never = ["0", "0s", "0h0m0s"];

    /// <inheritdoc/>
    public override string Id => "F5";

    /// <inheritdoc/>
    public override string Title => "Objects of external secrets are of the version that is served, and leave no default to the API server";

    /// <inheritdoc/>
    public override string Why =>
        "What the API server fills in differs from Git for ever, and Argo CD syncs in a loop; objects of a version that only a webhook converts are gone with its certificate. "
        + "Without an interval a secret that was rotated stays as it was.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://github.com/external-secrets/external-secrets/issues/4814; https://github.com/external-secrets/external-secrets/issues/5478; "
        + "https://github.com/external-secrets/external-secrets/issues/1026; https://external-secrets.io/latest/api/externalsecret";

    /// <inheritdoc/>
    public override string Fix =>
        $"Write {ExternalSecrets.ApiVersion}, \"refreshInterval\", and \"conversionStrategy\", \"decodingStrategy\" and \"metadataPolicy\" of each reference; set \"crds.conversion.enabled\" of the chart to false.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        foreach (var manifest in context.Manifests.All.Where(manifest => manifest.Group == ExternalSecrets.Group))
        {
            if (manifest.Manifest.Object["apiVersion"].Text() is var version && version != ExternalSecrets.ApiVersion)
                yield return Broken(manifest.Subject, $"It is of {version}, and {ExternalSecrets.ApiVersion} is served.");
        }
        foreach (var secret in context.ExternalSecrets.Secrets)
        {
            foreach (var message in Judge(secret))
                yield return Broken(secret.Subject, message);
        }
        foreach (var chart in context.Argo.OfChart("external-secrets"))
        {
            if (chart.Values("crds", "conversion", "enabled") is not PlanValue.BoolValue { Value: false })
                yield return Broken(chart.Resource, "\"crds.conversion.enabled\" is not false.");
            if (chart.Values("crds", "unsafeServeV1Beta1").IsTrue())
                yield return Broken(chart.Resource, "\"crds.unsafeServeV1Beta1\" is true: what is written in the old version drifts from the new one.");
        }
    }

    private static IEnumerable<string> Judge(KubernetesManifest secret)
    {
        if (!secret.Spec("refreshInterval").IsSet() || Array.IndexOf(Never, secret.Spec("refreshInterval").Text()) >= 0)
            yield return "It has no \"refreshInterval\".";
        var references = secret.Spec("data").Items().Select(data => (Path: "data.remoteRef", Value: data.At("remoteRef"), Fields: OfOne))
            .Concat(secret.Spec("dataFrom").Items().Select(from => (Path: "dataFrom.extract", Value: from.At("extract"), Fields: OfOne)))
            .Concat(secret.Spec("dataFrom").Items().Select(from => (Path: "dataFrom.find", Value: from.At("find"), Fields: OfSeveral)));
        foreach (var (path, field) in references.Where(each => each.Value is not null).SelectMany(each => each.Fields.Where(field => !each.Value.At(field).IsSet()).Select(field => (each.Path, field))).Distinct())
            yield return $"A \"{path}\" of it has no \"{field}\".";
    }
}
