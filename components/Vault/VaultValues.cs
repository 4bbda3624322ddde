namespace Infra.Components;

/// <summary>Values of the chart vault (https://github.com/hashicorp/vault-helm/tree/v0.34.1).</summary>
internal static class VaultValues
{
    // Whom Vault's image runs as, and whose group its volumes are.
    private const int User = 100;
    private const int Group = 1000;

    private const string TlsVolume = "tls";

    // An uninitialised or sealed member is ready: Argo CD waits for it before the Job that initialises it, and a restart does not unseal it either.
    private const string Health = "/v1/sys/health?standbyok=true&sealedcode=204&uninitcode=204";

    public static YamlMap For(AddonContext context) => new()
    {
        { "global", new YamlMap { { "tlsDisable", false } } },
        // Secrets come to pods by External Secrets; nothing in a pod speaks with Vault.
        { "injector", new YamlMap { { "enabled", false } } },
        { "server", Server(context) },
    };

    // updateStrategyType stays OnDelete: being ready says nothing of the seal, so nobody goes on by himself from a member that does not unseal to the next, and the leading
    // member is to be the last (docs/disaster-recovery.md).
    private static YamlMap Server(AddonContext context) => new()
    {
        { "auditStorage", Volume(VaultSizes.Server(context).Volumes[1]) },
        { "dataStorage", Volume(VaultSizes.Server(context).Volumes[0]) },
        { "extraContainers", YamlList.Of(new[] { Keeper() }) },
        {
            "extraEnvironmentVars", WebIdentity.EnvironmentMap(context, Workloads.VaultName)
                // For who works in the container: it calls 127.0.0.1, which is in no certificate.
                .With(new YamlMap { { "VAULT_CACERT", $"{VaultMembers.TlsFolder}/ca.crt" }, { "VAULT_TLS_SERVER_NAME", Vault.ServerName } })
        },
        // By the ports that a container names, Prometheus finds it.
        { "extraPorts", new YamlList { new YamlMap { { "containerPort", Vault.MetricsPortNumber }, { "name", "metrics" } } } },
        { "ha", HighAvailability(context) },
        { "image", new YamlMap { { "repository", VaultImages.VaultRepository }, { "tag", VaultImages.VaultTag } } },
        { "livenessProbe", new YamlMap { { "enabled", true }, { "path", Health } } },
        { "readinessProbe", new YamlMap { { "path", Health } } },
        { "resources", PodValues.Resources(VaultSizes.Server(context).Containers[0]) },
        // Only a member that leads has this Service's label; without this it would stay there when its machine is gone.
        { "service", new YamlMap { { "publishNotReadyAddresses", false } } },
        { "shareProcessNamespace", true },
        {
            "statefulSet", new YamlMap
            {
                {
                    "securityContext", new YamlMap
                    {
                        { "container", ContainerSecurity() },
                        {
                            "pod", new YamlMap
                            {
                                { "fsGroup", Group }, { "runAsGroup", Group }, { "runAsNonRoot", true }, { "runAsUser", User }, { "seccompProfile", PodValues.SeccompProfile() },
                            }
                        },
                    }
                },
            }
        },
        // Handing over the lead and closing the storage takes seconds, and requests under way are let end.
        { "terminationGracePeriodSeconds", 60 },
        { "topologySpreadConstraints", PodValues.Spread(context, VaultPods.Server.Labels) },
        {
            "volumeMounts", new YamlList { WebIdentity.Mount(), Mount(TlsVolume, VaultMembers.TlsFolder, isReadOnly: true), Mount("tmp", "/tmp", isReadOnly: false) }
        },
        {
            "volumes", new YamlList
            {
                WebIdentity.Volume(),
                new YamlMap { { "name", TlsVolume }, { "secret", new YamlMap { { "secretName", VaultTls.Secret } } } },
                // A member writes a whole snapshot there, unpacked as it restores one.
                new YamlMap { { "emptyDir", new YamlMap { { "sizeLimit", "4Gi" } } }, { "name", "tmp" } },
            }
        },
    };

    private static YamlMap HighAvailability(AddonContext context) => new()
    {
        // Members send whom they cannot answer to the leading one by its own name.
        { "apiAddr", $"https://$(VAULT_K8S_POD_NAME).vault-internal.{Vault.Namespace}.svc.cluster.local:8200" },
        // With one member the chart's budget would never let its machine be drained.
        { "disruptionBudget", new YamlMap { { "enabled", context.IsHighlyAvailable } } },
        { "enabled", true },
        { "raft", new YamlMap { { "config", VaultMembers.Configuration(context) }, { "enabled", true }, { "setNodeId", true } } },
        { "replicas", VaultSizes.Server(context).Replicas },
    };

    private static YamlMap Volume(string size) => new() { { "enabled", true }, { "size", size }, { "storageClass", Storage.RetainedClass } };

    private static YamlMap Keeper() => new()
    {
        { "command", new YamlList { "/bin/sh", "-c", VaultFiles.Keep } },
        {
            "env", YamlList.Of(new KeyValuePair<string, string>[]
            {
                new("AUDIT_FILE", Vault.AuditFile),
                new("CERTIFICATE", $"{VaultMembers.TlsFolder}/tls.crt"),
                new("MOST_BYTES", "1073741824"),
                // A gigabyte each, and the one that is written: half of the volume.
                new("MOST_FILES", "4"),
                new("POLL_SECONDS", "60"),
            }.Select(variable => new YamlMap { { "name", variable.Key }, { "value", variable.Value } }))
        },
        { "image", VaultImages.Vault },
        { "name", VaultSizes.Keeper.Name },
        { "resources", PodValues.Resources(VaultSizes.Keeper) },
        { "securityContext", ContainerSecurity() },
        { "volumeMounts", new YamlList { Mount("audit", Vault.AuditFolder, isReadOnly: false), Mount(TlsVolume, VaultMembers.TlsFolder, isReadOnly: true) } },
    };

    private static YamlMap ContainerSecurity() => new()
    {
        { "allowPrivilegeEscalation", false },
        { "capabilities", new YamlMap { { "drop", new YamlList { "ALL" } } } },
        { "readOnlyRootFilesystem", true },
    };

    private static YamlMap Mount(string volume, string folder, bool isReadOnly) => new() { { "mountPath", folder }, { "name", volume }, { "readOnly", isReadOnly } };
}
