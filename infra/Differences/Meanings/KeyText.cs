using System.Text;
using Infra.Rules.Policies;

namespace Infra.Differences.Meanings;

/// <summary>Texts of keys, which tell more things apart than people have to read.</summary>
internal static class KeyText
{
    // Of Unicode's private use: nobody's text has them.
    private const char Separator = '\uE101';
    private const char Start = '\uE102';
    private const char End = '\uE103';

    /// <summary>"deployments.apps", "pods": a kind or a resource and its group, so that one of the core group stands for none of another.</summary>
    public static string OfGroup(string name, string group) => $"{name}{Separator}{group}";

    /// <summary>What is called the same as others and is told from them by more than its name.</summary>
    /// <param name="name">What people read.</param>
    /// <param name="identity">What is compared.</param>
    public static string Known(string name, string identity) => $"{name}{Start}{identity}{End}";

    /// <summary>For people.</summary>
    public static string Shown(string text)
    {
        if (text.AsSpan().IndexOfAny(Separator, Start) < 0)
            return PolicyWords.Shown(text);
        var shown = new StringBuilder();
        var isHidden = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is Start or End)
                isHidden = text[i] == Start;
            else if (text[i] != Separator)
                shown.Append(isHidden ? "" : text[i].ToString());
            // Nobody says the core group.
            else if (i + 1 < text.Length && text[i + 1] != ' ')
                shown.Append('.');
        }
        return PolicyWords.Shown(shown.ToString());
    }
}
