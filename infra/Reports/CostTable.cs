using Infra.Cost;

namespace Infra.Reports;

/// <summary>Amounts of money under one another, each with a bar that is as long as its part of the greatest.</summary>
internal static class CostTable
{
    private const int BarLength = 24;
    private const char Full = '█';

    /// <summary>A line for each amount.</summary>
    /// <param name="report">Where to.</param>
    /// <param name="rows">Names and amounts.</param>
    public static void Write(Report report, IReadOnlyCollection<KeyValuePair<string, decimal>> rows)
    {
        if (rows.Count == 0)
            return;
        var (width, amount) = (rows.Max(row => row.Key.Length), rows.Max(row => CostText.Money(row.Value).Length));
        var greatest = rows.Max(row => row.Value);
        foreach (var (name, usd) in rows)
        {
            var bar = new string(Full, greatest <= 0 || usd <= 0 ? 0 : (int)Math.Max(1, Math.Round(usd / greatest * BarLength, MidpointRounding.AwayFromZero)));
            report.Line("  ").Add(name.PadRight(width)).Add($"  {CostText.Money(usd).PadLeft(amount)}").Add(bar.Length == 0 ? "" : $"  {bar}", Tone.Quiet);
        }
    }
}
