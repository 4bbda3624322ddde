using System.Collections.Immutable;
using Infra.Components;
using Infra.Rules.Kubernetes;
using Pulumi.Offline;

namespace Infra.Rules.Secrets;

/// <summary>The stores and ExternalSecrets of a plan, each read once.</summary>
internal sealed class ExternalSecretIndex
{
    private readonly Dictionary<ObjectKey, VaultStore> _stores = [];
    private readonly ILookup<ObjectKey, SecretRequest> _byStore;
    private readonly HashSet<(string Namespace, string Name)> _accounts;

    /// <summary>Reads a plan's stores and ExternalSecrets.</summary>
    public ExternalSecretIndex(KubernetesManifests manifests)
    {
        Stores = [.. manifests.OfKind(ExternalSecrets.Group, VaultStore.ClusterKind).Concat(manifests.OfKind(ExternalSecrets.Group, VaultStore.Kind)).Select(manifest => new VaultStore(manifest))];
        foreach (var store in Stores)
            _stores.TryAdd(store.Manifest.Key, store);
        _accounts = [.. Stores.Select(store => (store.AccountNamespace, store.Account))];
        Secrets = [.. manifests.OfKind(ExternalSecrets.Group, "ExternalSecret")];
        Requests = [.. Secrets.SelectMany(RequestsOf)];
        _byStore = Requests.ToLookup(request => request.StoreKey);
    }

    /// <summary>Every store.</summary>
    public ImmutableArray<VaultStore> Stores { get; }

    /// <summary>Every ExternalSecret.</summary>
    public ImmutableArray<KubernetesManifest> Secrets { get; }

    /// <summary>What they ask for.</summary>
    public ImmutableArray<SecretRequest> Requests { get; }

    /// <summary>The store that is asked; null where nobody declares it.</summary>
    public VaultStore? StoreOf(SecretRequest request) => _stores.GetValueOrDefault(request.StoreKey);

    /// <summary>What a store is asked for.</summary>
    public IEnumerable<SecretRequest> RequestsOf(VaultStore store) => _byStore[store.Manifest.Key];

    /// <summary>Whether a store names a ServiceAccount.</summary>
    public bool IsAskedAs(string @namespace, string account) => _accounts.Contains((@namespace, account));

    /// <summary>The name of the Secret that an ExternalSecret makes.</summary>
    public static string TargetOf(KubernetesManifest secret) => secret.Spec("target", "name").TextWithUnknowns() ?? secret.Name;

    private static IEnumerable<SecretRequest> RequestsOf(KubernetesManifest secret)
    {
        foreach (var data in secret.Spec("data").Items())
        {
            if (data.At("remoteRef") is { } remote)
                yield return Request(secret, data.At("sourceRef", "storeRef"), remote);
        }
        foreach (var source in secret.Spec("dataFrom").Items())
        {
            if (source.At("extract") is { } remote)
                yield return Request(secret, source.At("sourceRef", "storeRef"), remote);
        }
    }

    private static SecretRequest Request(KubernetesManifest secret, PlanValue? ownStore, PlanValue remote)
    {
        var store = ownStore ?? secret.Spec("secretStoreRef");
        var kind = store.At("kind").Text() ?? VaultStore.Kind;
        var key = new ObjectKey(ExternalSecrets.Group, kind, kind == VaultStore.ClusterKind ? "" : secret.Namespace, store.At("name").TextWithUnknowns() ?? "");
        return new SecretRequest(secret, key, remote.At("key").TextWithUnknowns() ?? "", remote.At("property").TextWithUnknowns());
    }
}
