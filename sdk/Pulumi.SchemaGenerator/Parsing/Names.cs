namespace Pulumi.SchemaTables;

/// <summary>What a table accepts as a name.</summary>
internal static class Names
{
    public static bool IsIdentifier(string text) =>
        text.Length > 0 && !IsDigit(text[0]) && text.All(c => IsLetter(c) || IsDigit(c) || c == '_');

    /// <summary>A C# name below the package's namespace: each part an identifier that starts with a capital.</summary>
    public static bool IsQualified(string text) =>
        text.Split('.').All(part => IsIdentifier(part) && part[0] is >= 'A' and <= 'Z');

    /// <summary>The C# name that a wire name has unless the table says another.</summary>
    public static string ToCSharp(string wireName) => char.ToUpperInvariant(wireName[0]) + wireName.Substring(1);

    private static bool IsLetter(char c) => c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z');

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
