namespace Infra.Components;

/// <summary>Pods that are yet to be made.</summary>
public sealed record PodTemplate(PodMeta Metadata, PodSpec Spec);

/// <summary>Labels and annotations of what is yet to be made, and has no name so far.</summary>
public sealed record PodMeta
{
    /// <summary>The labels.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>The annotations.</summary>
    public IReadOnlyDictionary<string, string>? Annotations { get; init; }
}

/// <summary>A pod (https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1).</summary>
public sealed record PodSpec
{
    /// <summary>Who it is.</summary>
    public required string ServiceAccountName { get; init; }

    /// <summary>Whether it has a token for the Kubernetes API; null for as the ServiceAccount says.</summary>
    public bool? AutomountServiceAccountToken { get; init; }

    /// <summary>What holds for all its containers.</summary>
    public required PodSecurityContext SecurityContext { get; init; }

    /// <summary>Containers that run to their end one after the other, before the others begin. Those with the restart policy "Always" stay.</summary>
    public IReadOnlyList<Container>? InitContainers { get; init; }

    /// <summary>Its containers.</summary>
    public required IReadOnlyList<Container> Containers { get; init; }

    /// <summary>Its volumes.</summary>
    public IReadOnlyList<Volume>? Volumes { get; init; }

    /// <summary>"Always", "OnFailure" or "Never"; pods of Jobs have one of the latter two.</summary>
    public string? RestartPolicy { get; init; }

    /// <summary>Whether its containers see each other's processes.</summary>
    public bool? ShareProcessNamespace { get; init; }

    /// <summary>Seconds that it has to end in; null for the API's 30.</summary>
    public int? TerminationGracePeriodSeconds { get; init; }

    /// <summary>How it is spread.</summary>
    public IReadOnlyList<TopologySpreadConstraint>? TopologySpreadConstraints { get; init; }
}

/// <summary>How pods are spread.</summary>
/// <param name="MaxSkew">By how many pods places may differ.</param>
/// <param name="TopologyKey">The label of machines that makes a place: "topology.kubernetes.io/zone".</param>
/// <param name="WhenUnsatisfiable">"DoNotSchedule" or "ScheduleAnyway".</param>
/// <param name="LabelSelector">The pods.</param>
public sealed record TopologySpreadConstraint(int MaxSkew, string TopologyKey, string WhenUnsatisfiable, LabelSelector LabelSelector);

/// <summary>What holds for all containers of a pod.</summary>
public sealed record PodSecurityContext
{
    /// <summary>The user, by number.</summary>
    public int? RunAsUser { get; init; }

    /// <summary>The group, by number.</summary>
    public int? RunAsGroup { get; init; }

    /// <summary>The group that volumes belong to.</summary>
    public int? FsGroup { get; init; }

    /// <summary>Whether root is refused.</summary>
    public bool? RunAsNonRoot { get; init; }

    /// <summary>Which system calls are let through.</summary>
    public SeccompProfile? SeccompProfile { get; init; }

    /// <summary>What the level "restricted" of Pod Security asks of a pod.</summary>
    /// <param name="user">The user and the group, by number.</param>
    public static PodSecurityContext Restricted(int user) =>
        new() { RunAsUser = user, RunAsGroup = user, FsGroup = user, RunAsNonRoot = true, SeccompProfile = new SeccompProfile("RuntimeDefault") };
}

/// <summary>Which system calls are let through.</summary>
public sealed record SeccompProfile(string Type);
