using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A list of inputs.</summary>
public sealed class InputList<T> : Input<ImmutableArray<T>>, IEnumerable, IAsyncEnumerable<Input<T>>
{
    private Output<ImmutableArray<Input<T>>> _items;

    /// <summary>An empty list.</summary>
    public InputList() : this(Output.Create(ImmutableArray<Input<T>>.Empty)) { }

    private InputList(Output<ImmutableArray<Input<T>>> items) => _items = items;

    private protected override IOutput Elements => _items;

    private protected override Output<ImmutableArray<T>> Flatten() =>
        _items.Apply(inputs => inputs.IsDefault ? Output.Create(default(ImmutableArray<T>)) : Output.All(inputs.AsEnumerable()));

    private static InputList<T> Of(IEnumerable<Input<T>> items) => new(Output.Create(items.ToImmutableArray()));

    private void Set(Output<ImmutableArray<Input<T>>> items)
    {
        _items = items;
        Reset();
    }

    /// <summary>Adds inputs at the end.</summary>
    public void Add(params Input<T>[] inputs) => Set(_items.Apply(items => items.AddRange(inputs)));

    /// <summary>Adds another list's inputs at the end.</summary>
    public void Add(InputList<T> inputs) => AddRange(inputs);

    /// <summary>Adds another list's inputs at the end.</summary>
    public void AddRange(InputList<T> inputs) => Set(Concat(inputs)._items);

    /// <summary>A list of this one's inputs and then another's.</summary>
    public InputList<T> Concat(InputList<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(_items.Apply(first => other._items.Apply(second => first.AddRange(second))));
    }

    internal InputList<T> Clone() => new(_items);

    /// <summary>A list of one.</summary>
    public static implicit operator InputList<T>(T value) => Of([value]);

    /// <summary>A list of one.</summary>
    public static implicit operator InputList<T>(Output<T> value) => Of([value]);

    /// <summary>A list of one.</summary>
    public static implicit operator InputList<T>(Input<T> value) => Of([value]);

    /// <summary>A list of these values.</summary>
    public static implicit operator InputList<T>(T[] values) => Of(values.Select(v => (Input<T>)v));

    /// <summary>A list of these outputs.</summary>
    public static implicit operator InputList<T>(Output<T>[] values) => Of(values.Select(v => (Input<T>)v));

    /// <summary>A list of these inputs.</summary>
    public static implicit operator InputList<T>(Input<T>[] values) => Of(values);

    /// <summary>A list of these values.</summary>
    public static implicit operator InputList<T>(List<T> values) => Of(values.Select(v => (Input<T>)v));

    /// <summary>A list of these outputs.</summary>
    public static implicit operator InputList<T>(List<Output<T>> values) => Of(values.Select(v => (Input<T>)v));

    /// <summary>A list of these inputs.</summary>
    public static implicit operator InputList<T>(List<Input<T>> values) => Of(values);

    /// <summary>A list of these values.</summary>
    public static implicit operator InputList<T>(ImmutableArray<T> values) => Wrap(values);

    /// <summary>A list of these outputs.</summary>
    public static implicit operator InputList<T>(ImmutableArray<Output<T>> values) => Of(values.Select(v => (Input<T>)v));

    /// <summary>A list of these inputs.</summary>
    public static implicit operator InputList<T>(ImmutableArray<Input<T>> values) => new(Output.Create(values));

    /// <summary>The list that an output holds.</summary>
    public static implicit operator InputList<T>(Output<T[]> values) => values.Apply(v => v.ToImmutableArray());

    /// <summary>The list that an output holds.</summary>
    public static implicit operator InputList<T>(Output<List<T>> values) => values.Apply(v => v.ToImmutableArray());

    /// <summary>The list that an output holds.</summary>
    public static implicit operator InputList<T>(Output<IEnumerable<T>> values) => values.Apply(v => v.ToImmutableArray());

    /// <summary>The list that an output holds.</summary>
    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values) => values is null
        ? new(Output<ImmutableArray<Input<T>>>.Failed(new OutputNotSetException()))
        : new(values.Apply(v => v.IsDefault ? default : v.Select(item => (Input<T>)item).ToImmutableArray()));

    private static InputList<T> Wrap(ImmutableArray<T> values) => values.IsDefault ? new(Output.Create(default(ImmutableArray<Input<T>>))) : Of(values.Select(v => (Input<T>)v));

    IEnumerator IEnumerable.GetEnumerator() =>
        throw new NotSupportedException($"A {GetType().FullName} cannot be synchronously enumerated. Use {nameof(GetAsyncEnumerator)} instead.");

    /// <summary>The list's inputs; none where the list is unknown.</summary>
    public async IAsyncEnumerator<Input<T>> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var data = await this.ToOutput().GetDataAsync().ConfigureAwait(false);
        foreach (var value in data.IsKnown ? data.Value : []) yield return value;
    }
}
