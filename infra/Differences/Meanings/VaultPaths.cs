using System.Collections.Immutable;
using Infra.Rules.Secrets;

namespace Infra.Differences.Meanings;

/// <summary>What the policies of one role or group of Vault say of paths, all of them together.</summary>
/// <param name="Owner">The title of the role or group.</param>
internal sealed record VaultPaths(string Owner)
{
    private readonly Dictionary<string, ImmutableSortedSet<string>> _capabilities = new(StringComparer.Ordinal);

    /// <summary>The paths, and what may be done there.</summary>
    public IReadOnlyDictionary<string, ImmutableSortedSet<string>> All => _capabilities;

    /// <summary>Whether something may be done at a path as it is written.</summary>
    public bool Says(string path, string capability) => _capabilities.TryGetValue(path, out var capabilities) && capabilities.Contains(capability);

    /// <summary>Adds what a policy says. What one denies no other allows.</summary>
    public void Add(VaultAclPath path)
    {
        var all = _capabilities.GetValueOrDefault(path.Path, ImmutableSortedSet.Create<string>(StringComparer.Ordinal)).Union(path.Capabilities);
        _capabilities[path.Path] = all.Contains(VaultAcl.Deny) ? all.Intersect([VaultAcl.Deny]) : all;
    }

    /// <summary>
    /// The path that decides for one that is not written: the most specific of those that are about it, by
    /// https://developer.hashicorp.com/vault/docs/concepts/policies#priority-matching. Null where none is.
    /// </summary>
    public string? Deciding(string path) => _capabilities.Keys.Where(each => each != path && new VaultAclPath(each, []).Covers(path))
        .OrderBy(each => each.AsSpan().IndexOfAny('+', '*') is >= 0 and var at ? at : int.MaxValue)
        .ThenBy(each => !each.EndsWith('*'))
        .ThenByDescending(each => each.Count(letter => letter == '+'))
        .ThenBy(each => each.Length)
        .ThenBy(each => each, StringComparer.Ordinal)
        .LastOrDefault();
}
