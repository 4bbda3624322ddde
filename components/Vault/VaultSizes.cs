namespace Infra.Components;

/// <summary>How many pods Vault has, and what they ask for.</summary>
internal static class VaultSizes
{
    /// <summary>What runs beside each member.</summary>
    public static ContainerSize Keeper { get; } = new("keeper", "5m", "16Mi", "64Mi");

    /// <summary>The Job that makes Vault ready; what is done before it begins asks for the same.</summary>
    public static WorkloadSize Init { get; } = Job("init");

    /// <summary>The Job that keeps snapshots; what takes them before it begins asks for the same.</summary>
    public static WorkloadSize Snapshot { get; } = Job("store");

    /// <summary>The members: a volume for what they keep, one for the audit.</summary>
    public static WorkloadSize Server(AddonContext context) => new()
    {
        Replicas = VaultMembers.Names(context).Count,
        Containers = [new ContainerSize("vault", "250m", "256Mi", "1Gi"), Keeper],
        Volumes = ["10Gi", "10Gi"],
    };

    private static WorkloadSize Job(string container) => new() { Containers = [new ContainerSize(container, "50m", "128Mi", "512Mi")] };
}
