namespace Infra.Components;

/// <summary>The other end of a flow.</summary>
public abstract record Peer
{
    private Peer()
    {
    }

    /// <summary>The Kubernetes API: the control plane's machines, port 443. As a caller: the same machines, whose packets the overlay may give addresses of the pods' network.</summary>
    public static Peer ApiServer { get; } = new KubernetesApi();

    /// <summary>Everybody: what an internet-facing load balancer lets in.</summary>
    public static Peer World { get; } = new Everybody();

    /// <summary>The machines themselves, such as their kubelets.</summary>
    /// <param name="port">The port on the machines.</param>
    public static Peer Nodes(int port) => new Machines(port);

    /// <summary>AWS: its APIs, by the VPC's endpoints or the internet, port 443.</summary>
    public static Peer Aws { get; } = new AwsApis();

    /// <summary>A port of another workload, or of another of the same add-on.</summary>
    public static Peer Of(Endpoint endpoint) => new Workload(endpoint);

    /// <summary>Hosts on the internet.</summary>
    /// <param name="port">The port.</param>
    /// <param name="hosts">Their names, for the mesh's registry and for readers: a NetworkPolicy knows addresses only.</param>
    public static Peer Internet(int port, params IReadOnlyList<string> hosts) => new Hosts(port, hosts);

    /// <summary><see cref="ApiServer"/>.</summary>
    public sealed record KubernetesApi : Peer;

    /// <summary><see cref="World"/>.</summary>
    public sealed record Everybody : Peer;

    /// <summary><see cref="Nodes"/>.</summary>
    public sealed record Machines(int Port) : Peer;

    /// <summary><see cref="Aws"/>.</summary>
    public sealed record AwsApis : Peer;

    /// <summary><see cref="Of"/>.</summary>
    public sealed record Workload(Endpoint Endpoint) : Peer;

    /// <summary><see cref="Internet"/>.</summary>
    public sealed record Hosts(int Port, IReadOnlyList<string> Names) : Peer;
}

/// <summary>A port of an add-on's workload, by names: the number stands in the declaration alone.</summary>
/// <param name="Addon">The add-on.</param>
/// <param name="Workload">The workload.</param>
/// <param name="Port">The port.</param>
public sealed record Endpoint(AddonName Addon, string Workload, string Port)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Addon}/{Workload}:{Port}";
}
