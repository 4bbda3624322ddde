namespace Pulumi;

internal interface IUnion
{
    object? Value { get; }
}

/// <summary>A value of one of two types.</summary>
public readonly struct Union<T0, T1> : IEquatable<Union<T0, T1>>, IUnion
{
    private readonly T0 _first;
    private readonly T1 _second;

    private Union(bool isT1, T0 first, T1 second) => (IsT1, _first, _second) = (isT1, first, second);

    /// <summary>Whether it holds the first type.</summary>
    public bool IsT0 => !IsT1;

    /// <summary>Whether it holds the second type.</summary>
    public bool IsT1 { get; }

    /// <summary>The value as the first type.</summary>
    /// <exception cref="InvalidOperationException">It holds the second.</exception>
    public T0 AsT0 => IsT0 ? _first : throw new InvalidOperationException($"Cannot return as T0 as result is T1: {typeof(T1)}");

    /// <summary>The value as the second type.</summary>
    /// <exception cref="InvalidOperationException">It holds the first.</exception>
    public T1 AsT1 => IsT1 ? _second : throw new InvalidOperationException($"Cannot return as T1 as result is T0: {typeof(T0)}");

    /// <summary>The value, whichever it is.</summary>
    public object Value => (IsT1 ? _second : (object?)_first)!;

    /// <summary>A union that holds the first type.</summary>
    public static Union<T0, T1> FromT0(T0 input) => new(false, input, default!);

    /// <summary>A union that holds the second type.</summary>
    public static Union<T0, T1> FromT1(T1 input) => new(true, default!, input);

    /// <summary>A union that holds the first type.</summary>
    public static implicit operator Union<T0, T1>(T0 t) => FromT0(t);

    /// <summary>A union that holds the second type.</summary>
    public static implicit operator Union<T0, T1>(T1 t) => FromT1(t);

    /// <summary>What one of two functions makes of the value.</summary>
    public TResult Match<TResult>(Func<T0, TResult> f0, Func<T1, TResult> f1)
    {
        ArgumentNullException.ThrowIfNull(f0);
        ArgumentNullException.ThrowIfNull(f1);
        return IsT1 ? f1(_second) : f0(_first);
    }

    /// <inheritdoc/>
    public bool Equals(Union<T0, T1> other) => IsT1 == other.IsT1 && Equals(Value, other.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Union<T0, T1> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IsT1, Value);

    /// <summary>Whether both hold equal values of the same type.</summary>
    public static bool operator ==(Union<T0, T1> left, Union<T0, T1> right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(Union<T0, T1> left, Union<T0, T1> right) => !left.Equals(right);
}

/// <summary>An input of one of two types.</summary>
public sealed class InputUnion<T0, T1> : Input<Union<T0, T1>>
{
    /// <summary>An input of the first type's default.</summary>
    public InputUnion() : this(Output.Create(default(Union<T0, T1>))) { }

    private InputUnion(Output<Union<T0, T1>>? oneOf) : base(oneOf) { }

    /// <summary>A plain value.</summary>
    public static implicit operator InputUnion<T0, T1>(Union<T0, T1> value) => new(Output.Create(value));

    /// <summary>A plain value of the first type.</summary>
    public static implicit operator InputUnion<T0, T1>(T0 value) => new(Output.Create<Union<T0, T1>>(value));

    /// <summary>A plain value of the second type.</summary>
    public static implicit operator InputUnion<T0, T1>(T1 value) => new(Output.Create<Union<T0, T1>>(value));

    /// <summary>An input of the first type.</summary>
    public static implicit operator InputUnion<T0, T1>(Input<T0> value) => new(Lift(value.ToOutput(), Union<T0, T1>.FromT0));

    /// <summary>An input of the second type.</summary>
    public static implicit operator InputUnion<T0, T1>(Input<T1> value) => new(Lift(value.ToOutput(), Union<T0, T1>.FromT1));

    /// <summary>Another resource's output.</summary>
    public static implicit operator InputUnion<T0, T1>(Output<Union<T0, T1>> value) => new(value);

    /// <summary>Another resource's output of the first type.</summary>
    public static implicit operator InputUnion<T0, T1>(Output<T0> value) => new(Lift(value, Union<T0, T1>.FromT0));

    /// <summary>Another resource's output of the second type.</summary>
    public static implicit operator InputUnion<T0, T1>(Output<T1> value) => new(Lift(value, Union<T0, T1>.FromT1));

    // Not Apply: the text around an unknown part must stay.
    private static Output<Union<T0, T1>>? Lift<T>(Output<T>? output, Func<T, Union<T0, T1>> lift) =>
        output?.Map(d => new OutputData<Union<T0, T1>>(d.IsKnown ? lift(d.Value) : default, d.State));
}
