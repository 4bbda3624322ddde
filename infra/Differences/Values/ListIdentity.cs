using System.Collections.Immutable;
using System.Globalization;
using Pulumi.Offline;

namespace Infra.Differences.Values;

/// <summary>The items of two lists of maps by what names them, where each item of either has a name of its own.</summary>
internal sealed class ListIdentity
{
    // What the APIs themselves tell items apart by: the Sid of IAM's statements; the names of Kubernetes' containers, variables, ports, volumes, of a chart's receivers and
    // of kOps' subnets; the ids of S3's lifecycle rules and of dashboards' panels; keys of tags; the paths of mounts and files; the fields of an ExternalSecret; alerts and
    // recording rules of Prometheus; the priority of an ECR rule; the topology of spread constraints; kinds and namespaces of an AppProject.
    private static readonly ImmutableArray<string> Keys =
        ["Sid", "sid", "name", "id", "key", "mountPath", "secretKey", "alert", "record", "ruleName", "rulePriority", "topologyKey", "uid", "path", "kind", "namespace"];

    private readonly List<string> _before;
    private readonly List<string> _after;

    private ListIdentity(List<string> beforeNames, ImmutableArray<PlanValue> before, List<string> afterNames, ImmutableArray<PlanValue> after)
    {
        (_before, _after) = (beforeNames, afterNames);
        Before = ByName(beforeNames, before);
        After = ByName(afterNames, after);
    }

    /// <summary>The first list's items by their names: "name=x".</summary>
    public IReadOnlyDictionary<string, PlanValue> Before { get; }

    /// <summary>The second list's items.</summary>
    public IReadOnlyDictionary<string, PlanValue> After { get; }

    /// <summary>The names of the items of two lists; null where some item has none, or two the same.</summary>
    public static ListIdentity? Of(ImmutableArray<PlanValue> before, ImmutableArray<PlanValue> after)
    {
        if (before.Length == 0 || after.Length == 0)
            return null;
        if (Named(before, ObjectName) is { } objects && Named(after, ObjectName) is { } others)
            return new ListIdentity(objects, before, others, after);
        foreach (var key in Keys)
        {
            if (Named(before, item => NameBy(item, key)) is { } first && Named(after, item => NameBy(item, key)) is { } second)
                return new ListIdentity(first, before, second, after);
        }
        return null;
    }

    /// <summary>The names that both lists have, in the order of either.</summary>
    public (IReadOnlyList<string> Before, IReadOnlyList<string> After) CommonOrders() =>
        (_before.FindAll(After.ContainsKey), _after.FindAll(Before.ContainsKey));

    private static List<string>? Named(ImmutableArray<PlanValue> items, Func<PlanValue.MapValue, string?> name)
    {
        var names = new List<string>(items.Length);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (item is not PlanValue.MapValue map || name(map) is not { } found || !seen.Add(found))
                return null;
            names.Add(found);
        }
        return names;
    }

    private static string? NameBy(PlanValue.MapValue item, string key) => item[key] switch
    {
        PlanValue.TextValue { Value: { Length: > 0 } text } => ValuePath.ItemName(key, text),
        PlanValue.NumberValue number => string.Create(CultureInfo.InvariantCulture, $"{key}={number.Value}"),
        _ => null,
    };

    // A Kubernetes or kOps document among others: "InstanceGroup/general-eu-west-1a".
    private static string? ObjectName(PlanValue.MapValue item) =>
        item["kind"] is PlanValue.TextValue kind && item["metadata"] is PlanValue.MapValue metadata && metadata["name"] is PlanValue.TextValue name
            ? metadata["namespace"] is PlanValue.TextValue space ? $"{kind.Value}/{space.Value}/{name.Value}" : $"{kind.Value}/{name.Value}"
            : null;

    private static Dictionary<string, PlanValue> ByName(List<string> names, ImmutableArray<PlanValue> items)
    {
        var byName = new Dictionary<string, PlanValue>(names.Count, StringComparer.Ordinal);
        for (var i = 0; i < items.Length; i++)
            byName.Add(names[i], items[i]);
        return byName;
    }
}
