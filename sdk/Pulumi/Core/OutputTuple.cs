namespace Pulumi;

public static partial class Output
{
    /// <summary>One output of two values: unknown if one is, secret if one is.</summary>
    public static Output<(T1, T2)> Tuple<T1, T2>(Input<T1> item1, Input<T2> item2) => Tuple(item1.ToOutput(), item2.ToOutput());

    /// <summary>One output of two values: unknown if one is, secret if one is.</summary>
    public static Output<(T1, T2)> Tuple<T1, T2>(Output<T1> item1, Output<T2> item2) =>
        Combine([item1, item2], () => (Value(item1), Value(item2)));

    /// <summary>One output of three values: unknown if one is, secret if one is.</summary>
    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(Input<T1> item1, Input<T2> item2, Input<T3> item3) =>
        Tuple(item1.ToOutput(), item2.ToOutput(), item3.ToOutput());

    /// <summary>One output of three values: unknown if one is, secret if one is.</summary>
    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(Output<T1> item1, Output<T2> item2, Output<T3> item3) =>
        Combine([item1, item2, item3], () => (Value(item1), Value(item2), Value(item3)));

    private static T Value<T>(Output<T> output) => (T)((IOutput)output).Read().Value!;
}
