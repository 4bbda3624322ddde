using Infra.Rules;
using Infra.Rules.Kubernetes;

namespace Infra.Differences.Meanings;

/// <summary>
/// Which pods may call whom: what NetworkPolicies of both ends and the mesh's AuthorizationPolicies let through together. A pair that both ends name is said once.
/// </summary>
internal sealed class PodFlows
{
    private const string Word = "open";
    private const string Any = PodNames.Every;
    private static readonly Note HalfOpen = new("let through at one end only");

    private readonly PlanReading _plan;
    private readonly MeaningReading _reading;
    private readonly MeshRules _mesh;
    private readonly Dictionary<(string Namespace, string Pods), string> _names = [];

    private PodFlows(PlanReading plan, MeaningReading reading)
    {
        (_plan, _reading) = (plan, reading);
        _mesh = new MeshRules(plan.Manifests.MeshPolicies);
    }

    /// <summary>Reads them.</summary>
    public static void Read(PlanReading plan, MeaningReading reading)
    {
        var flows = new PodFlows(plan, reading);
        foreach (var policy in plan.Manifests.NetworkPolicies.All)
        {
            foreach (var rule in policy.Egress)
                flows.AddCalls(policy, rule);
            foreach (var rule in policy.Ingress)
                flows.AddCallers(policy, rule);
        }
        flows.AddUnguarded();
        flows.AddNoLongerGuarded();
        flows.AddMesh();
    }

    private void AddCalls(PodPolicy policy, TrafficRule rule)
    {
        var (@namespace, caller) = (policy.Manifest.Namespace, NameOf(policy.Manifest.Namespace, policy.Pods));
        foreach (var port in PortsOf(rule))
        {
            if (rule.Peers.IsEmpty)
                Add(caller, Any, port, Access.By(Way.Open, Word));
            foreach (var peer in rule.Peers)
            {
                if (!peer.IsPods)
                    Add(caller, peer.Address, port, Access.By(WayOf(peer), Word));
                else
                    Add(caller, NameOf(peer), port, Through(@namespace, policy.Pods, peer.Namespace, peer.Pods, port) is { } access ? access : HalfOpen);
            }
        }
    }

    private void AddCallers(PodPolicy policy, TrafficRule rule)
    {
        var (@namespace, called) = (policy.Manifest.Namespace, NameOf(policy.Manifest.Namespace, policy.Pods));
        foreach (var port in PortsOf(rule))
        {
            if (rule.Peers.IsEmpty)
                AddIfThrough(Any, null, port);
            foreach (var peer in rule.Peers)
            {
                if (!peer.IsPods)
                    AddIfThrough(peer.Address, null, port, WayOf(peer));
                else if (IsLetOut(peer, @namespace, policy.Pods, port))
                    AddIfThrough(NameOf(peer), peer.Namespace, port);
                else
                    Add(NameOf(peer), called, port, HalfOpen);
            }
        }

        void AddIfThrough(string caller, string? callers, string port, Way? way = null)
        {
            var ways = _mesh.WaysTo(@namespace, policy.Pods, NumberOf(port), callers);
            foreach (var each in ways)
                Add(caller, called, port, Access.By(Way.Of([.. each.Terms, .. (way ?? Way.Open).Terms]), Word));
            if (ways.Count == 0)
                Add(caller, called, port, HalfOpen);
        }
    }

    // Where the called end has policies, one of them has to name the caller, and so has the mesh.
    private Access? Through(string @namespace, LabelSet caller, string? calledNamespace, LabelSet called, string port)
    {
        if (calledNamespace is null)
            return Access.By(Way.Open, Word);
        var policies = _plan.Manifests.NetworkPolicies.Of(calledNamespace, called).Where(policy => policy.Types.Contains("Ingress")).ToList();
        if (policies.Count > 0 && !policies.Exists(policy => policy.IngressPeers.Allows(@namespace, LabelsOf(@namespace), caller, port == Any ? null : port)))
            return null;
        var ways = _mesh.WaysTo(calledNamespace, called, NumberOf(port), @namespace);
        return ways.Count == 0 ? null : Through(ways);
    }

    private static Access Through(IEnumerable<Way> ways) => new([.. ways.DistinctBy(way => way.Text, StringComparer.Ordinal).OrderBy(way => way.Text, StringComparer.Ordinal)], Word);

    private bool IsLetOut(TrafficPeer caller, string @namespace, LabelSet called, string port)
    {
        if (caller.Namespace is null)
            return true;
        var policies = _plan.Manifests.NetworkPolicies.Of(caller.Namespace, caller.Pods).Where(policy => policy.Types.Contains("Egress")).ToList();
        return policies.Count == 0 || policies.Exists(policy => policy.EgressPeers.Allows(@namespace, LabelsOf(@namespace), called, port == Any ? null : port));
    }

    // A namespace that no policy closes is open to and for those of its pods that no policy names.
    private void AddUnguarded()
    {
        foreach (var name in _plan.Manifests.Namespaces.Select(each => each.Name))
        {
            var types = _plan.Manifests.NetworkPolicies.Of(name, LabelSet.Empty).Where(policy => policy.Pods.IsEmpty).SelectMany(policy => policy.Types).ToHashSet(StringComparer.Ordinal);
            var way = Way.Of([new Term("where no policy names the pods", [])]);
            if (!types.Contains("Ingress"))
                Add(Any, $"{name}/{Any}", Any, Access.By(way, Word));
            if (!types.Contains("Egress"))
                Add($"{name}/{Any}", Any, Any, Access.By(way, Word));
        }
    }

    // Pods that a policy of the other plan names, and none of this one: they are open to everybody whom the mesh lets through.
    private void AddNoLongerGuarded()
    {
        var others = _plan.Other?.Manifests.NetworkPolicies.All ?? [];
        foreach (var (name, pods, type) in others.Where(policy => !policy.Pods.IsEmpty && IsThere(policy.Manifest.Namespace))
                     .SelectMany(policy => policy.Types.Select(type => (policy.Manifest.Namespace, policy.Pods, type)))
                     .DistinctBy(each => (each.Namespace, each.Pods.Text, each.type)).Where(each => !IsGuarded(each.Namespace, each.Pods, each.type)))
        {
            if (type == "Egress")
                Add(NameOf(name, pods), Any, Any, Access.By(Way.Open, Word));
            else if (_mesh.WaysTo(name, pods, Any, null) is { Count: > 0 } ways)
                Add(Any, NameOf(name, pods), Any, Through(ways));
            else
                Add(Any, NameOf(name, pods), Any, HalfOpen);
        }
    }

    // Some namespaces are none of the plan's, and stay.
    private bool IsThere(string @namespace) =>
        _plan.Manifests.FindNamespace(@namespace) is not null || (_plan.Other?.Manifests.FindNamespace(@namespace) is null && !_plan.Manifests.All.IsEmpty);

    private bool IsGuarded(string @namespace, LabelSet pods, string type) =>
        _plan.Manifests.NetworkPolicies.All.Any(each => each.Manifest.Namespace == @namespace && each.Types.Contains(type) && (each.Pods.Text == pods.Text || each.Pods.Selects(pods)));

    private void AddMesh()
    {
        foreach (var (policy, rules) in _mesh.All)
        {
            var called = NameOf(policy.Manifest.Namespace, policy.Pods);
            if (policy.Manifest.Spec("action").Text() == "DENY")
            {
                foreach (var rule in rules)
                    Deny(called, rule);
            }
            // Where NetworkPolicies have nothing to say of the pods, the mesh alone lets callers in.
            else if (policy.IsAllow && !_plan.Manifests.NetworkPolicies.Of(policy.Manifest.Namespace, policy.Pods).Any(each => each.Types.Contains("Ingress")))
            {
                foreach (var rule in rules)
                    Allow(called, rule);
            }
        }
    }

    private void Deny(string called, MeshRule rule)
    {
        var way = Way.Of([.. rule.Terms, .. rule.IsForAnybody ? [] : new[] { new Term(Term.As, [.. CallersOf(rule)]) }]);
        foreach (var port in rule.Ports.DefaultIfEmpty(Any))
            _reading.Add(new MeaningKey(Any, called, port, $"denied: {MeaningKey.AtPort}"), Access.Denial(way));
    }

    private void Allow(string called, MeshRule rule)
    {
        foreach (var port in rule.Ports.DefaultIfEmpty(Any))
        {
            foreach (var caller in rule.IsForAnybody ? [Any] : CallersOf(rule))
                Add(caller, called, port == Any ? port : $"TCP/{port}", Access.By(Way.Of(rule.Terms), Word));
        }
    }

    private static IEnumerable<string> CallersOf(MeshRule rule) =>
        rule.Principals.Select(MeshNames.NameOf).Concat(rule.Namespaces.Select(name => $"{name}/{Any}")).Order(StringComparer.Ordinal);

    private void Add(string caller, string called, string port, Meaning meaning) => _reading.Add(new MeaningKey(caller, called, port, MeaningKey.AtPort), meaning);

    private LabelSet LabelsOf(string @namespace) => _plan.Manifests.FindNamespace(@namespace)?.Labels ?? LabelSet.Empty;

    private string NameOf(string @namespace, LabelSet pods)
    {
        if (!_names.TryGetValue((@namespace, pods.Text), out var name))
            _names[(@namespace, pods.Text)] = name = PodNames.Of(@namespace, pods);
        return name;
    }

    private string NameOf(TrafficPeer peer) => peer.Namespace is { } name ? NameOf(name, peer.Pods) : PodNames.Of(peer);

    private static IEnumerable<string> PortsOf(TrafficRule rule) => rule.Ports ?? [Any];

    private static string NumberOf(string port) => port[(port.IndexOf('/', StringComparison.Ordinal) + 1)..];

    private static Way WayOf(TrafficPeer peer) => peer.Except.IsEmpty ? Way.Open : Way.Of([new Term("except", peer.Except, IsNegative: true)]);
}
