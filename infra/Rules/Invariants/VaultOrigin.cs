using Infra.Components;
using Infra.Planning;
using Pulumi.Offline;

namespace Infra.Rules.Invariants;

/// <summary>INV2.</summary>
public sealed class VaultOrigin : PlanRule
{
    private const string Secret = "Secret";
    private const string Resource = "kubernetes:core/v1:Secret";
    private const string Generators = "generators.external-secrets.io";
    private static readonly string[] Pushing = ["ClusterPushSecret", "PushSecret"];

    /// <inheritdoc/>
    public override string Id => "INV2";

    /// <inheritdoc/>
    public override string Title => "Secrets come from Vault alone";

    /// <inheritdoc/>
    public override string Why =>
        "A secret with two origins has two truths: who rotates it in Vault does not know of the other, who restores Vault does not get it back, and the audit log of Vault does not tell who read it.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://external-secrets.io/latest/guides/security-best-practices; https://external-secrets.io/latest/guides/generator; https://external-secrets.io/latest/guides/pushsecrets";

    /// <inheritdoc/>
    public override string Fix => "Declare the secret with its add-on: it is made once, kept in Vault, and an ExternalSecret brings it into its namespace.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        foreach (var manifest in context.Manifests.All)
        {
            if (manifest is { Group: "", Kind: Secret })
                yield return Broken(manifest.Subject, "It is a Secret that Vault does not know.");
            else if (manifest.Group == Generators)
                yield return Broken(manifest.Subject, "It makes secrets that Vault does not keep.");
            else if (manifest.Group == ExternalSecrets.Group && Array.IndexOf(Pushing, manifest.Kind) >= 0)
                yield return Broken(manifest.Subject, "It takes a secret out of the cluster, as if that were where secrets come from.");
        }
        foreach (var store in context.ExternalSecrets.Stores.Where(store => !store.IsVault))
            yield return Broken(store.Manifest.Subject, "It asks something else than Vault.");
        foreach (var secret in context.ExternalSecrets.Secrets)
        {
            if (secret.Spec("dataFrom").Items().Any(source => source.At("sourceRef", "generatorRef").IsSet()))
                yield return Broken(secret.Subject, "A generator makes it, and Vault does not keep it.");
        }
        foreach (var request in context.ExternalSecrets.Requests.Where(request => request.StoreKey.Name.Length == 0).DistinctBy(request => request.Secret))
            yield return Broken(request.Secret.Subject, "It names no store.");
        foreach (var resource in context.Index.OfType(Resource))
            yield return Broken(resource, "It is a Secret that Vault does not know.");
        foreach (var application in context.Argo.All.Concat(context.Argo.Templates).Where(each => ValueWalk.Any(each.Values(), text => text == Secret) && HasSecret(each.Values())))
            yield return Broken(application.Resource, "Its chart's values hold a Secret that Vault does not know.");
    }

    private static bool HasSecret(PlanValue? value) => value switch
    {
        PlanValue.MapValue map => (map["kind"].Text() == Secret && map["apiVersion"].Text() == "v1") || map.Items.Values.Any(HasSecret),
        PlanValue.ListValue list => list.Items.Any(HasSecret),
        _ => false,
    };
}
