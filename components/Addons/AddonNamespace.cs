namespace Infra.Components;

/// <summary>A namespace.</summary>
public sealed record AddonNamespace
{
    /// <summary>The name; one of the environment's.</summary>
    public required string Name { get; init; }

    /// <summary>What Pod Security lets pods do. Default: restricted.</summary>
    public PodSecurityLevel PodSecurity { get; init; } = PodSecurityLevel.Restricted;

    /// <summary>Whether its pods are in the mesh, each with a sidecar. Default: false.</summary>
    public bool InMesh { get; init; }

    /// <summary>The most that its pods may ask for in all. Default: no bound.</summary>
    public ResourceBounds? Quota { get; init; }

    /// <summary>The team whose namespace it is; null for the platform's own. A team's pods may speak with each other, and the gateway with them.</summary>
    public Team? Tenant { get; init; }

    /// <summary>The team that it is for where it is the platform's own, such as that of a team's databases; null for the platform's.</summary>
    public Team? KeptFor { get; init; }
}

/// <summary>The levels of the Pod Security Standards (https://kubernetes.io/docs/concepts/security/pod-security-standards).</summary>
public enum PodSecurityLevel
{
    /// <summary>Nothing is held back.</summary>
    Privileged,

    /// <summary>Known ways to more privileges are closed.</summary>
    Baseline,

    /// <summary>Hardened pods only.</summary>
    Restricted,
}

/// <summary>A bound on what pods ask for in all.</summary>
/// <param name="Cpu">Processor, in Kubernetes' notation: "4" or "500m".</param>
/// <param name="Memory">Memory: "8Gi".</param>
/// <param name="Pods">How many pods.</param>
/// <param name="Storage">What their volumes ask for: "100Gi".</param>
public sealed record ResourceBounds(string Cpu, string Memory, int Pods, string Storage);
