namespace Infra.Cost;

/// <summary>How many machines there are.</summary>
/// <param name="Least">The fewest.</param>
/// <param name="Most">The most.</param>
/// <param name="Value">How many are counted.</param>
internal readonly record struct MachineCount(int Least, int Most, int Value)
{
    /// <summary>As many as there are, and neither more nor fewer.</summary>
    public static MachineCount Exactly(int count) => new(count, count, count);

    /// <summary>A charge for each of them.</summary>
    /// <param name="price">One of <see cref="PriceNames"/>.</param>
    /// <param name="text">What is counted.</param>
    /// <param name="quantity">How much so many machines take.</param>
    public Charge Of(string price, string text, Func<int, decimal> quantity) => new(price, text, quantity(Value), quantity(Least), quantity(Most));
}
