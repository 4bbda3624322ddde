using System.Globalization;

namespace Infra.Components;

/// <summary>mTLS everywhere but where a caller cannot, and nobody calls whom he did not say that he calls.</summary>
internal static class MeshPolicies
{
    private const string Strict = "STRICT";
    private const string Permissive = "PERMISSIVE";
    private const string TrustDomain = "cluster.local";

    public static IEnumerable<(KubernetesObject Object, Addon? Addon)> Of(PlatformDeclarations all)
    {
        if (all.Of(PlatformRole.MeshControlPlane).FirstOrDefault() is not { } controlPlane)
            yield break;
        // In the root namespace and without a selector: the whole mesh.
        yield return (new PeerAuthentication
        {
            Metadata = new ObjectMeta { Name = "default", Namespace = controlPlane.Workload.Namespace },
            Spec = new PeerAuthenticationSpec { Mtls = new MutualTls(Strict) },
        }, controlPlane.Addon);

        foreach (var (addon, @namespace) in all.Namespaces.Where(each => each.Namespace.InMesh))
        {
            yield return (new AuthorizationPolicy
            {
                Metadata = new ObjectMeta { Name = $"{@namespace.Name}-allow-nothing", Namespace = @namespace.Name },
                Spec = new AuthorizationPolicySpec(),
            }, addon);
            if (@namespace.Tenant is not null)
                yield return (Tenant(all, @namespace), addon);
        }
        foreach (var pods in all.Pods.Where(pods => pods.IsInMesh))
        {
            if (Exceptions(all, pods) is { } exceptions)
                yield return (exceptions, pods.Addon);
            if (Callers(all, pods) is { } callers)
                yield return (callers, pods.Addon);
            if (Hosts(pods) is { } hosts)
                yield return (hosts, pods.Addon);
            if (pods.Workload.Calls.Contains(Peer.Aws))
                yield return (AwsHosts(all.Context.Scope.Account.Region, pods), pods.Addon);
        }
    }

    /// <summary>
    /// Ports whose callers have no sidecar take what is no mTLS, and those alone. By a selector and the container's port, in the workload's own namespace: Istio passes over
    /// anything else (istio#27994, istio.io#6546). A gateway's listeners are no sidecar's.
    /// </summary>
    private static PeerAuthentication? Exceptions(PlatformDeclarations all, FlowEnd.Pods pods)
    {
        if (pods.Workload.Role == PlatformRole.Gateway)
            return null;
        var ports = all.Flows.Where(flow => flow.To.Equals(pods) && !flow.From.IsInMesh && !flow.To.IsPastSidecar(flow.Port)).Select(flow => flow.Port).Distinct().Order().ToList();
        return ports.Count == 0 ? null : new PeerAuthentication
        {
            Metadata = Named(pods),
            Spec = new PeerAuthenticationSpec
            {
                Selector = new LabelSelector(pods.Workload.Labels),
                Mtls = new MutualTls(Strict),
                PortLevelMtls = ports.ToDictionary(Text, _ => new MutualTls(Permissive)),
            },
        };
    }

    private static AuthorizationPolicy? Callers(PlatformDeclarations all, FlowEnd.Pods pods)
    {
        var flows = all.Flows.Where(flow => flow.To.Equals(pods) && !flow.To.IsPastSidecar(flow.Port)).ToList();
        return flows.Count == 0 ? null : new AuthorizationPolicy
        {
            Metadata = Named(pods),
            Spec = new AuthorizationPolicySpec
            {
                Selector = new LabelSelector(pods.Workload.Labels),
                Action = "ALLOW",
                Rules = [.. flows.GroupBy(flow => PrincipalOf(flow.From)).OrderBy(same => same.Key, StringComparer.Ordinal).Select(Rule)],
            },
        };

        static AuthorizationRule Rule(IGrouping<string?, Flow> same) => new()
        {
            To = [Ports(same)],
            From = same.Key is { } principal ? [new AuthorizationSource(new AuthorizationIdentity { Principals = [principal] })] : null,
        };

        static AuthorizationTarget Ports(IEnumerable<Flow> flows) => new(new AuthorizationOperation([.. flows.Select(flow => flow.Port).Distinct().Order().Select(Text)]));
    }

    private static ServiceEntry? Hosts(FlowEnd.Pods pods)
    {
        var hosts = pods.Workload.Calls.OfType<Peer.Hosts>().ToList();
        return hosts.Count == 0 ? null : new ServiceEntry
        {
            Metadata = Named(pods),
            Spec = new ServiceEntrySpec(
                [.. hosts.SelectMany(each => each.Names).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                [.. hosts.Select(each => each.Port).Distinct().Order().Select(port => new GatewayPort($"tls-{Text(port)}", port, "TLS"))],
                "MESH_EXTERNAL",
                "DNS",
                ["."]),
        };
    }

    // A pattern has no addresses to look up: the caller's own is taken.
    private static ServiceEntry AwsHosts(string region, FlowEnd.Pods pods) => new()
    {
        Metadata = Named(pods) with { Name = $"{Named(pods).Name}-aws" },
        Spec = new ServiceEntrySpec([$"*.{region}.amazonaws.com"], [new GatewayPort("tls-443", WellKnown.ApiServerPort, "TLS")], "MESH_EXTERNAL", "NONE", ["."]),
    };

    // A team's pods among themselves, and the gateway.
    private static AuthorizationPolicy Tenant(PlatformDeclarations all, AddonNamespace @namespace) => new()
    {
        Metadata = new ObjectMeta { Name = $"{@namespace.Name}-applications", Namespace = @namespace.Name },
        Spec = new AuthorizationPolicySpec
        {
            Action = "ALLOW",
            Rules =
            [
                new AuthorizationRule
                {
                    From =
                    [
                        new AuthorizationSource(new AuthorizationIdentity { Namespaces = [@namespace.Name] }),
                        .. all.Of(PlatformRole.Gateway).Select(gateway => new AuthorizationSource(new AuthorizationIdentity { Principals = [PrincipalOf(gateway)!] })),
                    ],
                },
            ],
        },
    };

    private static ObjectMeta Named(FlowEnd.Pods pods) => new() { Name = $"{pods.Addon.Name}-{pods.Workload.Name}", Namespace = pods.Workload.Namespace };

    private static string? PrincipalOf(FlowEnd end) =>
        end is FlowEnd.Pods { IsInMesh: true } pods ? $"{TrustDomain}/ns/{pods.Workload.Namespace}/sa/{pods.Workload.ServiceAccount}" : null;

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
