using System.Collections.Immutable;
using System.Globalization;
using Pulumi.Offline;

namespace Infra.Rules.Kubernetes;

/// <summary>An AuthorizationPolicy as rules read it.</summary>
internal sealed class CallerPolicy
{
    private const string Anything = "";
    private readonly HashSet<(string Caller, string Port)> _allowed = [];

    /// <summary>Reads a policy.</summary>
    public CallerPolicy(KubernetesManifest manifest)
    {
        Manifest = manifest;
        Pods = LabelSet.OfSelector(manifest.Spec("selector"));
        IsAllow = (manifest.Spec("action").Text() ?? "ALLOW") == "ALLOW";
        var rules = manifest.Spec("rules").Items().ToImmutableArray();
        AllowsNothing = IsAllow && rules.IsEmpty && Pods.IsEmpty;
        if (!IsAllow)
            return;
        foreach (var rule in rules.Where(rule => rule.At("when") is null))
        {
            foreach (var caller in CallersOf(rule))
                _allowed.UnionWith(PortsOf(rule).Select(port => (caller, port)));
        }
    }

    /// <summary>The object.</summary>
    public KubernetesManifest Manifest { get; }

    /// <summary>The pods.</summary>
    public LabelSet Pods { get; }

    /// <summary>Whether it lets somebody in, where others keep somebody out.</summary>
    public bool IsAllow { get; }

    /// <summary>Whether nobody may call anything of its namespace who is not let in by another policy.</summary>
    public bool AllowsNothing { get; }

    /// <summary>Whether a caller may call a port.</summary>
    /// <param name="namespace">The caller's namespace, where it has an identity in the mesh.</param>
    /// <param name="account">Its ServiceAccount.</param>
    /// <param name="port">The container's port.</param>
    public bool Allows(string? @namespace, string? account, int port)
    {
        string[] callers = @namespace is null ? [Anything] : [Anything, $"cluster.local/ns/{@namespace}/sa/{account}", NamespaceOf(@namespace)];
        var number = port.ToString(CultureInfo.InvariantCulture);
        return callers.Any(caller => _allowed.Contains((caller, number)) || _allowed.Contains((caller, Anything)));
    }

    private static string NamespaceOf(string @namespace) => $"namespace {@namespace}";

    // A source with more than one condition is narrower than either: it lets nobody in for certain.
    private static IEnumerable<string> CallersOf(PlanValue rule) => rule.At("from") is not PlanValue.ListValue { Items: { Length: > 0 } sources }
        ? [Anything]
        : sources.Select(source => source.At("source")).OfType<PlanValue.MapValue>().Where(source => source.Items.Count == 1)
            .SelectMany(source => Texts(source["principals"]).Concat(Texts(source["namespaces"]).Select(NamespaceOf)));

    private static IEnumerable<string> PortsOf(PlanValue rule) => rule.At("to") is not PlanValue.ListValue { Items: { Length: > 0 } targets }
        ? [Anything]
        : targets.Select(target => target.At("operation")).OfType<PlanValue.MapValue>().Where(operation => operation.Items.Count == 1).SelectMany(operation => Texts(operation["ports"]));

    private static IEnumerable<string> Texts(PlanValue? list) => list.Items().Select(item => item.Text()).OfType<string>();
}
