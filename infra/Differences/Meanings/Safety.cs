using System.Globalization;
using Pulumi.Offline;

namespace Infra.Differences.Meanings;

/// <summary>How safe a value keeps something.</summary>
internal static class Safety
{
    /// <summary>A switch that keeps something safe where it is on.</summary>
    public static Guard Switch(bool isOn, string on = "yes", string off = "no") => new(isOn ? on : off, isOn ? 1 : 0, IsOfBoth: true);

    /// <summary>A switch that keeps something safe where it is off.</summary>
    public static Guard Danger(bool isOn, string on = "yes", string off = "no") => new(isOn ? on : off, isOn ? 0 : 1, IsOfBoth: true);

    /// <summary>Days after which something is gone: the more the safer, and never is the safest.</summary>
    public static Guard Days(PlanValue? days) => days is PlanValue.NumberValue { Value: > 0 and var number }
        ? new Guard(FormattableString.Invariant($"after {number} {(number == 1 ? "day" : "days")}"), number, IsOfBoth: true)
        : new Guard("never", double.PositiveInfinity, IsOfBoth: true);

    /// <summary>A number where more is safer; a default where there is none.</summary>
    public static Guard AtLeast(PlanValue? value, double otherwise)
    {
        var rank = (value as PlanValue.NumberValue)?.Value ?? otherwise;
        return new Guard(FormattableString.Invariant($"{rank}"), rank, IsOfBoth: true);
    }

    /// <summary>A time or an amount: "720h", "30d", "34GiB"; not a number where it is neither.</summary>
    public static double Amount(string text)
    {
        var digits = text.TakeWhile(letter => char.IsAsciiDigit(letter) || letter == '.').Count();
        if (!double.TryParse(text.AsSpan(0, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return double.NaN;
        return number * text[digits..] switch
        {
            "s" => 1,
            "m" => 60,
            "h" => 60 * 60,
            "d" => 24 * 60 * 60,
            "w" => 7 * 24 * 60 * 60,
            "y" => 365.0 * 24 * 60 * 60,
            "MB" or "MiB" => 1 << 20,
            "GB" or "GiB" => 1 << 30,
            "TB" or "TiB" => 1L << 40,
            "" => 1,
            _ => double.NaN,
        };
    }
}
