namespace Infra.Components;

/// <summary>Texts, and files of texts (https://kubernetes.io/docs/concepts/configuration/configmap).</summary>
public sealed record ConfigMap() : KubernetesObject("v1", "ConfigMap")
{
    /// <summary>The texts by their keys.</summary>
    public required IReadOnlyDictionary<string, string> Data { get; init; }
}

/// <summary>Who pods are (https://kubernetes.io/docs/concepts/security/service-accounts).</summary>
public sealed record ServiceAccount() : KubernetesObject("v1", "ServiceAccount")
{
    /// <summary>Whether pods have a token for the Kubernetes API unless they say otherwise; null for they have.</summary>
    public bool? AutomountServiceAccountToken { get; init; }
}

/// <summary>A name and an address for pods (https://kubernetes.io/docs/concepts/services-networking/service).</summary>
public sealed record Service() : KubernetesObject("v1", "Service")
{
    /// <summary>The Service.</summary>
    public required ServiceSpec Spec { get; init; }
}

/// <summary>Which pods, at which ports.</summary>
public sealed record ServiceSpec
{
    /// <summary>The pods' labels.</summary>
    public required IReadOnlyDictionary<string, string> Selector { get; init; }

    /// <summary>The ports.</summary>
    public required IReadOnlyList<ServicePort> Ports { get; init; }

    /// <summary>"None" for names of the pods without an address of the Service's own; null for one that Kubernetes chooses.</summary>
    public string? ClusterIP { get; init; }

    /// <summary>Whether pods have names before they are ready.</summary>
    public bool? PublishNotReadyAddresses { get; init; }
}

/// <summary>A port of a Service.</summary>
/// <param name="Name">The name; by its beginning, the mesh knows the protocol: "http-api", "tls-api".</param>
/// <param name="Port">The Service's port.</param>
/// <param name="TargetPort">The container's.</param>
/// <param name="Protocol">"TCP" or "UDP".</param>
public sealed record ServicePort(string Name, int Port, int TargetPort, string Protocol = "TCP")
{
    /// <summary>What is spoken, where the name does not begin with it: "https"; null otherwise.</summary>
    public string? AppProtocol { get; init; }
}
