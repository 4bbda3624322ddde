using System.Text.RegularExpressions;

namespace Infra.Components;

/// <summary>One path of Vault's API and what may be done there.</summary>
public sealed partial record VaultRule
{
    private VaultRule(string path, string? reason, IEnumerable<VaultCapability> capabilities)
    {
        Path = path;
        Reason = reason;
        Capabilities = [.. capabilities.Distinct()];
        if (Capabilities.Count == 0)
            throw new ArgumentException($"The rule of '{path}' allows nothing; name a capability, or leave the rule out: what no rule allows is refused.");
    }

    /// <summary>The path; it ends with <c>*</c> where the rule is of everything that begins so.</summary>
    public string Path { get; }

    /// <summary>Why it is no exact path, one line; null where it is one.</summary>
    public string? Reason { get; }

    /// <summary>What may be done there, each once.</summary>
    public IReadOnlyList<VaultCapability> Capabilities { get; }

    /// <summary>A rule of one path.</summary>
    /// <param name="path">The path, without <c>/v1/</c>.</param>
    /// <param name="capabilities">What may be done there.</param>
    /// <exception cref="ArgumentException">The path has a wildcard, or what no path has; or nothing is allowed.</exception>
    public static VaultRule Of(string path, params IEnumerable<VaultCapability> capabilities) => Exact().IsMatch(path ?? "")
        ? new(path!, null, capabilities)
        : throw new ArgumentException(
            $"'{path}' is no exact path of Vault's; write it without a slash at its ends, a wildcard or quotes, or give it to {nameof(Below)} with a reason.", nameof(path));

    /// <summary>A rule of everything below a path.</summary>
    /// <param name="path">The path, without a slash at its end.</param>
    /// <param name="reason">Why the names below it cannot be written out: one line, which stands in the policy.</param>
    /// <param name="capabilities">What may be done there.</param>
    /// <exception cref="ArgumentException">The path has a wildcard of its own, the reason is none, or nothing is allowed.</exception>
    public static VaultRule Below(string path, string reason, params IEnumerable<VaultCapability> capabilities)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Contains('\n', StringComparison.Ordinal))
            throw new ArgumentException($"The rule of everything below '{path}' needs a reason of one line; exact paths need none.", nameof(reason));
        return new(Of(path, capabilities).Path + "/*", reason, capabilities);
    }

    [GeneratedRegex("^[a-z0-9._-]+(/[a-zA-Z0-9._-]+)*\\z")]
    private static partial Regex Exact();
}
