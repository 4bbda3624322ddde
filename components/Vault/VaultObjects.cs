namespace Infra.Components;

/// <summary>Vault's own objects: what makes it ready, what keeps its snapshots, and whom they are. The same in all clusters; what differs is in <see cref="VaultFacts.ConfigMap"/>.</summary>
internal static class VaultObjects
{
    public const string InitFiles = "vault-init";
    public const string SnapshotFiles = "vault-snapshot";

    public static IReadOnlyList<KubernetesObject> For(AddonContext context) =>
    [
        ServiceAccount(VaultPods.Init.ServiceAccount),
        ServiceAccount(VaultPods.Snapshot.ServiceAccount),
        // Runs in no pod: whoever may have a token of it made is Pulumi to Vault.
        ServiceAccount(Vault.PulumiServiceAccount),
        Files(InitFiles, new Dictionary<string, string>(VaultRoles.Files) { ["init.sh"] = VaultFiles.Init }),
        Files(SnapshotFiles, new Dictionary<string, string> { ["save.sh"] = VaultFiles.SnapshotSave, ["store.sh"] = VaultFiles.SnapshotStore }),
        VaultJobs.Init(context),
        VaultJobs.Snapshot(context),
    ];

    private static ServiceAccount ServiceAccount(string name) => new() { Metadata = Named(name), AutomountServiceAccountToken = false };

    private static ConfigMap Files(string name, IReadOnlyDictionary<string, string> files) => new() { Metadata = Named(name), Data = files };

    private static ObjectMeta Named(string name) => new() { Name = name, Namespace = Vault.Namespace };
}
