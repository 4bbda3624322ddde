using Infra.Components;

namespace Infra.Tests.Components;

/// <summary>Add-ons that others need, as far as they need them.</summary>
internal static class StandIns
{
    /// <summary>Vault, which answers, and the operator of external secrets.</summary>
    public static IReadOnlyList<Addon> Secrets => [Server, ExternalSecretsOperator];

    /// <summary>Vault, which answers.</summary>
    public static Addon Server => Of(Vault.Name, Vault.Namespace) with
    {
        Workloads =
        [
            new AddonWorkload
            {
                Name = Vault.Api.Workload,
                Namespace = Vault.Namespace,
                Labels = new Dictionary<string, string> { ["app"] = "vault" },
                Ports = [new WorkloadPort { Name = Vault.Api.Port, Number = 8200, HasOwnTls = true }],
            },
        ],
    };

    /// <summary>The operator of external secrets, with its kinds.</summary>
    public static Addon ExternalSecretsOperator =>
        Of(ExternalSecrets.Name, ExternalSecrets.Namespace) with { CustomKinds = [new CustomKinds(ExternalSecrets.Group, "ClusterSecretStore", "ExternalSecret", "SecretStore")] };

    /// <summary>The operator of databases and its plugin, with their kinds.</summary>
    public static IReadOnlyList<Addon> DatabaseOperators =>
    [
        Of(CloudNativePg.Name, CloudNativePg.Namespace) with { CustomKinds = [new CustomKinds(CloudNativePg.Group, "Cluster", "Pooler", "ScheduledBackup")] },
        Of(BarmanCloudPlugin.Name, "barman") with { CustomKinds = [new CustomKinds(BarmanCloudPlugin.Group, "ObjectStore")] },
    ];

    /// <summary>An add-on of which nothing is but its name, a chart and a namespace.</summary>
    public static Addon Of(AddonName name, string @namespace) => new()
    {
        Name = name,
        Summary = $"Stands in for {name}",
        Layer = AddonLayer.Security,
        Chart = new ChartRelease { Chart = name.Value, Repository = "https://charts.example.com", Version = "1.2.3", Namespace = @namespace },
        Namespaces = [new AddonNamespace { Name = @namespace }],
    };
}
