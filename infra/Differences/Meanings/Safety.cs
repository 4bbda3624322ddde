using System.Globalization;
using Pulumi.Offline;

namespace Infra.Differences.Meanings;

/// <summary>How safe a value keeps something.</summary>
internal static class Safety
{
    private const double Day = 24 * 60 * 60;

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

    /// <summary>How long or how much of something is kept, as a chart or an object says it.</summary>
    /// <param name="what">Where it stands: "server.retention".</param>
    /// <param name="text">What stands there.</param>
    public static Guard Kept(string what, string text)
    {
        // Databases' backups are kept for days, weeks and months; nothing is for ever by zero but what is done with.
        var amount = Amount(text, hasMonths: what.EndsWith("retentionPolicy", StringComparison.Ordinal));
        return new Guard(text, amount == 0 && !what.EndsWith("ttlSecondsAfterFinished", StringComparison.Ordinal) ? double.PositiveInfinity : amount, double.NaN);
    }

    /// <summary>A time or an amount: "720h", "1d12h", "34GiB", "500Gi"; not a number where it is neither.</summary>
    /// <param name="text">The text.</param>
    /// <param name="hasMonths">Whether "m" is months, and not minutes.</param>
    public static double Amount(string text, bool hasMonths = false)
    {
        var (sum, at) = (text.Length == 0 ? double.NaN : 0, 0);
        while (at < text.Length)
        {
            var digits = LengthOf(text.AsSpan(at), letter => char.IsAsciiDigit(letter) || letter == '.');
            if (!double.TryParse(text.AsSpan(at, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
                return double.NaN;
            at += digits;
            var letters = LengthOf(text.AsSpan(at), char.IsAsciiLetter);
            sum += number * (hasMonths && text.AsSpan(at, letters) is "m" ? 30 * Day : FactorOf(text.AsSpan(at, letters)));
            at += letters;
        }
        return sum;
    }

    private static int LengthOf(ReadOnlySpan<char> text, Func<char, bool> condition)
    {
        var length = 0;
        while (length < text.Length && condition(text[length]))
            length++;
        return length;
    }

    private static double FactorOf(ReadOnlySpan<char> unit) => unit switch
    {
        "" or "s" or "B" => 1,
        "ms" => 0.001,
        "m" => 60,
        "h" => 60 * 60,
        "d" => Day,
        "w" => 7 * Day,
        "y" => 365 * Day,
        "k" or "K" => 1e3,
        "M" => 1e6,
        "G" => 1e9,
        "T" => 1e12,
        "P" => 1e15,
        "KB" or "KiB" or "Ki" => 1L << 10,
        "MB" or "MiB" or "Mi" => 1L << 20,
        "GB" or "GiB" or "Gi" => 1L << 30,
        "TB" or "TiB" or "Ti" => 1L << 40,
        "PB" or "PiB" or "Pi" => 1L << 50,
        _ => double.NaN,
    };
}
