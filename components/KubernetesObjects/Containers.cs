namespace Infra.Components;

/// <summary>A container.</summary>
public sealed record Container
{
    /// <summary>The name; one of the pod's.</summary>
    public required string Name { get; init; }

    /// <summary>The image, with a tag or digest.</summary>
    public required string Image { get; init; }

    /// <summary>What runs, in place of the image's entry point.</summary>
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary>Its arguments, in place of the image's.</summary>
    public IReadOnlyList<string>? Args { get; init; }

    /// <summary>The environment.</summary>
    public IReadOnlyList<EnvVar>? Env { get; init; }

    /// <summary>The ports that it listens on.</summary>
    public IReadOnlyList<PodPort>? Ports { get; init; }

    /// <summary>What it asks for and may use at most.</summary>
    public required ResourceRequirements Resources { get; init; }

    /// <summary>What it may do.</summary>
    public required SecurityContext SecurityContext { get; init; }

    /// <summary>Its volumes.</summary>
    public IReadOnlyList<VolumeMount>? VolumeMounts { get; init; }

    /// <summary>Whether it takes requests.</summary>
    public Probe? ReadinessProbe { get; init; }

    /// <summary>Whether it is to be started again.</summary>
    public Probe? LivenessProbe { get; init; }

    /// <summary>"Always" for an init container that stays; null otherwise.</summary>
    public string? RestartPolicy { get; init; }
}

/// <summary>A variable of the environment: a text, or where it comes from.</summary>
public sealed record EnvVar(string Name, string? Value = null)
{
    /// <summary>Where it comes from.</summary>
    public EnvVarSource? ValueFrom { get; init; }

    /// <summary>A variable from an entry of a ConfigMap of the namespace.</summary>
    public static EnvVar FromConfigMap(string name, string configMap, string key) => new(name) { ValueFrom = new EnvVarSource { ConfigMapKeyRef = new KeySelector(configMap, key) } };

    /// <summary>A variable from an entry of a Secret of the namespace.</summary>
    public static EnvVar FromSecret(string name, string secret, string key) => new(name) { ValueFrom = new EnvVarSource { SecretKeyRef = new KeySelector(secret, key) } };

    /// <summary>A variable from a field of the pod: "metadata.name".</summary>
    public static EnvVar FromField(string name, string fieldPath) => new(name) { ValueFrom = new EnvVarSource { FieldRef = new FieldSelector(fieldPath) } };
}

/// <summary>Where a variable comes from: one of these.</summary>
public sealed record EnvVarSource
{
    /// <summary>An entry of a ConfigMap.</summary>
    public KeySelector? ConfigMapKeyRef { get; init; }

    /// <summary>An entry of a Secret.</summary>
    public KeySelector? SecretKeyRef { get; init; }

    /// <summary>A field of the pod.</summary>
    public FieldSelector? FieldRef { get; init; }
}

/// <summary>An entry of a ConfigMap or Secret.</summary>
public sealed record KeySelector(string Name, string Key);

/// <summary>A field of the pod.</summary>
public sealed record FieldSelector(string FieldPath);

/// <summary>A port that a container listens on.</summary>
public sealed record PodPort(string Name, int ContainerPort);

/// <summary>What a container asks for and may use at most, by resource: "cpu", "memory".</summary>
public sealed record ResourceRequirements(IReadOnlyDictionary<string, string> Requests, IReadOnlyDictionary<string, string> Limits)
{
    /// <summary>Processor and memory that are asked for, and memory at most: a bound on the processor only makes things slow.</summary>
    public static ResourceRequirements Of(string cpu, string memory, string memoryLimit) =>
        new(new Dictionary<string, string> { ["cpu"] = cpu, ["memory"] = memory }, new Dictionary<string, string> { ["memory"] = memoryLimit });
}

/// <summary>What a container may do.</summary>
public sealed record SecurityContext
{
    /// <summary>Whether it may gain privileges.</summary>
    public bool? AllowPrivilegeEscalation { get; init; }

    /// <summary>Root's single privileges.</summary>
    public Capabilities? Capabilities { get; init; }

    /// <summary>Whether its own files cannot be changed.</summary>
    public bool? ReadOnlyRootFilesystem { get; init; }

    /// <summary>Whether root is refused.</summary>
    public bool? RunAsNonRoot { get; init; }

    /// <summary>The user, by number; null for the pod's.</summary>
    public int? RunAsUser { get; init; }

    /// <summary>Which system calls are let through; null for as the pod says.</summary>
    public SeccompProfile? SeccompProfile { get; init; }

    /// <summary>What the level "restricted" of Pod Security asks of a container, and files that cannot be changed.</summary>
    public static SecurityContext Restricted { get; } = new()
    {
        AllowPrivilegeEscalation = false,
        Capabilities = new Capabilities(["ALL"]),
        ReadOnlyRootFilesystem = true,
        RunAsNonRoot = true,
        SeccompProfile = new SeccompProfile("RuntimeDefault"),
    };
}

/// <summary>Root's single privileges that are taken away.</summary>
public sealed record Capabilities(IReadOnlyList<string> Drop);
