using Infra.Rules;
using Infra.Rules.Kubernetes;
using Pulumi.Offline;

namespace Infra.Differences.Meanings;

/// <summary>Who may call beyond pods: networks by security groups, the API servers, hosts outside of the mesh, and who may call without mTLS.</summary>
internal static class NetworkFlows
{
    private const string Word = "open";
    private const string Any = PodNames.Every;
    private const string EveryProtocol = "-1";

    // By the rule's inputs, who is at the other end.
    private static readonly string[] Ends = ["cidrIpv4", "cidrIpv6", "cidrBlocks", "ipv6CidrBlocks", "prefixListId", "prefixListIds", "referencedSecurityGroupId", "securityGroups", "sourceSecurityGroupId"];

    private static readonly (string Type, bool? IsIngress)[] RuleTypes =
    [
        ("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", true),
        ("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", false),
        ("aws:ec2/securityGroupRule:SecurityGroupRule", null),
    ];

    /// <summary>Reads them.</summary>
    public static void Read(PlanReading plan, MeaningReading reading)
    {
        AddSecurityGroups(plan, reading);
        AddApiServers(plan, reading);
        AddHosts(plan, reading);
        AddModes(plan, reading);
    }

    private static void AddSecurityGroups(PlanReading plan, MeaningReading reading)
    {
        foreach (var group in plan.Rules.Index.OfType("aws:ec2/securityGroup:SecurityGroup").Concat(plan.Rules.Index.OfType("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup")))
        {
            foreach (var rule in group.Inputs["ingress"].Items())
                AddRule(plan, reading, plan.NameOf(group), rule, isIngress: true);
            foreach (var rule in group.Inputs["egress"].Items())
                AddRule(plan, reading, plan.NameOf(group), rule, isIngress: false);
        }
        foreach (var (type, isIngress) in RuleTypes)
        {
            foreach (var rule in plan.Rules.Index.OfType(type))
                AddRule(plan, reading, plan.Referred(rule.Inputs["securityGroupId"]), rule.Inputs, isIngress ?? rule.Inputs["type"].Text() == "ingress");
        }
    }

    private static void AddRule(PlanReading plan, MeaningReading reading, string group, PlanValue rule, bool isIngress)
    {
        var own = $"security group {group}";
        var ends = Ends.SelectMany(input => rule.At(input) is PlanValue.ListValue list ? list.Items.Select(plan.Referred) : rule.At(input) is { } one ? [plan.Referred(one)] : []).ToList();
        if (rule.At("self").IsTrue())
            ends.Add(own);
        foreach (var end in ends.Where(end => end.Length > 0))
            reading.Add(new MeaningKey(isIngress ? end : own, isIngress ? own : end, PortOf(rule), MeaningKey.AtPort), Access.By(Way.Open, Word));
    }

    private static string PortOf(PlanValue rule)
    {
        var protocol = (rule.At("ipProtocol") ?? rule.At("protocol")).Text() ?? EveryProtocol;
        var (from, to) = (NumberOf(rule.At("fromPort")), NumberOf(rule.At("toPort")));
        return protocol == EveryProtocol ? Any : $"{protocol.ToUpperInvariant()}/{(from == to ? from : $"{from}-{to}")}";
    }

    private static string NumberOf(PlanValue? value) => value is PlanValue.NumberValue number ? FormattableString.Invariant($"{number.Value}") : value.TextWithUnknowns() ?? "";

    private static void AddApiServers(PlanReading plan, MeaningReading reading)
    {
        foreach (var cluster in plan.Rules.Clusters.Select(each => each.Cluster))
        {
            foreach (var network in plan.TextsOf(cluster.Spec("kubernetesApiAccess")))
                Add(network, "API server", "TCP/443", cluster);
            foreach (var network in plan.TextsOf(cluster.Spec("sshAccess")))
                Add(network, "machines", "TCP/22", cluster);
        }

        void Add(string network, string called, string port, Rules.Kops.KopsDocument cluster) =>
            reading.Add(new MeaningKey(network, $"{called} of {cluster.Name}", port, MeaningKey.AtPort), Access.By(Way.Open, Word));
    }

    // Where a namespace's sidecars know a host outside of the mesh.
    private static void AddHosts(PlanReading plan, MeaningReading reading)
    {
        foreach (var entry in plan.Manifests.OfKind("networking.istio.io", "ServiceEntry"))
        {
            var exports = plan.TextsOf(entry.Spec("exportTo")).DefaultIfEmpty(Any).Select(name => $"{(name == "." ? entry.Namespace : name)}/{Any}").ToList();
            foreach (var (caller, host, port) in from caller in exports
                                                 from host in plan.TextsOf(entry.Spec("hosts"))
                                                 from port in entry.Spec("ports").Items().Select(each => $"{each.At("protocol").Text() ?? "TCP"}/{NumberOf(each.At("number"))}").DefaultIfEmpty(Any)
                                                 select (caller, host, port))
                reading.Add(new MeaningKey(caller, $"host {host}", port, MeaningKey.AtPort), Access.By(Way.Open, Word));
        }
    }

    private static void AddModes(PlanReading plan, MeaningReading reading)
    {
        foreach (var mode in plan.Manifests.MeshPolicies.Modes)
        {
            var isOfMesh = mode.Pods.IsEmpty && mode.Manifest.Namespace == MeshNamespace;
            var who = isOfMesh ? "the mesh" : PodNames.Of(mode.Manifest.Namespace, mode.Pods);
            var owner = isOfMesh ? null : $"Namespace {mode.Manifest.Namespace}";
            var otherwise = RankOf(ModeOf(plan.Other ?? plan, mode.Manifest.Namespace, mode.Pods));
            if (OwnOf(mode) is { } all)
                reading.Add(who, "mTLS", new Guard(all, RankOf(all), otherwise), owner: owner);
            foreach (var (port, own) in mode.Ports)
                reading.Add(who, $"mTLS at TCP/{port}", new Guard(own, RankOf(own), otherwise), owner: owner);
        }
    }

    // Without a mode of its own, a workload has its namespace's, a namespace the mesh's, and the mesh takes anything.
    private static string ModeOf(PlanReading plan, string @namespace, LabelSet pods)
    {
        var modes = plan.Manifests.MeshPolicies.Modes.Where(mode => OwnOf(mode) is not null).ToList();
        var mode = modes.Find(mode => mode.Manifest.Namespace == @namespace && mode.Pods.Text == pods.Text)
            ?? modes.Find(mode => mode.Manifest.Namespace == @namespace && mode.Pods.IsEmpty)
            ?? modes.Find(mode => mode.Manifest.Namespace == MeshNamespace && mode.Pods.IsEmpty);
        return mode is null ? PeerMode.Permissive : OwnOf(mode)!;
    }

    private static string? OwnOf(PeerMode mode) => mode.Mode is "UNSET" ? null : mode.Mode;

    private const string MeshNamespace = "istio-system";

    private static double RankOf(string mode) => mode switch
    {
        PeerMode.Strict => 2,
        PeerMode.Permissive => 1,
        _ => 0,
    };
}
