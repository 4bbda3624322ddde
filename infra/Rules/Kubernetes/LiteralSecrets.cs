using System.Text.RegularExpressions;
using Infra.Planning;
using Pulumi.Offline;

namespace Infra.Rules.Kubernetes;

/// <summary>K8S003.</summary>
public sealed partial class LiteralSecrets : PlanRule
{
    // "existingSecretKey": which entry of a Secret that is there.
    private const string OfAnother = "existing";

    /// <inheritdoc/>
    public override string Id => "K8S003";

    /// <inheritdoc/>
    public override string Title => "No secret is in Git";

    /// <inheritdoc/>
    public override string Why =>
        "What is committed is read by everybody who may read the repository, now and ever after, and by everybody who may look at the Application in Argo CD.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://argo-cd.readthedocs.io/en/stable/operator-manual/secret-management; https://kubernetes.io/docs/concepts/security/secrets-good-practices";

    /// <inheritdoc/>
    public override string Fix => "Keep the secret in Vault, let an ExternalSecret bring it into the namespace, and name that Secret in the chart's values.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        foreach (var manifest in context.Manifests.All)
        {
            if (manifest is { Group: "", Kind: "Secret" } && (HasContent(manifest.Manifest.Object["data"]) || HasContent(manifest.Manifest.Object["stringData"])))
                yield return Broken(manifest.Subject, "It is a Secret with its content.");
            if (!ValueWalk.Any(manifest.Manifest.Object, HasPrivateKey))
                continue;
            foreach (var key in ValueWalk.Texts(manifest.Manifest.Object, "").Where(place => HasPrivateKey(place.Text)))
                yield return Broken(manifest.Subject, $"\"{key.Path.TrimStart('.')}\" holds a private key.");
        }
        var values = context.Argo.All.Select(application => (application.Resource, Values: application.Values(), Path: "valuesObject"))
            .Concat(context.Index.OfType(Argo.ArgoTypes.Release).Select(release => (release, (PlanValue?)release.Inputs["values"], "values")));
        foreach (var (resource, tree, path) in values)
        {
            foreach (var place in ValueWalk.Texts(tree, path).Where(IsSecret))
                yield return Broken(resource, $"\"{place.Path}\" is the text of a secret.");
        }
    }

    private static bool HasContent(PlanValue? data) => data is PlanValue.MapValue { Items.Count: > 0 };

    private static bool HasPrivateKey(string text) => text.Contains("PRIVATE KEY-----", StringComparison.Ordinal);

    // Also a container's variable: {name: DB_PASSWORD, value: …}.
    private static bool IsSecret(ValueWalk.Place place) => HasPrivateKey(place.Text)
        || (IsLiteral(place.Text) && ((Secret().IsMatch(place.Key) && !place.Key.StartsWith(OfAnother, StringComparison.Ordinal)) || (place.Key == "value" && place.Map?["name"].Text() is { } name && Secret().IsMatch(name))));

    // References such as "$oidc.clientSecret" and "${PASSWORD}", paths of files and templates hold nothing themselves.
    private static bool IsLiteral(string text) =>
        text.Length > 0 && text[0] is not ('$' or '/') && !text.Contains("{{", StringComparison.Ordinal) && !text.Contains(PlanValueExtensions.UnknownPart, StringComparison.Ordinal);

    [GeneratedRegex("(password|passwd|passphrase|token|secret_?key|secret_?access_?key|client_?secret|api_?key|private_?key)\\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Secret();
}
