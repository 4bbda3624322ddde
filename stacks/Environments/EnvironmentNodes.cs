namespace Infra.Stacks;

/// <summary>The machines of the environment's clusters; every cluster has these.</summary>
public sealed record EnvironmentNodes
{
    /// <summary>The size of a node's root volume where the configuration names none, in GiB.</summary>
    public const int DefaultVolumeGiB = 64;

    /// <summary>The machines that run the API server and etcd.</summary>
    public required ControlPlaneNodes ControlPlane { get; init; }

    /// <summary>The machines that run everything else.</summary>
    public required WorkerNodes Workers { get; init; }

    /// <summary>The size of every node's root volume, in GiB.</summary>
    public int VolumeGiB { get; init; } = DefaultVolumeGiB;
}

/// <summary>The machines that run the API server and etcd.</summary>
public sealed record ControlPlaneNodes
{
    /// <summary>The EC2 instance type, such as "t3.medium".</summary>
    public required string InstanceType { get; init; }

    /// <summary>How many there are: 1, 3 or 5, for etcd needs a majority.</summary>
    public required int Count { get; init; }
}

/// <summary>The machines that run workloads.</summary>
public sealed record WorkerNodes
{
    /// <summary>The EC2 instance type, such as "m6i.large".</summary>
    public required string InstanceType { get; init; }

    /// <summary>The fewest the autoscaler leaves.</summary>
    public required int Min { get; init; }

    /// <summary>The most the autoscaler starts; at least <see cref="Min"/>.</summary>
    public required int Max { get; init; }

    /// <summary>Whether they are spot instances, which AWS may take back at two minutes' notice. Default: false.</summary>
    public bool Spot { get; init; }
}
