using Pulumi.Offline;

namespace Infra.Rules.Kubernetes;

/// <summary>Labels that pods or namespaces have, or that a selector asks for.</summary>
internal sealed class LabelSet
{
    private readonly SortedDictionary<string, string> _labels;
    private readonly bool _isWhole;

    private LabelSet(IEnumerable<KeyValuePair<string, string>> labels, bool isWhole)
    {
        _labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in labels)
            _labels[name] = value;
        _isWhole = isWhole;
        Text = string.Join(',', Pairs) + (isWhole ? "" : ",…");
    }

    /// <summary>No labels; as a selector, everything.</summary>
    public static LabelSet Empty { get; } = new([], isWhole: true);

    /// <summary>Whether it has no labels: as a selector, whether it selects everything.</summary>
    public bool IsEmpty => _labels.Count == 0 && _isWhole;

    /// <summary>The labels as "name=value", sorted.</summary>
    public IEnumerable<string> Pairs => _labels.Select(label => $"{label.Key}={label.Value}");

    /// <summary>All of it, the same for the same labels.</summary>
    public string Text { get; }

    /// <summary>The value of a label; null where there is none.</summary>
    public string? this[string name] => _labels.GetValueOrDefault(name);

    /// <summary>Labels as a declaration has them.</summary>
    public static LabelSet Of(IEnumerable<KeyValuePair<string, string>> labels) => new(labels, isWhole: true);

    /// <summary>Labels as an object has them.</summary>
    public static LabelSet OfMap(PlanValue? labels) => new(Texts(labels), isWhole: true);

    /// <summary>A selector with "matchLabels". One with expressions selects nothing for certain.</summary>
    public static LabelSet OfSelector(PlanValue? selector) =>
        new(Texts(selector.At("matchLabels")), isWhole: selector.At("matchExpressions") is null or PlanValue.ListValue { Items: [] });

    /// <summary>Whether, as a selector, it selects everything that has at least these labels.</summary>
    public bool Selects(LabelSet labels) => _isWhole && _labels.All(label => labels[label.Key] == label.Value);

    /// <inheritdoc/>
    public override string ToString() => IsEmpty ? "all pods" : Text;

    private static IEnumerable<KeyValuePair<string, string>> Texts(PlanValue? map) => map is PlanValue.MapValue { Items: var items }
        ? items.Select(item => new KeyValuePair<string, string>(item.Key, item.Value.TextWithUnknowns() ?? ""))
        : [];
}
