namespace Infra.Components;

/// <summary>Pods of Vault's namespace: what they do, their ServiceAccount, and the labels that tell them from the others.</summary>
internal sealed record VaultPods(string Name, string ServiceAccount, IReadOnlyDictionary<string, string> Labels)
{
    /// <summary>Vault's members, with the labels that the chart's own selectors go by.</summary>
    public static VaultPods Server { get; } = new(Vault.ServerWorkload, "vault", new Dictionary<string, string>
    {
        ["app.kubernetes.io/instance"] = Vault.Name.Value,
        ["app.kubernetes.io/name"] = "vault",
        ["component"] = "server",
    });

    /// <summary>The Job that makes Vault ready.</summary>
    public static VaultPods Init { get; } = Job("init");

    /// <summary>The Job that keeps snapshots.</summary>
    public static VaultPods Snapshot { get; } = Job("snapshot");

    private static VaultPods Job(string name) => new(name, $"vault-{name}", new Dictionary<string, string> { ["app.kubernetes.io/name"] = $"vault-{name}" });
}
