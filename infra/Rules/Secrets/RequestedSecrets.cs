using Infra.Planning;
using Pulumi.Offline;

namespace Infra.Rules.Secrets;

/// <summary>SEC001.</summary>
public sealed class RequestedSecrets : PlanRule
{
    /// <inheritdoc/>
    public override string Id => "SEC001";

    /// <inheritdoc/>
    public override string Title => "What an ExternalSecret asks Vault for is made, with the entries that it asks for";

    /// <inheritdoc/>
    public override string Why => "A path or an entry that Vault has not leaves the Secret away, the ExternalSecret in error, its wave waiting, and pods in CreateContainerConfigError.";

    /// <inheritdoc/>
    public override string Evidence => "https://external-secrets.io/latest/provider/hashicorp-vault; https://developer.hashicorp.com/vault/docs/secrets/kv/kv-v2";

    /// <inheritdoc/>
    public override string Fix => "Declare the secret with its add-on, and name its path and its entries as the declaration does.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var secrets = (context.Facts.Platform?.Declarations.Secrets ?? []).DistinctBy(each => each.Path).ToList();
        var declared = secrets.ToDictionary(each => each.Path.ToString(), each => each.Secret.Keys.Select(key => key.Name).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        var random = context.Index.OfType(VaultTypes.Random).Select(resource => resource.Urn).ToHashSet(StringComparer.Ordinal);
        var generated = random.Count == 0 ? [] : secrets.Where(each => each.Secret.Keys.Any(key => key.Length is not null)).Select(each => each.Path.ToString()).ToHashSet(StringComparer.Ordinal);
        var areMade = context.Index.OfType(VaultTypes.Secret).Count > 0;
        var requests = from request in context.ExternalSecrets.Requests
                       let store = context.ExternalSecrets.StoreOf(request)
                       where store is { IsVault: true }
                       group request.Property by (request.Secret, Path: store.PathOf(request.Key));
        foreach (var request in requests)
        {
            var (secret, path) = request.Key;
            var made = context.Vaults.Select(vault => vault.FindSecret(path)).OfType<PlanResource>().ToList();
            var clusters = Math.Max(1, context.Argo.Named(secret.Application).Count());
            if (areMade ? made.Count == 0 : !declared.ContainsKey(path))
                yield return Broken(secret.Subject, $"It asks for \"{path}\", which nobody makes.");
            else if (areMade && made.Count < clusters)
                yield return Broken(secret.Subject, FormattableString.Invariant($"It asks for \"{path}\" in {clusters} clusters, and {made.Count} of their Vaults have it."));
            else if (generated.Contains(path) && made.Find(each => !each.DependsOn.Any(random.Contains)) is { } untold)
                yield return Broken(untold.Urn, $"It has a text for \"{path}\" that nothing makes at random, as is declared.");
            else if ((EntriesOf(made) ?? declared.GetValueOrDefault(path)) is { } entries)
            {
                foreach (var entry in request.OfType<string>().Where(entry => !entries.Contains(entry)).Distinct(StringComparer.Ordinal))
                    yield return Broken(secret.Subject, $"It asks for the entry \"{entry}\" of \"{path}\", which has {string.Join(", ", entries.Order(StringComparer.Ordinal))}.");
            }
        }
    }

    // What is written in the plan for all to read; the contents of a secret mostly are none of a plan's business.
    private static HashSet<string>? EntriesOf(List<PlanResource> made) =>
        made.Select(secret => JsonInput.Parse(secret.Inputs["dataJson"])).OfType<PlanValue.MapValue>().FirstOrDefault()?.Items.Keys.ToHashSet(StringComparer.Ordinal);
}
