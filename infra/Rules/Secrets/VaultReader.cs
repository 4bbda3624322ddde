using System.Collections.Immutable;

namespace Infra.Rules.Secrets;

/// <summary>Whether somebody's policies let him read a path: a path of its own says so before every pattern, and the longer pattern before the shorter.</summary>
internal sealed class VaultReader
{
    private readonly ILookup<string, VaultAclPath> _paths;
    private readonly ImmutableArray<VaultAclPath> _patterns;

    /// <summary>Reads somebody's policies.</summary>
    public VaultReader(IEnumerable<VaultAcl> policies)
    {
        var all = policies.SelectMany(policy => policy.Paths).ToList();
        _paths = all.Where(path => !path.IsPattern).ToLookup(path => path.Path, StringComparer.Ordinal);
        _patterns = [.. all.Where(path => path.IsPattern).OrderByDescending(path => path.Path.Length)];
    }

    /// <summary>Whether he may read a path.</summary>
    public bool MayRead(string path)
    {
        var capabilities = (_paths.Contains(path) ? _paths[path] : _patterns.Where(pattern => pattern.Covers(path)).Take(1)).SelectMany(each => each.Capabilities).ToList();
        return capabilities.Contains(VaultAcl.Read) && !capabilities.Contains(VaultAcl.Deny);
    }
}
