namespace Infra.Components;

/// <summary>The document of kind Cluster.</summary>
internal static class ClusterDocument
{
    public static YamlMap Write(KopsDocumentInputs inputs) => new()
    {
        { "apiVersion", KopsDocuments.ApiVersion },
        { "kind", "Cluster" },
        { "metadata", new YamlMap { { "name", inputs.ClusterName } } },
        { "spec", Machines(inputs).With(ClusterNetwork.Write(inputs)).With(ClusterAddons.Write(inputs)).With(Access(inputs)) },
    };

    private static YamlMap Machines(KopsDocumentInputs inputs) => new()
    {
        { "channel", "stable" },
        { "cloudLabels", inputs.CloudLabels },
        { "cloudProvider", "aws" },
        { "configBase", $"{inputs.StateStore}/{inputs.ClusterName}" },
        { "etcdClusters", EtcdClusters.Write(inputs) },
        { "fileAssets", ApiServerSettings.Files(inputs) },
        { "kubeAPIServer", ApiServerSettings.Write(inputs) },
        { "kubeControllerManager", new YamlMap { { "enableProfiling", false } } },
        { "kubeScheduler", new YamlMap { { "enableProfiling", false } } },
        { "kubelet", KubeletSettings.Write() },
        { "kubernetesVersion", inputs.Spec.KubernetesVersion },
        { "masterKubelet", KubeletSettings.Write() },
        { "rollingUpdate", new YamlMap { { "maxSurge", 1 }, { "maxUnavailable", 0 } } },
        { "sysctlParameters", KubeletSettings.Sysctls() },
        { "updatePolicy", "automatic" },
    };

    private static YamlMap Access(KopsDocumentInputs inputs) => new()
    {
        { "authorization", new YamlMap { { "rbac", new YamlMap() } } },
        { "encryptionConfig", true },
        {
            "iam", new YamlMap
            {
                { "allowContainerRegistry", true },
                { "legacy", false },
                { "permissionsBoundary", inputs.PermissionsBoundaryArn },
                { "useServiceAccountExternalPermissions", true },
            }
        },
        { "serviceAccountIssuerDiscovery", new YamlMap { { "discoveryStore", inputs.DiscoveryStore }, { "enableAWSOIDCProvider", false } } },
        { "sshAccess", new YamlList() },
        { "sshKeyName", "" },
    };
}
