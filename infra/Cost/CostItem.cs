namespace Infra.Cost;

/// <summary>Something that is paid for.</summary>
public sealed record CostItem
{
    /// <summary>The URN of the resource, or of the one that makes it with what it makes: "urn:…::main-kops-documents#InstanceGroup/spot-eu-central-1a".</summary>
    public required string Urn { get; init; }

    /// <summary>What a month costs, in US dollars, to the cent.</summary>
    public required decimal Monthly { get; init; }

    /// <summary>What it would cost with the fewest machines that the autoscaler leaves.</summary>
    public required decimal Minimum { get; init; }

    /// <summary>What it would cost with the most machines that the autoscaler starts.</summary>
    public required decimal Maximum { get; init; }

    /// <summary>The arithmetic: "2 x t3.large, 730 h x 0.096".</summary>
    public required string Basis { get; init; }

    /// <summary>The component that it belongs to: "vpc".</summary>
    public required string Component { get; init; }

    /// <summary>The cluster, by its label; null for what is the whole environment's.</summary>
    public string? Cluster { get; init; }

    /// <summary>The team whose it is alone; null for what is shared.</summary>
    public string? Team { get; init; }
}
