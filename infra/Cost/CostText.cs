using System.Globalization;

namespace Infra.Cost;

/// <summary>Figures for people: the same on every machine.</summary>
internal static class CostText
{
    /// <summary>An amount of money: "1,234.50".</summary>
    public static string Money(decimal usd) => usd.ToString("#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>A difference: "+12.00".</summary>
    public static string Difference(decimal usd) => usd.ToString("+#,##0.00;-#,##0.00;0.00", CultureInfo.InvariantCulture);

    /// <summary>A price or a quantity, as short as it is exact to six digits: "0.0952".</summary>
    public static string Number(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>A quantity to two digits: "4.67".</summary>
    public static string Quantity(decimal quantity) => quantity.ToString("#,##0.##", CultureInfo.InvariantCulture);

    /// <summary>To the cent.</summary>
    public static decimal Cents(decimal usd) => Math.Round(usd, 2, MidpointRounding.AwayFromZero);
}
