namespace Infra.Components;

/// <summary>
/// How Keycloak's servers find each other and share their caches (https://www.keycloak.org/server/caching). They know each other from their database (JDBC_PING) and
/// connect by their pods' addresses, of which a sidecar knows those alone that a headless Service names: it drops all others (REGISTRY_ONLY), and would speak no mTLS with them.
/// So a Service of their own names both ports, also of a server that joins before it is ready. The mesh encrypts; JGroups' own TLS inside of it is off,
/// for its peers' certificates would be the sidecars'.
/// </summary>
internal static class JGroups
{
    /// <summary>The Service.</summary>
    public const string ServiceName = "keycloak-jgroups";

    /// <summary>Caches' messages.</summary>
    public static WorkloadPort Messages { get; } = new() { Name = "jgroups", Number = 7800 };

    /// <summary>Where a connection that breaks tells that a server is gone (FD_SOCK2).</summary>
    public static WorkloadPort FailureDetection { get; } = new() { Name = "jgroups-fd", Number = 57800 };

    /// <summary>The Service; the chart's own headless one has neither port, and leaves out who is not ready.</summary>
    public static Service Service { get; } = new()
    {
        Metadata = new ObjectMeta { Name = ServiceName, Namespace = Keycloak.Namespace },
        Spec = new ServiceSpec
        {
            ClusterIP = "None",
            PublishNotReadyAddresses = true,
            Selector = Keycloak.Labels,
            // By these names' beginnings the mesh knows that it is no HTTP.
            Ports = [.. new[] { Messages, FailureDetection }.Select(port => new ServicePort($"tcp-{port.Name}", port.Number, port.Number))],
        },
    };
}
