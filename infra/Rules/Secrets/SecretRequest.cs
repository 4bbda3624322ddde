using Infra.Rules.Kubernetes;

namespace Infra.Rules.Secrets;

/// <summary>What an ExternalSecret asks a store for.</summary>
/// <param name="Secret">The ExternalSecret.</param>
/// <param name="StoreKey">The store, as an object's key; its name is empty where none is named.</param>
/// <param name="Key">The secret's name in the store.</param>
/// <param name="Property">The entry; null for all of them.</param>
internal sealed record SecretRequest(KubernetesManifest Secret, ObjectKey StoreKey, string Key, string? Property);
