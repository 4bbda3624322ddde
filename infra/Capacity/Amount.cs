namespace Infra.Capacity;

/// <summary>Processor and memory that are asked for or offered.</summary>
/// <param name="Cores">Processor, in cores.</param>
/// <param name="MemoryBytes">Memory.</param>
public readonly record struct Amount(double Cores, double MemoryBytes)
{
    // Less than any container asks for: thousandths add up to a little more or less than they are.
    private const double Tolerance = 1e-6;

    /// <summary>Both together.</summary>
    public static Amount operator +(Amount left, Amount right) => new(left.Cores + right.Cores, left.MemoryBytes + right.MemoryBytes);

    /// <summary>What is left.</summary>
    public static Amount operator -(Amount left, Amount right) => new(left.Cores - right.Cores, left.MemoryBytes - right.MemoryBytes);

    /// <summary>As many of it.</summary>
    public static Amount operator *(Amount amount, int times) => new(amount.Cores * times, amount.MemoryBytes * times);

    /// <summary>All of them together.</summary>
    public static Amount Sum(IEnumerable<Amount> amounts) => amounts.Aggregate(default(Amount), (sum, each) => sum + each);

    /// <summary>Whether this has room for another.</summary>
    public bool Holds(Amount other) => other.Cores <= Cores + Tolerance && other.MemoryBytes <= MemoryBytes + Tolerance;
}
