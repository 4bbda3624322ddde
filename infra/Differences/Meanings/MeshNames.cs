namespace Infra.Differences.Meanings;

/// <summary>
/// How AuthorizationPolicies name callers: exactly, by a beginning, by an end, or all by an asterisk
/// (https://istio.io/latest/docs/reference/config/security/authorization-policy/#Source).
/// </summary>
internal static class MeshNames
{
    private const string OfNamespace = "/ns/";
    private const string OfAccount = "/sa/";

    /// <summary>Whether a name is one of a namespace.</summary>
    public static bool IsNamespace(string name, string @namespace) => Pattern.Covers(name, @namespace);

    /// <summary>Whether an identity, "cluster.local/ns/shop/sa/web", may be one of a namespace's.</summary>
    public static bool MayBeOf(string principal, string @namespace)
    {
        if (principal.EndsWith('*'))
        {
            var start = principal.TrimEnd('*');
            var own = $"{start.Split('/')[0]}{OfNamespace}{@namespace}{OfAccount}";
            return !start.Contains('/', StringComparison.Ordinal) || own.StartsWith(start, StringComparison.Ordinal) || start.StartsWith(own, StringComparison.Ordinal);
        }
        if (!principal.StartsWith('*'))
            return principal.Contains($"{OfNamespace}{@namespace}{OfAccount}", StringComparison.Ordinal);
        var end = principal.TrimStart('*');
        var at = end.IndexOf(OfAccount, StringComparison.Ordinal);
        // The end of an account's name is any namespace's.
        return at < 0 || $"{OfNamespace}{@namespace}".EndsWith(end[..at], StringComparison.Ordinal) || end[..at].EndsWith($"{OfNamespace}{@namespace}", StringComparison.Ordinal);
    }

    /// <summary>"shop/web" of "cluster.local/ns/shop/sa/web".</summary>
    public static string NameOf(string principal) => principal.Split('/') switch
    {
        [_, "ns", var @namespace, "sa", var account] => $"{@namespace}/{account}",
        [_, "ns", var @namespace, "*"] => $"{@namespace}/*",
        _ => principal,
    };
}
