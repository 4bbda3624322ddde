using System.Globalization;

namespace Infra.Components;

/// <summary>Kubernetes' notation of amounts (https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity).</summary>
public static class Quantity
{
    /// <summary>How many bytes a GiB has.</summary>
    public const long BytesOfGiB = 1L << 30;

    private static readonly (string Suffix, double Factor)[] Units =
    [
        ("Ki", 1L << 10), ("Mi", 1L << 20), ("Gi", BytesOfGiB), ("Ti", 1L << 40), ("k", 1e3), ("M", 1e6), ("G", 1e9), ("T", 1e12),
    ];

    /// <summary>How many bytes a text says; null where it says none.</summary>
    public static double? Bytes(string? text)
    {
        if (text is null)
            return null;
        var (suffix, factor) = Array.Find(Units, unit => text.EndsWith(unit.Suffix, StringComparison.Ordinal));
        return Number(text.AsSpan(0, text.Length - (suffix?.Length ?? 0))) * (suffix is null ? 1 : factor);
    }

    /// <summary>How many processors a text says, "250m" being a quarter of one; null where it says none.</summary>
    public static double? Cores(string? text) =>
        text is null ? null : text.EndsWith('m') ? Number(text.AsSpan(0, text.Length - 1)) / 1000 : Number(text);

    private static double? Number(ReadOnlySpan<char> text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
