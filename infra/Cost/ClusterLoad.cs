namespace Infra.Cost;

/// <summary>What a cluster's counted workers have, and what is asked of them: where it is more, the autoscaler starts others than are counted.</summary>
/// <param name="Cluster">The cluster's label.</param>
/// <param name="Machines">How many workers are counted.</param>
/// <param name="Cores">Their processors.</param>
/// <param name="GiB">Their memory.</param>
/// <param name="AskedCores">The processors that declared pods and databases ask for.</param>
/// <param name="AskedGiB">The memory that they ask for.</param>
public sealed record ClusterLoad(string Cluster, int Machines, decimal Cores, decimal GiB, decimal AskedCores, decimal AskedGiB)
{
    /// <summary>Whether more is asked for than is there.</summary>
    public bool IsShort => AskedCores > Cores || AskedGiB > GiB;
}
