using Infra.Components;
using Infra.Planning;
using Infra.Rules.Argo;
using Infra.Rules.Kubernetes;
using Infra.Rules.Secrets;

namespace Infra.Rules.Failures;

/// <summary>F3.</summary>
public sealed class SecretWaves : PlanRule
{
    // What a store needs beside itself; none of it waits for a secret.
    private static readonly HashSet<(string Group, string Kind)> Companions =
    [
        (ExternalSecrets.Group, VaultStore.ClusterKind), (ExternalSecrets.Group, VaultStore.Kind), (ExternalSecrets.Group, "ExternalSecret"),
        ("", "ServiceAccount"), ("rbac.authorization.k8s.io", "Role"), ("rbac.authorization.k8s.io", "RoleBinding"),
    ];

    /// <inheritdoc/>
    public override string Id => "F3";

    /// <inheritdoc/>
    public override string Title => "Stores come after Vault and what it is told, secrets after stores, and who needs a secret after it";

    /// <inheritdoc/>
    public override string Why =>
        "A store whose Vault is sealed or knows no role for it is Degraded, and a Degraded object fails the sync of all that is delivered with it: of the workload, too, by which it would become "
        + "well. What starts before its Secret is there waits in CreateContainerConfigError.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://github.com/argoproj/argo-cd/issues/4275; https://github.com/argoproj/argo-cd/tree/v3.4.4/resource_customizations/external-secrets.io; "
        + "https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves";

    /// <inheritdoc/>
    public override string Fix =>
        "Declare the secret with its add-on: stores and secrets get Applications of their own, in waves after Vault's configuration and before the add-on, and their syncs try again.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var stores = context.ExternalSecrets.Stores.Select(store => store.Manifest).DistinctBy(manifest => manifest.Application).ToList();
        var secrets = context.ExternalSecrets.Secrets.DistinctBy(manifest => manifest.Application).ToList();
        return Company(context, [.. stores.Concat(secrets).DistinctBy(manifest => manifest.Application)])
            .Concat(AfterVault(context, stores))
            .Concat(AfterStores(context))
            .Concat(BeforeConsumers(context));
    }

    private IEnumerable<Finding> Company(RuleContext context, List<KubernetesManifest> holders)
    {
        foreach (var name in holders.Select(holder => holder.Application))
        {
            if (context.Manifests.OfApplication(name).FirstOrDefault(manifest => !Companions.Contains((manifest.Group, manifest.Kind))) is { } other)
                yield return Broken(other.Subject, $"It is in the Application \"{name}\" with stores or secrets, and its sync fails with theirs.");
            foreach (var application in context.Argo.Named(name).Where(application => !application.Spec("syncPolicy", "retry").IsSet()))
                yield return Broken(application.Resource, "It delivers stores or secrets, and its sync does not try again.");
        }
    }

    private IEnumerable<Finding> AfterVault(RuleContext context, List<KubernetesManifest> stores)
    {
        var waves = new ManifestWaves(context.Argo);
        var vault = context.Facts.Platform?.Declarations.Find(Vault.Name) is { } addon
            ? [PlatformApplication.Names.OfChart(addon), PlatformApplication.Names.OfObjects(addon)]
            : context.Argo.OfChart("vault").Select(application => application.Name).Distinct(StringComparer.Ordinal).ToList();
        foreach (var store in stores)
        {
            foreach (var name in vault.Where(name => waves.Wrong(name, store.Application) is not null).Distinct(StringComparer.Ordinal))
                yield return Broken(store.Subject, $"It is delivered no later than {name}.");
        }
        if (context.Vaults.IsEmpty || stores.Count == 0)
            yield break;
        var children = context.Plan.Resources.ToLookup(resource => resource.Parent, StringComparer.Ordinal);
        foreach (var application in stores.SelectMany(store => context.Argo.Named(store.Application)).Where(application => !WaitsForRoles(context, children, application.Resource)))
            yield return Broken(application.Resource, "It delivers stores, and depends on no role of Vault's.");
    }

    // Through whatever is between, components included, which are there when their children are.
    private static bool WaitsForRoles(RuleContext context, ILookup<string?, PlanResource> children, PlanResource application)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var left = new Stack<PlanResource>([application]);
        while (left.TryPop(out var resource))
        {
            if (resource.Type == VaultTypes.Role)
                return true;
            foreach (var next in resource.DependsOn.Select(context.Index.Find).OfType<PlanResource>().Concat(resource.Custom ? [] : children[resource.Urn]))
            {
                if (seen.Add(next.Urn))
                    left.Push(next);
            }
        }
        return false;
    }

    private IEnumerable<Finding> AfterStores(RuleContext context)
    {
        var waves = new ManifestWaves(context.Argo);
        return from request in context.ExternalSecrets.Requests.DistinctBy(request => (request.Secret, request.StoreKey))
               let store = context.ExternalSecrets.StoreOf(request)
               where store is not null && waves.Wrong(store.Manifest.Application, request.Secret.Application) is not null
               select Broken(request.Secret.Subject, $"It is delivered no later than its store, by {store.Manifest.Application}.");
    }

    private IEnumerable<Finding> BeforeConsumers(RuleContext context)
    {
        if (context.Facts.Platform is not { } platform)
            return [];
        var waves = new ManifestWaves(context.Argo);
        var delivered = context.ExternalSecrets.Secrets.ToLookup(secret => (secret.Namespace, ExternalSecretIndex.TargetOf(secret)), secret => secret.Application);
        var applications = platform.Applications.Where(application => application.Addon is not null).ToLookup(application => application.Addon!.Name, application => application.Name);
        return from need in platform.Declarations.Secrets.Where(each => each.Secret.InCluster)
                   .SelectMany(each => delivered[(each.Secret.Namespace, each.Secret.Name)].Select(deliverer => (Consumer: each.Addon.Name, Deliverer: deliverer))).Distinct()
               from name in applications[need.Consumer]
               where waves.Wrong(need.Deliverer, name) is not null
               from application in context.Argo.Named(name)
               select Broken(application.Resource, $"It is delivered no later than the secrets of {need.Consumer}, by {need.Deliverer}.");
    }
}
