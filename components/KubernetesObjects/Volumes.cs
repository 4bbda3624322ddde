namespace Infra.Components;

/// <summary>A volume of a pod (https://kubernetes.io/docs/concepts/storage/volumes): its name and one of the others.</summary>
public sealed record Volume(string Name)
{
    /// <summary>Empty at first, gone with the pod.</summary>
    public EmptyDirVolume? EmptyDir { get; init; }

    /// <summary>Entries of a ConfigMap as files.</summary>
    public ConfigMapVolume? ConfigMap { get; init; }

    /// <summary>Entries of a Secret as files.</summary>
    public SecretVolume? Secret { get; init; }

    /// <summary>Files of several sources.</summary>
    public ProjectedVolume? Projected { get; init; }

    /// <summary>A claim of the namespace.</summary>
    public PersistentVolumeClaimVolume? PersistentVolumeClaim { get; init; }

    /// <summary>A folder that is empty at first and gone with the pod.</summary>
    /// <param name="name">The volume's name.</param>
    /// <param name="sizeLimit">The most that it holds: "64Mi".</param>
    public static Volume Empty(string name, string sizeLimit) => new(name) { EmptyDir = new EmptyDirVolume { SizeLimit = sizeLimit } };

    /// <summary>The same in memory, so that what it holds reaches no disk.</summary>
    /// <param name="name">The volume's name.</param>
    /// <param name="sizeLimit">The most that it holds: "8Mi".</param>
    public static Volume InMemory(string name, string sizeLimit) => new(name) { EmptyDir = new EmptyDirVolume { Medium = "Memory", SizeLimit = sizeLimit } };

    /// <summary>All entries of a ConfigMap as files.</summary>
    /// <param name="name">The volume's name.</param>
    /// <param name="configMap">The ConfigMap.</param>
    public static Volume OfConfigMap(string name, string configMap) => new(name) { ConfigMap = new ConfigMapVolume(configMap) };

    /// <summary>A token of the pod's ServiceAccount for others than the Kubernetes API.</summary>
    /// <param name="name">The volume's name.</param>
    /// <param name="audience">Who is to take it.</param>
    /// <param name="path">Its file.</param>
    /// <param name="expirationSeconds">How long it holds; the kubelet renews it when four fifths have passed.</param>
    public static Volume Token(string name, string audience, string path, int expirationSeconds) => new(name)
    {
        Projected = new ProjectedVolume([new VolumeProjection { ServiceAccountToken = new TokenProjection(audience, expirationSeconds, path) }]),
    };
}

/// <summary>A folder that is empty at first and gone with the pod.</summary>
public sealed record EmptyDirVolume
{
    /// <summary>"Memory"; null for the machine's disk.</summary>
    public string? Medium { get; init; }

    /// <summary>The most that it holds.</summary>
    public string? SizeLimit { get; init; }
}

/// <summary>Entries of a ConfigMap as files.</summary>
/// <param name="Name">The ConfigMap.</param>
/// <param name="Items">The entries; null for all, each under its key.</param>
/// <param name="DefaultMode">The files' mode, as a decimal number; null for the API's 420, which is 0644.</param>
/// <param name="Optional">Whether the pod begins without it.</param>
public sealed record ConfigMapVolume(string Name, IReadOnlyList<KeyToPath>? Items = null, int? DefaultMode = null, bool? Optional = null);

/// <summary>Entries of a Secret as files.</summary>
/// <param name="SecretName">The Secret.</param>
/// <param name="Items">The entries; null for all, each under its key.</param>
/// <param name="DefaultMode">The files' mode, as a decimal number; null for the API's 420, which is 0644.</param>
/// <param name="Optional">Whether the pod begins without it.</param>
public sealed record SecretVolume(string SecretName, IReadOnlyList<KeyToPath>? Items = null, int? DefaultMode = null, bool? Optional = null);

/// <summary>An entry and its file.</summary>
public sealed record KeyToPath(string Key, string Path);

/// <summary>Files of several sources.</summary>
public sealed record ProjectedVolume(IReadOnlyList<VolumeProjection> Sources, int? DefaultMode = null);

/// <summary>A source of files: one of these.</summary>
public sealed record VolumeProjection
{
    /// <summary>A token of the pod's ServiceAccount.</summary>
    public TokenProjection? ServiceAccountToken { get; init; }

    /// <summary>Entries of a ConfigMap.</summary>
    public ConfigMapVolume? ConfigMap { get; init; }
}

/// <summary>A token of the pod's ServiceAccount.</summary>
public sealed record TokenProjection(string Audience, int ExpirationSeconds, string Path);

/// <summary>A claim of the namespace.</summary>
public sealed record PersistentVolumeClaimVolume(string ClaimName);

/// <summary>Where a container sees a volume.</summary>
/// <param name="Name">The volume.</param>
/// <param name="MountPath">The folder.</param>
/// <param name="ReadOnly">Whether it cannot be written; null for it can.</param>
public sealed record VolumeMount(string Name, string MountPath, bool? ReadOnly = null)
{
    /// <summary>The file or folder of the volume that is seen; null for all.</summary>
    public string? SubPath { get; init; }
}
