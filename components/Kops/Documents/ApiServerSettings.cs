namespace Infra.Components;

/// <summary>The API server's flags: who signs in how, and what is written down.</summary>
internal static class ApiServerSettings
{
    // Before every name and group of a token, so that none is one of the cluster's own, such as system:masters.
    public const string OidcPrefix = "oidc:";

    /// <summary>Where it writes down who did what, on its machine.</summary>
    public const string AuditLogPath = "/var/log/kube-apiserver-audit/audit.log";

    public static YamlMap Write(KopsDocumentInputs inputs) => new()
    {
        { "anonymousAuth", false },
        // A Service with an address of somebody else's takes that one's traffic (CVE-2020-8554).
        { "appendAdmissionPlugins", new YamlList { "DenyServiceExternalIPs" } },
        { "auditLogMaxAge", 30 },
        { "auditLogMaxBackups", 10 },
        { "auditLogMaxSize", 100 },
        // A folder of its own: kOps mounts the log's folder writable.
        { "auditLogPath", AuditLogPath },
        { "auditPolicyFile", AuditPolicy.Path },
        { "enableProfiling", false },
        { "oidcClientID", inputs.OidcClientId },
        { "oidcGroupsClaim", "groups" },
        { "oidcGroupsPrefix", OidcPrefix },
        { "oidcIssuerURL", inputs.OidcIssuerUrl },
        { "oidcUsernameClaim", "preferred_username" },
        { "oidcUsernamePrefix", OidcPrefix },
        { "tlsMinVersion", "VersionTLS12" },
    };

    public static YamlList Files(KopsDocumentInputs inputs) =>
    [
        File("audit-policy", AuditPolicy.Path, AuditPolicy.Write()),
        File("aws-encryption-provider", "/etc/kubernetes/manifests/aws-encryption-provider.manifest", EncryptionProvider.Pod(inputs)),
    ];

    private static YamlMap File(string name, string path, YamlMap content) => new()
    {
        { "content", CanonicalYaml.Write(content) },
        { "mode", "0400" },
        { "name", name },
        { "path", path },
        { "roles", new YamlList { InstanceGroupDocument.ControlPlaneRole } },
    };
}
