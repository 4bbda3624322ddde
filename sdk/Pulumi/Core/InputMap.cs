using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A map of inputs.</summary>
public sealed class InputMap<TValue> : Input<ImmutableDictionary<string, TValue>>, IEnumerable, IAsyncEnumerable<Input<KeyValuePair<string, TValue>>>
{
    private Output<ImmutableDictionary<string, Input<TValue>>> _items;

    /// <summary>An empty map.</summary>
    public InputMap() : this(Output.Create(ImmutableDictionary<string, Input<TValue>>.Empty)) { }

    private InputMap(Output<ImmutableDictionary<string, Input<TValue>>> items) => _items = items;

    private protected override IOutput Elements => _items;

    private protected override Output<ImmutableDictionary<string, TValue>> Flatten() => _items.Apply(inputs =>
    {
        if (inputs is null) return new Output<ImmutableDictionary<string, TValue>>(new OutputData<ImmutableDictionary<string, TValue>>(null!, OutputState.Known));
        var pairs = inputs.ToArray();
        return Output.All(pairs.Select(p => p.Value)).Apply(values =>
            pairs.Select((p, i) => KeyValuePair.Create(p.Key, values[i])).ToImmutableDictionary());
    });

    private static InputMap<TValue> Of(IEnumerable<KeyValuePair<string, TValue>> items) =>
        new(Output.Create(items.ToImmutableDictionary(p => p.Key, p => (Input<TValue>)p.Value)));

    private void Set(Output<ImmutableDictionary<string, Input<TValue>>> items)
    {
        _items = items;
        Reset();
    }

    /// <summary>Adds a key. The same key with another value is an error.</summary>
    public void Add(string key, Input<TValue> value) => Set(_items.Apply(items => !items.TryGetValue(key, out var before)
        ? items.Add(key, value)
        : items.SetItem(key, Output.Tuple(before, value).Apply(pair => EqualityComparer<TValue>.Default.Equals(pair.Item1, pair.Item2)
            ? pair.Item1
            : throw new ArgumentException($"Key '{key}' already exists in the map with a different value.")))));

    /// <summary>Adds another map's keys.</summary>
    public void Add(InputMap<TValue> values) => AddRange(values);

    /// <summary>Adds another map's keys.</summary>
    public void AddRange(InputMap<TValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Set(_items.Apply(first => values._items.Apply(second => first.AddRange(second))));
    }

    /// <summary>Adds a key, as <see cref="Add(string, Input{TValue})"/> does.</summary>
    public Input<TValue> this[string key]
    {
        set => Add(key, value);
    }

    /// <summary>A map of both maps' keys; of a key in both the second's value.</summary>
    public static InputMap<TValue> Merge(InputMap<TValue> first, InputMap<TValue> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return new(first._items.Apply(a => second._items.Apply(b => a.SetItems(b))));
    }

    /// <summary>A map of these values.</summary>
    public static implicit operator InputMap<TValue>(Dictionary<string, TValue> values) => Of(values);

    /// <summary>A map of these values.</summary>
    public static implicit operator InputMap<TValue>(ImmutableDictionary<string, TValue> values) => Of(values);

    /// <summary>The map that an output holds.</summary>
    public static implicit operator InputMap<TValue>(Output<Dictionary<string, TValue>> values) => values.Apply(v => v.ToImmutableDictionary());

    /// <summary>The map that an output holds.</summary>
    public static implicit operator InputMap<TValue>(Output<IDictionary<string, TValue>> values) => values.Apply(v => v.ToImmutableDictionary());

    /// <summary>The map that an output holds.</summary>
    public static implicit operator InputMap<TValue>(Output<ImmutableDictionary<string, TValue>> values) => values is null
        ? new(Output<ImmutableDictionary<string, Input<TValue>>>.Failed(new OutputNotSetException()))
        : new(values.Apply(v => v?.ToImmutableDictionary(p => p.Key, p => (Input<TValue>)p.Value)!));

    IEnumerator IEnumerable.GetEnumerator() =>
        throw new NotSupportedException($"A {GetType().FullName} cannot be synchronously enumerated. Use {nameof(GetAsyncEnumerator)} instead.");

    /// <summary>The map's pairs; none where the map is unknown.</summary>
    public async IAsyncEnumerator<Input<KeyValuePair<string, TValue>>> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var data = await this.ToOutput().GetDataAsync().ConfigureAwait(false);
        foreach (var pair in data.IsKnown ? data.Value : ImmutableDictionary<string, TValue>.Empty) yield return pair;
    }
}
