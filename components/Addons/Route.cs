namespace Infra.Components;

/// <summary>A name under which people reach a workload, through the environment's gateway.</summary>
public sealed record Route
{
    /// <summary>The first label of the name, below the environment's domain: "argocd". One of the environment's.</summary>
    public required string Host { get; init; }

    /// <summary>
    /// Whether each cluster answers for itself, as Argo CD does: where the environment has several, the name is below each cluster's, "argocd.a.prod.example.com".
    /// Default: false, the environment has one.
    /// </summary>
    public bool PerCluster { get; init; }

    /// <summary>Whether it answers those alone who may reach the clusters' API servers, by their addresses (<see cref="AddonContext.AdministratorCidrs"/>). Default: false.</summary>
    public bool ForAdministrators { get; init; }

    /// <summary>The port that answers.</summary>
    public required Endpoint Backend { get; init; }

    /// <summary>The Service before it.</summary>
    public required string Service { get; init; }

    /// <summary>The Service's port.</summary>
    public required int ServicePort { get; init; }

    /// <summary>
    /// Which share of its requests is to be answered without an error of the server's (5xx), over thirty days, 0.95 to 0.9999. Default: 0.995 where the environment is
    /// highly available, 0.99 elsewhere.
    /// </summary>
    public double? AvailabilityObjective { get; init; }

    /// <summary>
    /// The Secret with the certificate that a backend outside of the mesh shows to the gateway; the platform has it issued by the internal authority. In the mesh, mTLS
    /// does this. Default: none.
    /// </summary>
    public string? BackendTlsSecret { get; init; }
}
