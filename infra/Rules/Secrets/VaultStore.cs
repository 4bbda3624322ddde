using System.Collections.Immutable;
using Infra.Rules.Kubernetes;
using Pulumi.Offline;

namespace Infra.Rules.Secrets;

/// <summary>A SecretStore or a ClusterSecretStore of Vault as rules read it.</summary>
internal sealed class VaultStore
{
    /// <summary>The kind of a store for the whole cluster.</summary>
    public const string ClusterKind = "ClusterSecretStore";

    /// <summary>The kind of a store of one namespace.</summary>
    public const string Kind = "SecretStore";

    /// <summary>Reads a store.</summary>
    public VaultStore(KubernetesManifest manifest)
    {
        Manifest = manifest;
        var vault = manifest.Spec("provider", "vault");
        IsVault = vault is not null && manifest.Spec("provider") is PlanValue.MapValue { Items.Count: 1 };
        Engine = vault.At("path").TextWithUnknowns()?.Trim('/') ?? "";
        var kubernetes = vault.At("auth", "kubernetes");
        Role = kubernetes.At("role").TextWithUnknowns() ?? "";
        AuthMount = (kubernetes.At("mountPath").TextWithUnknowns() ?? VaultRole.DefaultMount).Trim('/');
        Account = kubernetes.At("serviceAccountRef", "name").TextWithUnknowns() ?? "";
        AccountNamespace = kubernetes.At("serviceAccountRef", "namespace").TextWithUnknowns() ?? manifest.Namespace;
        Audiences = [.. kubernetes.At("serviceAccountRef", "audiences").Items().Select(each => each.Text()).OfType<string>()];
    }

    /// <summary>The object.</summary>
    public KubernetesManifest Manifest { get; }

    /// <summary>Whether it is Vault that it asks.</summary>
    public bool IsVault { get; }

    /// <summary>Where the key-value engine is mounted; empty where each key says so.</summary>
    public string Engine { get; }

    /// <summary>Where the auth method is mounted.</summary>
    public string AuthMount { get; }

    /// <summary>The role as which Vault is asked; empty where it is not asked by a ServiceAccount's token.</summary>
    public string Role { get; }

    /// <summary>The ServiceAccount.</summary>
    public string Account { get; }

    /// <summary>Its namespace.</summary>
    public string AccountNamespace { get; }

    /// <summary>Whom its tokens are for, beside the API server.</summary>
    public ImmutableArray<string> Audiences { get; }

    /// <summary>The path of a secret, the engine's mount first. The operator takes either.</summary>
    public string PathOf(string key) => Engine.Length == 0 || key.StartsWith($"{Engine}/", StringComparison.Ordinal) ? key : $"{Engine}/{key}";

    /// <summary>The path at which the second version of the engine answers for a secret: what policies name.</summary>
    public string DataPathOf(string key)
    {
        var path = PathOf(key);
        var engine = Engine.Length > 0 ? Engine : path.Split('/')[0];
        return $"{engine}/data{path[engine.Length..]}";
    }
}
