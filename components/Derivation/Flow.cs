namespace Infra.Components;

/// <summary>Traffic that is let through, from end to end: what policies on both sides are derived from.</summary>
/// <param name="From">Who calls.</param>
/// <param name="To">Who is called.</param>
/// <param name="Port">The port: of the container where a workload is called.</param>
/// <param name="Why">What it is for: the port's name, or what the platform wires.</param>
public sealed record Flow(FlowEnd From, FlowEnd To, int Port, string Why)
{
    /// <summary>Whether both ends have sidecars, which speak mTLS with each other.</summary>
    public bool IsMutualTls => From.IsInMesh && To.IsInMesh && !To.IsPastSidecar(Port);
}

/// <summary>An end of a flow: a workload, or something outside of the declarations.</summary>
public abstract record FlowEnd
{
    private FlowEnd()
    {
    }

    /// <summary>Whether it has a sidecar.</summary>
    public virtual bool IsInMesh => false;

    /// <summary>Whether a port is the sidecar's own and not the workload's.</summary>
    public bool IsPastSidecar(int port) => IsInMesh && port is (MeshPorts.SidecarMetrics or MeshPorts.WorkloadMetrics);

    /// <summary>A workload of an add-on.</summary>
    public sealed record Pods(Addon Addon, AddonWorkload Workload, bool HasSidecar) : FlowEnd
    {
        /// <inheritdoc/>
        public override bool IsInMesh => HasSidecar;

        /// <inheritdoc/>
        public bool Equals(Pods? other) => other is not null && ReferenceEquals(Workload, other.Workload);

        /// <inheritdoc/>
        public override int GetHashCode() => Workload.Name.GetHashCode(StringComparison.Ordinal);

        /// <inheritdoc/>
        public override string ToString() => $"{Addon.Name}/{Workload.Name}";
    }

    /// <summary>Something outside of the declarations.</summary>
    public sealed record Outside(Peer Peer) : FlowEnd
    {
        /// <inheritdoc/>
        public override string ToString() => Peer switch
        {
            Peer.KubernetesApi => "Kubernetes API",
            Peer.Everybody => "internet",
            Peer.Machines => "machines",
            Peer.AwsApis => "AWS",
            Peer.Hosts hosts => string.Join(", ", hosts.Names),
            _ => Peer.ToString(),
        };
    }
}

/// <summary>The mesh's own ports (https://istio.io/latest/docs/ops/deployment/application-requirements/#ports-used-by-istio).</summary>
public static class MeshPorts
{
    /// <summary>Where a sidecar tells its metrics; it takes plain HTTP past mTLS.</summary>
    public const int SidecarMetrics = 15090;

    /// <summary>Where a sidecar passes on its workload's metrics, beside its own, past mTLS as well.</summary>
    public const int WorkloadMetrics = 15020;

    /// <summary>The path of a sidecar's metrics.</summary>
    public const string SidecarMetricsPath = "/stats/prometheus";

    /// <summary>Name of the port at which the control plane tells sidecars what to do.</summary>
    public const string ControlPlane = "xds";
}
