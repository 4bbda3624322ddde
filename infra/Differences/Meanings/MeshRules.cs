using System.Collections.Immutable;
using Infra.Rules;
using Infra.Rules.Kubernetes;
using Pulumi.Offline;

namespace Infra.Differences.Meanings;

/// <summary>The rules of AuthorizationPolicies: in which ways the mesh lets callers through to pods.</summary>
internal sealed class MeshRules(MeshIndex mesh)
{
    // What sidecars answer themselves, outside of the mesh (https://istio.io/latest/docs/ops/deployment/application-requirements/#ports-used-by-istio).
    private static readonly string[] PortsOfSidecars = ["15020", "15021", "15090"];

    private readonly Dictionary<CallerPolicy, ImmutableArray<MeshRule>> _rules = mesh.Callers.ToDictionary(policy => policy, policy => MeshRule.Of(policy.Manifest));

    // Both ends of a flow ask, and everybody who calls the same pods.
    private readonly Dictionary<(string Namespace, string Pods, string Port, string? Caller), IReadOnlyList<Way>> _ways = [];

    /// <summary>Every policy with its rules.</summary>
    public IEnumerable<(CallerPolicy Policy, ImmutableArray<MeshRule> Rules)> All => mesh.Callers.Select(policy => (policy, _rules[policy]));

    /// <summary>Whether the mesh lets nobody through to pods but by a rule.</summary>
    public bool Guards(string @namespace, LabelSet pods) => mesh.CallersOf(@namespace, pods).Any(policy => policy.IsAllow);

    /// <summary>The ways in which callers of a namespace are let through to a port of pods; none where they are not.</summary>
    /// <param name="namespace">The pods' namespace.</param>
    /// <param name="pods">Their labels.</param>
    /// <param name="port">The port; "*" for any.</param>
    /// <param name="caller">The callers' namespace; null where they are in none that is known.</param>
    public IReadOnlyList<Way> WaysTo(string @namespace, LabelSet pods, string port, string? caller)
    {
        var key = (@namespace, pods.Text, port, caller);
        if (!_ways.TryGetValue(key, out var ways))
            _ways[key] = ways = Find(@namespace, pods, port, caller);
        return ways;
    }

    private List<Way> Find(string @namespace, LabelSet pods, string port, string? caller)
    {
        if (!Guards(@namespace, pods) || Array.IndexOf(PortsOfSidecars, port) >= 0)
            return [Way.Open];
        var rules = mesh.CallersOf(@namespace, pods).Where(policy => policy.IsAllow).SelectMany(policy => _rules[policy]).Where(rule => rule.HasPort(port)).ToList();
        var ways = rules.Where(rule => rule.IsForAnybody).Select(rule => Way.Of(rule.Terms)).ToList();
        ways.AddRange(rules.Where(rule => caller is null || rule.Namespaces.Any(name => MeshNames.IsNamespace(name, caller))).Where(rule => rule.Namespaces.Length > 0).Select(rule => Way.Of(rule.Terms)));
        // Callers that nothing else tells apart are named together.
        foreach (var same in rules.GroupBy(rule => Way.Of(rule.Terms).Text, StringComparer.Ordinal))
        {
            var accounts = same.SelectMany(rule => rule.Principals).Where(principal => caller is null || MeshNames.MayBeOf(principal, caller)).Select(MeshNames.NameOf).Distinct(StringComparer.Ordinal).ToList();
            if (accounts.Count > 0)
                ways.Add(Way.Of([.. same.First().Terms, new Term(Term.As, [.. accounts.Order(StringComparer.Ordinal)])]));
        }
        return ways;
    }
}

/// <summary>A rule of an AuthorizationPolicy, for callers of one kind.</summary>
/// <param name="Principals">Their identities.</param>
/// <param name="Namespaces">Their namespaces.</param>
/// <param name="Ports">The ports; none for all.</param>
/// <param name="Terms">What else is asked.</param>
internal sealed record MeshRule(ImmutableArray<string> Principals, ImmutableArray<string> Namespaces, ImmutableArray<string> Ports, ImmutableArray<Term> Terms)
{
    private static readonly string[] Read = ["principals", "namespaces", "ports"];

    /// <summary>Whether it names no callers.</summary>
    public bool IsForAnybody => Principals.IsEmpty && Namespaces.IsEmpty;

    /// <summary>Whether it holds for a port, or for one of a range.</summary>
    public bool HasPort(string port) => Ports.IsEmpty || port == PodNames.Every || Ports.Any(own => PortRange.Meet($"TCP/{own}", $"TCP/{port}"));

    /// <summary>The rules of a policy, each source and each operation by itself.</summary>
    public static ImmutableArray<MeshRule> Of(KubernetesManifest policy) =>
    [
        .. from rule in policy.Spec("rules").Items()
           from source in rule.At("from").Items().Select(each => each.At("source")).DefaultIfEmpty()
           from operation in rule.At("to").Items().Select(each => each.At("operation")).DefaultIfEmpty()
           let principals = Texts(source.At("principals"))
           let namespaces = Texts(source.At("namespaces"))
           // Who is named by both has to be both.
           let both = principals.IsEmpty || namespaces.IsEmpty ? [] : new[] { TermOf("if namespaces", source.At("namespaces")!, isNegative: false) }
           select new MeshRule(principals, both.Length > 0 ? [] : namespaces, Texts(operation.At("ports")), [.. both, .. TermsOf(source), .. TermsOf(operation), .. rule.At("when").Items().SelectMany(WhenOf)]),
    ];

    private static IEnumerable<Term> TermsOf(PlanValue? map) => (map as PlanValue.MapValue ?? PlanValue.MapValue.Empty).Items
        .Where(item => Array.IndexOf(Read, item.Key) < 0)
        .Select(item => TermOf(item.Key.StartsWith("not", StringComparison.Ordinal) ? $"unless {char.ToLowerInvariant(item.Key[3])}{item.Key[4..]}" : $"if {item.Key}", item.Value, item.Key.StartsWith("not", StringComparison.Ordinal)));

    private static IEnumerable<Term> WhenOf(PlanValue when)
    {
        if (when.At("values") is { } values)
            yield return TermOf($"if {when.At("key").Text()}", values, isNegative: false);
        if (when.At("notValues") is { } others)
            yield return TermOf($"unless {when.At("key").Text()}", others, isNegative: true);
    }

    private static Term TermOf(string name, PlanValue values, bool isNegative) => new(name, [.. Texts(values).Order(StringComparer.Ordinal)], isNegative);

    private static ImmutableArray<string> Texts(PlanValue? list) => [.. list.Items().Select(item => item.TextWithUnknowns()).OfType<string>()];
}
