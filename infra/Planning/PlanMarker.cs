namespace Infra.Planning;

/// <summary>
/// The keys that stand for a value which JSON has no word for. A map of the program's own that has such a key is written with one more
/// dollar sign ("$secret" becomes "$$secret", "$$secret" becomes "$$$secret"), so that neither can be taken for the other.
/// Other keys with a dollar sign, such as "$patch" and "$ref", stay as they are.
/// </summary>
internal static class PlanMarker
{
    public const string Unknown = "$unknown";
    public const string Template = "$template";
    public const string Secret = "$secret";
    public const string Asset = "$asset";

    /// <summary>The key of a program's map as the plan writes it.</summary>
    public static string Escape(string key) => IsMarkerOrEscaped(key) ? "$" + key : key;

    /// <summary>The key of a program's map, of the one that the plan wrote.</summary>
    public static string Unescape(string key) => key.StartsWith("$$", StringComparison.Ordinal) && IsMarkerOrEscaped(key) ? key[1..] : key;

    private static bool IsMarkerOrEscaped(string key) =>
        key.StartsWith('$') && key.AsSpan().TrimStart('$') is "unknown" or "template" or "secret" or "asset";
}
