using System.Text.RegularExpressions;

namespace Infra.Stacks;

/// <summary>The commands of the Pulumi CLI that put a configuration right, quoted for a POSIX shell.</summary>
internal static partial class PulumiCommand
{
    public static string Set(string stack, KeyPath path, string value) => path.IsNested
        ? $"pulumi config set --stack {Quote(stack)} --path '{Escape(path)}' {Quote(value)}"
        : $"pulumi config set --stack {Quote(stack)} {Quote(path.ToString())} {Quote(value)}";

    /// <summary>Sets several values at once, so that a structured one is whole after a single command.</summary>
    public static string SetPlain(string stack, IEnumerable<(KeyPath Path, string Value)> values)
    {
        var pairs = values.Select(value => $" --plaintext '{Escape(value.Path)}={EscapeText(value.Value)}'");
        return $"pulumi config set-all --stack {Quote(stack)} --path{string.Concat(pairs)}";
    }

    /// <summary>Sets a value that is asked for, and so stands in no shell's history, and is encrypted.</summary>
    public static string SetSecret(string stack, KeyPath path) => $"pulumi config set --stack {Quote(stack)} --secret {Quote(path.ToString())}";

    public static string Remove(string stack, KeyPath path) => $"pulumi config rm --stack {Quote(stack)} --path '{Escape(path)}'";

    private static string Escape(KeyPath path) => EscapeText(path.ToString());

    private static string EscapeText(string text) => text.Replace("'", "'\\''", StringComparison.Ordinal);

    private static string Quote(string text) => Plain().IsMatch(text) ? text : $"'{EscapeText(text)}'";

    [GeneratedRegex(@"\A[A-Za-z0-9_./:@%+=,-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
