using Pulumi.Offline;

namespace Infra.Rules.Kubernetes;

/// <summary>Labels that pods or namespaces have, or that a selector asks for.</summary>
internal sealed class LabelSet
{
    // Few, so that looking through them is faster than any index.
    private readonly KeyValuePair<string, string>[] _labels;
    private readonly string _expressions;

    private LabelSet(KeyValuePair<string, string>[] labels, string expressions = "")
    {
        _labels = labels;
        _expressions = expressions;
        Pairs = Array.ConvertAll(labels, label => $"{label.Key}={label.Value}");
        Text = IsWhole ? string.Join(',', Pairs) : string.Join(',', [.. Pairs, expressions]);
    }

    /// <summary>No labels; as a selector, everything.</summary>
    public static LabelSet Empty { get; } = new([]);

    /// <summary>Whether it has no labels: as a selector, whether it selects everything.</summary>
    public bool IsEmpty => _labels.Length == 0 && IsWhole;

    /// <summary>Whether the labels are all there is to it, and no expressions.</summary>
    public bool IsWhole => _expressions.Length == 0;

    /// <summary>The labels as "name=value", sorted.</summary>
    public IReadOnlyList<string> Pairs { get; }

    /// <summary>All of it, the same for the same labels and expressions.</summary>
    public string Text { get; }

    /// <summary>The value of a label; null where there is none.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var (key, value) in _labels)
            {
                if (key == name)
                    return value;
            }
            return null;
        }
    }

    /// <summary>Labels as a declaration has them.</summary>
    public static LabelSet Of(IEnumerable<KeyValuePair<string, string>> labels) => new([.. labels.OrderBy(label => label.Key, StringComparer.Ordinal)]);

    /// <summary>Labels as an object has them.</summary>
    public static LabelSet OfMap(PlanValue? labels) => OfTexts(labels);

    /// <summary>A selector with "matchLabels". One with expressions selects nothing for certain.</summary>
    public static LabelSet OfSelector(PlanValue? selector) => OfTexts(
        selector.At("matchLabels"), selector.At("matchExpressions") is null or PlanValue.ListValue { Items: [] } ? "" : ExpressionsOf(selector.At("matchExpressions")));

    /// <summary>Whether, as a selector, it selects everything that has at least these labels.</summary>
    public bool Selects(LabelSet labels)
    {
        foreach (var (key, value) in _labels)
        {
            if (labels[key] != value)
                return false;
        }
        return IsWhole;
    }

    /// <inheritdoc/>
    public override string ToString() => IsEmpty ? "all pods" : Text;

    // A plan's maps are sorted.
    private static LabelSet OfTexts(PlanValue? map, string expressions = "") => map is PlanValue.MapValue { Items: { IsEmpty: false } items }
        ? new LabelSet([.. items.Select(item => new KeyValuePair<string, string>(item.Key, item.Value.TextWithUnknowns() ?? ""))], expressions)
        : expressions.Length == 0 ? Empty : new LabelSet([], expressions);

    // "tier In (api web)", sorted; what can be read of no expression is still one.
    private static string ExpressionsOf(PlanValue? expressions)
    {
        var texts = expressions.Items()
            .Select(each => (Head: $"{each.At("key").TextWithUnknowns()} {each.At("operator").TextWithUnknowns()}", Values: each.At("values").Items().Select(value => value.TextWithUnknowns() ?? "").Order(StringComparer.Ordinal).ToList()))
            .Select(each => each.Values.Count == 0 ? each.Head : $"{each.Head} ({string.Join(' ', each.Values)})")
            .Order(StringComparer.Ordinal).ToList();
        return texts.Count == 0 ? "…" : string.Join(',', texts);
    }
}
