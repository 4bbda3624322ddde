using Infra.Stacks;

namespace Infra.Cost;

/// <summary>How many machines there are.</summary>
/// <param name="Least">The fewest.</param>
/// <param name="Most">The most.</param>
/// <param name="Counted">Which of the two is counted.</param>
internal readonly record struct MachineCount(int Least, int Most, CountedNodes Counted)
{
    /// <summary>How many are counted.</summary>
    public int Value => Counted == CountedNodes.Minimum ? Least : Most;

    /// <summary>A charge for each of them.</summary>
    /// <param name="price">One of <see cref="PriceNames"/>.</param>
    /// <param name="text">What is counted.</param>
    /// <param name="quantity">How much so many machines take.</param>
    public Charge Of(string price, string text, Func<int, decimal> quantity) => new(price, text, quantity(Value), quantity(Least), quantity(Most));
}
