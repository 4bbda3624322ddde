namespace Infra.Components;

/// <summary>How many pods a workload has, and what each asks of its machine: charts' values are written from it, and capacity and cost are counted from it.</summary>
public sealed record WorkloadSize
{
    /// <summary>How many pods there are; of a workload that is on every machine, how many of each. A Job counts while it runs. Default: 1.</summary>
    public int Replicas { get; init; } = 1;

    /// <summary>Whether every machine runs it, as a DaemonSet does. Default: false.</summary>
    public bool OnEveryNode { get; init; }

    /// <summary>The containers that run together, those that the mesh adds left out; one at least.</summary>
    public required IReadOnlyList<ContainerSize> Containers { get; init; }

    /// <summary>The volumes that each pod claims, by their sizes: "10Gi". Each is in one zone. Default: none.</summary>
    public IReadOnlyList<string> Volumes { get; init; } = [];

    /// <summary>What all containers of a pod ask of the processor, in cores.</summary>
    public double Cores => Containers.Sum(container => Quantity.Cores(container.Cpu) ?? 0);

    /// <summary>What all containers of a pod ask of memory, in bytes.</summary>
    public double MemoryBytes => Containers.Sum(container => Quantity.Bytes(container.Memory) ?? 0);
}

/// <summary>What a container asks for, and the memory at which it is stopped. The processor has no limit: what is idle is anybody's.</summary>
/// <param name="Name">The container's name: "vault".</param>
/// <param name="Cpu">What it asks of the processor: "100m".</param>
/// <param name="Memory">What it asks of memory: "128Mi".</param>
/// <param name="MemoryLimit">The memory at which it is stopped: "256Mi".</param>
public sealed record ContainerSize(string Name, string Cpu, string Memory, string MemoryLimit);
