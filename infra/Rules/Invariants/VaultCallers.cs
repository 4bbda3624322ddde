using Infra.Components;
using Infra.Planning;
using Infra.Rules.Kubernetes;
using Pulumi.Offline;

namespace Infra.Rules.Invariants;

/// <summary>INV3.</summary>
public sealed class VaultCallers : PlanRule
{
    private const string Chart = "vault";
    private const string Annotations = "vault.hashicorp.com/";
    private static readonly string[] Variables = ["VAULT_ADDR", "VAULT_TOKEN"];
    private static readonly string[] PolicyGroups = ["kyverno.io", "policies.kyverno.io"];

    /// <inheritdoc/>
    public override string Id => "INV3";

    /// <inheritdoc/>
    public override string Title => "Vault is called by the operator of external secrets, its own pods and the gateway alone";

    /// <inheritdoc/>
    public override string Why =>
        "A pod that speaks with Vault has a token, which lasts longer than the pod and is no ServiceAccount's: it reads what it may read from wherever it is carried to. And Vault is as open as the "
        + "most careless of those that reach it.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://developer.hashicorp.com/vault/docs/concepts/production-hardening; https://developer.hashicorp.com/vault/docs/platform/k8s/injector/annotations; "
        + "https://external-secrets.io/latest/guides/security-best-practices";

    /// <inheritdoc/>
    public override string Fix => "Declare what the pods need as secrets of their add-on, and take the call, the variable or the annotation away; metrics are for a port of their own.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var platform = context.Facts.Platform?.Declarations;
        var homes = context.Argo.OfChart(Chart).Select(application => application.Namespace)
            .Concat(platform?.Find(Vault.Name)?.Namespaces.Select(each => each.Name) ?? []).ToHashSet(StringComparer.Ordinal);
        return (platform is null ? [] : Flows(platform).Concat(Policies(context, platform, homes))).Concat(Principals(context, platform, homes)).Concat(Traces(context, homes));
    }

    // Vault's own pods, the operator, and at the API the gateway, whose route ends there.
    private static bool MayCall(FlowEnd.Pods caller) => IsVaults(caller) || caller.Workload.Role == PlatformRole.Gateway
        || (caller.Addon.Name == ExternalSecrets.Name && caller.Workload.ServiceAccount == ExternalSecrets.ServiceAccount);

    private static bool IsVaults(FlowEnd.Pods pods) => pods.Addon.Name == Vault.Name;

    private static int? ApiPort(PlatformDeclarations all) => all.TryFind(Vault.Api, out _, out var port) ? port.Number : null;

    private IEnumerable<Finding> Flows(PlatformDeclarations all)
    {
        var api = ApiPort(all);
        return from flow in all.Flows
               where flow.To is FlowEnd.Pods called && IsVaults(called)
                   && !(flow.From is FlowEnd.Pods caller && (MayCall(caller) || (caller.Workload.Role == PlatformRole.Scraper && flow.Port != api)))
               select Broken(flow.To.ToString()!, FormattableString.Invariant($"{flow.From} calls it at {flow.Port} ({flow.Why})."));
    }

    private IEnumerable<Finding> Policies(RuleContext context, PlatformDeclarations all, HashSet<string> homes)
    {
        var api = ApiPort(all);
        var pods = all.Pods.Where(each => !each.Workload.HostNetwork).ToLookup(each => each.Workload.Namespace, StringComparer.Ordinal);
        return from policy in context.Manifests.NetworkPolicies.All
               where homes.Contains(policy.Manifest.Namespace)
               from rule in policy.Ingress
               let isOfApi = api is null || rule.HasPort(api.Value)
               from stranger in rule.Peers.IsEmpty ? ["everybody"] : rule.Peers.Select(peer => Stranger(peer, pods, homes, isOfApi)).OfType<string>()
               select Broken(policy.Manifest.Subject, $"It lets {stranger} in.");
    }

    private static string? Stranger(TrafficPeer peer, ILookup<string, FlowEnd.Pods> pods, HashSet<string> homes, bool isOfApi)
    {
        if (!peer.IsPods)
            return peer.Network?.ToString() ?? "addresses";
        if (peer.Namespace is not { } name)
            return $"pods of every namespace with {peer.Namespaces}";
        if (homes.Contains(name))
            return null;
        var meant = pods[name].Where(each => peer.Pods.Selects(LabelSet.Of(each.Workload.Labels))).ToList();
        return meant.Count > 0 && meant.TrueForAll(each => MayCall(each) || (!isOfApi && each.Workload.Role == PlatformRole.Scraper)) ? null : $"{peer.Pods} of {name}";
    }

    private IEnumerable<Finding> Principals(RuleContext context, PlatformDeclarations? all, HashSet<string> homes)
    {
        var callers = all?.Pods.Where(MayCall).Select(each => $"cluster.local/ns/{each.Workload.Namespace}/sa/{each.Workload.ServiceAccount}").ToHashSet(StringComparer.Ordinal);
        return from policy in callers is null ? [] : context.Manifests.MeshPolicies.Callers
               where policy.IsAllow && homes.Contains(policy.Manifest.Namespace)
               from rule in policy.Manifest.Spec("rules").Items()
               from stranger in Strangers(rule, callers!)
               select Broken(policy.Manifest.Subject, $"It lets {stranger} in.");
    }

    private static IEnumerable<string> Strangers(PlanValue rule, HashSet<string> callers)
    {
        if (rule.At("from") is not PlanValue.ListValue { Items: { Length: > 0 } sources })
            return ["everybody"];
        return sources.Select(source => source.At("source")).SelectMany(source => source.At("principals") is PlanValue.ListValue { Items: { Length: > 0 } principals }
            ? principals.Select(each => each.TextWithUnknowns() ?? "").Where(each => !callers.Contains(each))
            : ["whom it does not name by a ServiceAccount"]);
    }

    private IEnumerable<Finding> Traces(RuleContext context, HashSet<string> homes)
    {
        foreach (var manifest in context.Manifests.All.Where(manifest => !homes.Contains(manifest.Namespace) && Array.IndexOf(PolicyGroups, manifest.Group) < 0))
        {
            if (TraceIn(manifest.Manifest.Object) is { } trace)
                yield return Broken(manifest.Subject, $"It has \"{trace}\".");
        }
        foreach (var application in context.Argo.All.Concat(context.Argo.Templates).Where(application => !homes.Contains(application.Namespace)))
        {
            if (TraceIn(application.Values()) is { } trace)
                yield return Broken(application.Resource, $"Its chart's values have \"{trace}\".");
        }
    }

    // A variable in either of the two ways that charts take them, or an annotation for Vault's injector; in values that are text, too.
    private static string? TraceIn(PlanValue? value)
    {
        switch (value)
        {
            case PlanValue.MapValue map:
                foreach (var (key, item) in map.Items)
                {
                    if (key.StartsWith(Annotations, StringComparison.Ordinal) || Array.IndexOf(Variables, key) >= 0)
                        return key;
                    if (key == "name" && item.Text() is { } name && Array.IndexOf(Variables, name) >= 0)
                        return name;
                    if (TraceIn(item) is { } found)
                        return found;
                }
                return null;
            case PlanValue.ListValue list:
                return list.Items.Select(TraceIn).FirstOrDefault(found => found is not null);
            case PlanValue.TextValue { Value: var text } when text.Contains("VAULT_", StringComparison.Ordinal) || text.Contains(Annotations, StringComparison.Ordinal):
                return YamlInput.Expand(value) is PlanValue.ListValue read ? TraceIn(read) : null;
            default:
                return null;
        }
    }
}
