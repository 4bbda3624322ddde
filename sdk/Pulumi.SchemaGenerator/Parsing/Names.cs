namespace Pulumi.SchemaTables;

/// <summary>What a table accepts as a name.</summary>
internal static class Names
{
    public static bool IsIdentifier(string text) => IsIdentifier(text, 0, text.Length);

    /// <summary>
    /// A C# name below the package's namespace: each part an identifier, the last with a capital first, so that it is no primitive. A namespace may lack
    /// it: <c>Pulumi.Vault.kv</c>.
    /// </summary>
    public static bool IsQualified(string text)
    {
        for (var start = 0; ;)
        {
            var dot = text.IndexOf('.', start);
            var end = dot < 0 ? text.Length : dot;
            if (!IsIdentifier(text, start, end))
                return false;
            if (dot < 0)
                return text[start] is >= 'A' and <= 'Z';
            start = dot + 1;
        }
    }

    /// <summary>The C# name that a wire name has unless the table says another.</summary>
    public static string ToCSharp(string wireName) => char.ToUpperInvariant(wireName[0]) + wireName.Substring(1);

    private static bool IsIdentifier(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (!IsLetter(text[i]) && text[i] != '_' && (i == start || !IsDigit(text[i])))
                return false;
        }
        return end > start;
    }

    private static bool IsLetter(char c) => c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z');

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
