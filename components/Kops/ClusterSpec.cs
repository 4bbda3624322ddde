using System.Collections.Immutable;

namespace Infra.Components;

/// <summary>What a kOps cluster is to be: values only, checked by whoever reads them from configuration.</summary>
public sealed record ClusterSpec
{
    /// <summary>The cluster's own label, such as "main"; its kOps name is the label and the environment's domain, "main.dev.example.com".</summary>
    public required string Label { get; init; }

    /// <summary>The Kubernetes version, such as "1.35.2".</summary>
    public required string KubernetesVersion { get; init; }

    /// <summary>The machines that run the API server and etcd.</summary>
    public required ControlPlaneSpec ControlPlane { get; init; }

    /// <summary>The machines that run workloads; at least one group, no two of one name.</summary>
    public required ImmutableArray<NodeGroupSpec> NodeGroups { get; init; }

    /// <summary>The pods' network; overlaps no other network of the environment.</summary>
    public required Cidr PodCidr { get; init; }

    /// <summary>The services' network; overlaps no other network of the environment.</summary>
    public required Cidr ServiceCidr { get; init; }

    /// <summary>Who may reach the API server; never the whole world.</summary>
    public required ImmutableArray<Cidr> ApiAccess { get; init; }
}

/// <summary>The machines that run the API server and etcd, one or more in as many zones.</summary>
public sealed record ControlPlaneSpec
{
    /// <summary>The EC2 instance type.</summary>
    public required string InstanceType { get; init; }

    /// <summary>How many: 1, 3 or 5. They are spread over the zones in turn.</summary>
    public required int Count { get; init; }

    /// <summary>The size of the root volume, in GiB.</summary>
    public int VolumeGiB { get; init; } = 64;
}

/// <summary>A group of worker machines; one instance group in each of its zones.</summary>
public sealed record NodeGroupSpec
{
    /// <summary>The group's name, such as "general"; an instance group is called "general-eu-central-1a".</summary>
    public required string Name { get; init; }

    /// <summary>EC2 instance types, the preferred one first; spot groups do well to name several of one size.</summary>
    public required ImmutableArray<string> InstanceTypes { get; init; }

    /// <summary>The fewest machines in each zone.</summary>
    public required int Min { get; init; }

    /// <summary>The most machines in each zone.</summary>
    public required int Max { get; init; }

    /// <summary>The zones; empty for all of the environment's.</summary>
    public ImmutableArray<string> Zones { get; init; } = [];

    /// <summary>Whether the machines are spot instances.</summary>
    public bool Spot { get; init; }

    /// <summary>The size of the root volume, in GiB.</summary>
    public int VolumeGiB { get; init; } = 64;

    /// <summary>Kubernetes labels of the nodes.</summary>
    public ImmutableSortedDictionary<string, string> Labels { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Kubernetes taints of the nodes, as "key=value:Effect".</summary>
    public ImmutableArray<string> Taints { get; init; } = [];
}
