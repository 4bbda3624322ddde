using System.Text.RegularExpressions;

namespace Infra.Components;

/// <summary>Texts as values of labels (https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set): AWS' tags may say more.</summary>
internal static partial class LabelText
{
    private const int MostCharacters = 63;

    /// <summary>The text with a hyphen for what a label cannot hold: "platform team" is "platform-team".</summary>
    public static string Of(string text)
    {
        var label = NotAllowed().Replace(text, "-");
        return (label.Length > MostCharacters ? label[..MostCharacters] : label).Trim('-', '_', '.');
    }

    [GeneratedRegex("[^A-Za-z0-9_.-]+")]
    private static partial Regex NotAllowed();
}
