using System.Collections.Immutable;
using System.Globalization;
using Infra.Components;
using Pulumi.Offline;

namespace Infra.Rules.Kubernetes;

/// <summary>What the mesh is told of mTLS and of who may call whom, by the pods that it holds for.</summary>
internal sealed class MeshIndex
{
    private const string Group = "security.istio.io";
    private readonly SelectorIndex<PeerMode> _modes = new();
    private readonly SelectorIndex<CallerPolicy> _callers = new();

    /// <summary>Reads a plan's policies.</summary>
    public MeshIndex(KubernetesManifests manifests)
    {
        Modes = [.. manifests.OfKind(Group, "PeerAuthentication").Select(manifest => new PeerMode(manifest))];
        Callers = [.. manifests.OfKind(Group, "AuthorizationPolicy").Select(manifest => new CallerPolicy(manifest))];
        foreach (var mode in Modes)
            _modes.Add(mode.Manifest.Namespace, mode.Pods, mode);
        foreach (var policy in Callers)
            _callers.Add(policy.Manifest.Namespace, policy.Pods, policy);
    }

    /// <summary>Every PeerAuthentication.</summary>
    public ImmutableArray<PeerMode> Modes { get; }

    /// <summary>Every AuthorizationPolicy.</summary>
    public ImmutableArray<CallerPolicy> Callers { get; }

    /// <summary>The PeerAuthentications that hold for pods of a namespace with at least these labels.</summary>
    public IEnumerable<PeerMode> ModesOf(string @namespace, LabelSet labels) => _modes.Selecting(@namespace, labels);

    /// <summary>The AuthorizationPolicies that hold for them.</summary>
    public IEnumerable<CallerPolicy> CallersOf(string @namespace, LabelSet labels) => _callers.Selecting(@namespace, labels);

    /// <summary>The namespace whose mesh configuration holds for all of it.</summary>
    public static string RootOf(PlatformModel? platform) => platform?.Declarations.Of(PlatformRole.MeshControlPlane).FirstOrDefault()?.Workload.Namespace ?? "istio-system";
}

/// <summary>A PeerAuthentication as rules read it.</summary>
internal sealed class PeerMode(KubernetesManifest manifest)
{
    /// <summary>What takes mTLS alone.</summary>
    public const string Strict = "STRICT";

    /// <summary>What takes anything.</summary>
    public const string Permissive = "PERMISSIVE";

    /// <summary>The object.</summary>
    public KubernetesManifest Manifest { get; } = manifest;

    /// <summary>The pods.</summary>
    public LabelSet Pods { get; } = LabelSet.OfSelector(manifest.Spec("selector"));

    /// <summary>The mode for all ports; null where it says none.</summary>
    public string? Mode { get; } = manifest.Spec("mtls", "mode").Text();

    /// <summary>The modes of single ports.</summary>
    public IReadOnlyDictionary<string, string> Ports { get; } = manifest.Spec("portLevelMtls") is PlanValue.MapValue { Items: var ports }
        ? ports.ToDictionary(port => port.Key, port => port.Value.At("mode").Text() ?? "", StringComparer.Ordinal)
        : new Dictionary<string, string>();

    /// <summary>Whether it lets plain traffic to a port.</summary>
    public bool IsPermissive(int port) => Ports.GetValueOrDefault(port.ToString(CultureInfo.InvariantCulture)) == Permissive;
}
