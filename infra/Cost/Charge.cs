namespace Infra.Cost;

/// <summary>A quantity of something that has a price.</summary>
/// <param name="Price">One of <see cref="PriceNames"/>.</param>
/// <param name="Text">What is counted, for people: "2 x t3.large, 730 h".</param>
/// <param name="Quantity">How much of it a month takes.</param>
/// <param name="Least">How much of it a month takes with the fewest machines.</param>
/// <param name="Most">How much of it a month takes with the most machines.</param>
internal readonly record struct Charge(string Price, string Text, decimal Quantity, decimal Least, decimal Most)
{
    /// <summary>The same however many machines there are.</summary>
    public Charge(string price, string text, decimal quantity)
        : this(price, text, quantity, quantity, quantity)
    {
    }
}
