using Infra.Planning;
using Infra.Rules.Kubernetes;
using Pulumi.Offline;

namespace Infra.Rules.Databases;

/// <summary>DATA002.</summary>
public sealed class ZoneSurvival : PlanRule
{
    private const string Group = "postgresql.cnpg.io";
    private const string Zone = "topology.kubernetes.io/zone";
    private const int LeastServers = 3;
    private const int LeastPoolers = 2;
    private const int LeastReplicas = 2;
    private static readonly string[] ReplicaKeys = ["replicaCount", "replicas"];

    /// <inheritdoc/>
    public override string Id => "DATA002";

    /// <inheritdoc/>
    public override string Title => "Where the environment is highly available, databases and what charts run survive the loss of a zone";

    /// <inheritdoc/>
    public override string Why =>
        "With two servers, or with three in one zone, the loss of a zone leaves nothing to promote, or nobody to confirm what is written. Without a budget, two machines that are drained at once do "
        + "the same; a pooler of one pod is the database that is down, and a controller of one pod is down with its machine.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://cloudnative-pg.io/documentation/current/architecture/#availability-zones; https://cloudnative-pg.io/documentation/current/scheduling; "
        + "https://cloudnative-pg.io/documentation/current/connection_pooling/#high-availability-ha; https://kubernetes.io/docs/concepts/workloads/pods/disruptions";

    /// <inheritdoc/>
    public override string Fix => "Run three servers over the zones with \"enablePDB\", and two poolers with a PodDisruptionBudget, as a declared database has them; give charts two replicas by AddonContext.Replicas, with a budget beside.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        if (context.Facts.Platform?.Declarations.Context.IsHighlyAvailable != true)
            yield break;
        foreach (var cluster in context.Manifests.OfKind(Group, "Cluster"))
        {
            foreach (var message in Servers(cluster))
                yield return Broken(cluster.Subject, message);
        }
        var budgets = context.Manifests.OfKind("policy", "PodDisruptionBudget").ToLookup(budget => budget.Namespace, budget => LabelSet.OfSelector(budget.Spec("selector")), StringComparer.Ordinal);
        foreach (var pooler in context.Manifests.OfKind(Group, "Pooler"))
        {
            if (pooler.Spec("instances") is not PlanValue.NumberValue { Value: >= LeastPoolers })
                yield return Broken(pooler.Subject, $"\"instances\" is not {LeastPoolers} or more.");
            var pods = LabelSet.Of([new KeyValuePair<string, string>("cnpg.io/poolerName", pooler.Name)]);
            if (!budgets[pooler.Namespace].Any(budget => budget.Selects(pods)))
                yield return Broken(pooler.Subject, "It has no PodDisruptionBudget, and the operator makes none.");
        }
        foreach (var application in context.Argo.All.Where(application => application.Chart is not null))
        {
            foreach (var message in Replicas(application.Values(), "", budgets.Contains(application.Namespace)))
                yield return Broken(application.Resource, message);
        }
    }

    private static IEnumerable<string> Servers(KubernetesManifest cluster)
    {
        if (cluster.Spec("instances") is not PlanValue.NumberValue { Value: >= LeastServers })
            yield return $"\"instances\" is not {LeastServers} or more.";
        if (cluster.Spec("enablePDB") is PlanValue.BoolValue { Value: false })
            yield return "\"enablePDB\" is false.";
        var affinity = cluster.Spec("affinity");
        var isSpread = cluster.Spec("topologySpreadConstraints").Items().Any(each => each.At("topologyKey").Text() == Zone && each.At("whenUnsatisfiable").Text() is null or "DoNotSchedule");
        if (!isSpread && !(affinity.At("topologyKey").Text() == Zone && affinity.At("enablePodAntiAffinity") is not PlanValue.BoolValue { Value: false }))
            yield return $"Nothing spreads its servers over zones ({Zone}).";
    }

    // How many pods a chart runs stands beside their budget; a budget among the namespace's manifests is one as well. None at all is a part that is turned off.
    private static IEnumerable<string> Replicas(PlanValue? value, string path, bool hasBudget)
    {
        if (value is PlanValue.ListValue list)
            return list.Items.SelectMany(item => Replicas(item, $"{path}[]", hasBudget));
        return value is PlanValue.MapValue map
            ? Own(map, path, hasBudget).Concat(map.Items.SelectMany(item => Replicas(item.Value, path.Length == 0 ? item.Key : $"{path}.{item.Key}", hasBudget || HasBudgetOf(map, item.Key))))
            : [];
    }

    private static IEnumerable<string> Own(PlanValue.MapValue map, string path, bool hasBudget)
    {
        foreach (var (key, count) in ReplicaKeys.Select(key => (Key: key, Count: (map[key] as PlanValue.NumberValue)?.Value)).Where(each => each.Count > 0))
        {
            var name = path.Length == 0 ? key : $"{path}.{key}";
            if (count < LeastReplicas)
                yield return $"\"{name}\" is not {LeastReplicas} or more.";
            else if (!hasBudget && !map.Items.Any(item => IsBudget(item.Key, item.Value)))
                yield return $"\"{name}\" has no budget beside it.";
        }
    }

    // Prometheus' chart has what the operator is given in a map of its own, "prometheusSpec", and the budget beside that.
    private static bool HasBudgetOf(PlanValue.MapValue map, string key) => key.EndsWith("Spec", StringComparison.Ordinal) && map.Items.Any(item => IsBudget(item.Key, item.Value));

    private static bool IsBudget(string key, PlanValue value) =>
        (key == "pdb" || key.EndsWith("isruptionBudget", StringComparison.Ordinal)) && value is PlanValue.MapValue { Items.IsEmpty: false } && value.At("enabled") is not PlanValue.BoolValue { Value: false };
}
