namespace Infra.Components;

/// <summary>
/// The way of Secrets into etcd: the API server gives their data keys to a plugin on its machine, which has KMS encrypt them with the machine's role.
/// No key is in any file.
/// </summary>
internal static class EncryptionProvider
{
    private const string Name = "aws-encryption-provider";

    // kOps mounts the folder above this one into the API server, and the plugin sees no more than this one: beside it are the API server's keys.
    private const string Folder = "/srv/kubernetes/kube-apiserver/kms";

    private const string Socket = $"{Folder}/socket.sock";

    private const int HealthPort = 8083;

    /// <summary>The API server's configuration. It names no other provider, so that nothing in plain text is ever read from etcd.</summary>
    public static YamlMap Configuration() => new()
    {
        { "apiVersion", "apiserver.config.k8s.io/v1" },
        { "kind", "EncryptionConfiguration" },
        {
            "resources", new YamlList
            {
                new YamlMap { { "providers", new YamlList { new YamlMap { { "kms", Plugin() } } } }, { "resources", new YamlList { "secrets" } } },
            }
        },
    };

    /// <summary>The static pod. It is in the host's network: there is no other yet when it starts, and from no other is the machine's role reached.</summary>
    public static YamlMap Pod(KopsDocumentInputs inputs) => new()
    {
        { "apiVersion", "v1" },
        { "kind", "Pod" },
        { "metadata", new YamlMap { { "labels", new YamlMap { { "k8s-app", Name } } }, { "name", Name }, { "namespace", "kube-system" } } },
        {
            "spec", new YamlMap
            {
                { "containers", new YamlList { Container(inputs) } },
                { "hostNetwork", true },
                { "priorityClassName", "system-cluster-critical" },
                {
                    "volumes", new YamlList
                    {
                        new YamlMap { { "hostPath", new YamlMap { { "path", Folder }, { "type", "DirectoryOrCreate" } } }, { "name", "kms" } },
                    }
                },
            }
        },
    };

    private static YamlMap Plugin() => new()
    {
        { "apiVersion", "v2" },
        { "endpoint", $"unix://{Socket}" },
        { "name", Name },
        { "timeout", "3s" },
    };

    private static YamlMap Container(KopsDocumentInputs inputs) => new()
    {
        {
            "command", new YamlList
            {
                "/aws-encryption-provider",
                $"--key={inputs.SecretsKeyArn}",
                $"--region={inputs.Account.Region}",
                $"--listen={Socket}",
                $"--health-port=127.0.0.1:{HealthPort}",
                "--health-kms-version=v2",
            }
        },
        { "image", inputs.EncryptionProviderImage },
        {
            "livenessProbe", new YamlMap
            {
                { "httpGet", new YamlMap { { "host", "127.0.0.1" }, { "path", "/livez" }, { "port", HealthPort } } },
                { "initialDelaySeconds", 10 },
                { "timeoutSeconds", 5 },
            }
        },
        { "name", Name },
        {
            "resources", new YamlMap
            {
                { "limits", new YamlMap { { "memory", "128Mi" } } },
                { "requests", new YamlMap { { "cpu", "50m" }, { "memory", "64Mi" } } },
            }
        },
        {
            // Root, as the folder and the API server that connects are root's; without its capabilities.
            "securityContext", new YamlMap
            {
                { "allowPrivilegeEscalation", false },
                { "capabilities", new YamlMap { { "drop", new YamlList { "ALL" } } } },
                { "readOnlyRootFilesystem", true },
                { "runAsUser", 0 },
                { "seccompProfile", new YamlMap { { "type", "RuntimeDefault" } } },
            }
        },
        { "volumeMounts", new YamlList { new YamlMap { { "mountPath", Folder }, { "name", "kms" } } } },
    };
}
