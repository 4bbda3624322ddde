namespace Infra.Rules.Kubernetes;

/// <summary>Finds what selects pods of a namespace by their labels, without asking everything there is in the namespace.</summary>
internal sealed class SelectorIndex<T>
{
    private const string Everything = "";

    // Under one of the labels that it asks for: pods without that label it cannot select.
    private readonly Dictionary<(string Namespace, string Label), List<(LabelSet Selector, T Item)>> _byLabel = [];

    /// <summary>Adds what selects pods.</summary>
    public void Add(string @namespace, LabelSet selector, T item)
    {
        var key = (@namespace, selector.Pairs is [.., var label] ? label : Everything);
        if (!_byLabel.TryGetValue(key, out var list))
            _byLabel[key] = list = [];
        list.Add((selector, item));
    }

    /// <summary>What selects pods that have at least these labels.</summary>
    public IEnumerable<T> Selecting(string @namespace, LabelSet labels) =>
        from label in labels.Pairs.Prepend(Everything)
        from each in _byLabel.GetValueOrDefault((@namespace, label)) ?? []
        where each.Selector.Selects(labels)
        select each.Item;
}
