using Pulumi.Offline;

namespace Infra.Rules.Kubernetes;

/// <summary>Labels that pods or namespaces have, or that a selector asks for.</summary>
internal sealed class LabelSet
{
    // Few, so that looking through them is faster than any index.
    private readonly KeyValuePair<string, string>[] _labels;
    private readonly bool _isWhole;

    private LabelSet(KeyValuePair<string, string>[] labels, bool isWhole)
    {
        _labels = labels;
        _isWhole = isWhole;
        Pairs = Array.ConvertAll(labels, label => $"{label.Key}={label.Value}");
        Text = string.Join(',', Pairs) + (isWhole ? "" : ",…");
    }

    /// <summary>No labels; as a selector, everything.</summary>
    public static LabelSet Empty { get; } = new([], isWhole: true);

    /// <summary>Whether it has no labels: as a selector, whether it selects everything.</summary>
    public bool IsEmpty => _labels.Length == 0 && _isWhole;

    /// <summary>The labels as "name=value", sorted.</summary>
    public IReadOnlyList<string> Pairs { get; }

    /// <summary>All of it, the same for the same labels.</summary>
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
    public static LabelSet Of(IEnumerable<KeyValuePair<string, string>> labels) => new([.. labels.OrderBy(label => label.Key, StringComparer.Ordinal)], isWhole: true);

    /// <summary>Labels as an object has them.</summary>
    public static LabelSet OfMap(PlanValue? labels) => OfTexts(labels, isWhole: true);

    /// <summary>A selector with "matchLabels". One with expressions selects nothing for certain.</summary>
    public static LabelSet OfSelector(PlanValue? selector) => OfTexts(selector.At("matchLabels"), isWhole: selector.At("matchExpressions") is null or PlanValue.ListValue { Items: [] });

    /// <summary>Whether, as a selector, it selects everything that has at least these labels.</summary>
    public bool Selects(LabelSet labels)
    {
        foreach (var (key, value) in _labels)
        {
            if (labels[key] != value)
                return false;
        }
        return _isWhole;
    }

    /// <inheritdoc/>
    public override string ToString() => IsEmpty ? "all pods" : Text;

    // A plan's maps are sorted.
    private static LabelSet OfTexts(PlanValue? map, bool isWhole) => map is PlanValue.MapValue { Items: { IsEmpty: false } items }
        ? new LabelSet([.. items.Select(item => new KeyValuePair<string, string>(item.Key, item.Value.TextWithUnknowns() ?? ""))], isWhole)
        : isWhole ? Empty : new LabelSet([], isWhole);
}
