using System.Text.RegularExpressions;

namespace Infra.Components;

/// <summary>Whether a text can be an e-mail address: the part of RFC 5322 that mail systems and DNS records take unquoted.</summary>
internal static partial class EmailAddress
{
    public static bool IsOne(string? text) => text is not null && text.Length <= 254 && Form().IsMatch(text);

    [GeneratedRegex("^[A-Za-z0-9._%+-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?[.])+[A-Za-z]{2,63}\\z")]
    private static partial Regex Form();
}
