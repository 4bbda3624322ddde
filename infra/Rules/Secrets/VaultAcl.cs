using System.Collections.Immutable;
using Infra.Planning;

namespace Infra.Rules.Secrets;

/// <summary>A policy of Vault as rules read it: an access control list, in Vault's own words.</summary>
/// <param name="Resource">The resource that findings are about.</param>
/// <param name="Name">The name.</param>
/// <param name="Paths">What it says of which paths, in order.</param>
/// <param name="Problem">Why the rest of it could not be read; null where all of it could.</param>
internal sealed record VaultAcl(PlanResource Resource, string Name, ImmutableArray<VaultAclPath> Paths, string? Problem)
{
    /// <summary>What allows nothing, or takes away what another path allows.</summary>
    public const string Deny = "deny";

    /// <summary>What allows to read.</summary>
    public const string Read = "read";

    /// <summary>Reads a policy.</summary>
    public static VaultAcl Of(PlanResource resource, PlanIndex index)
    {
        var (paths, problem) = VaultAclReader.Read(index.TextOf(resource.Inputs["policy"]) ?? "");
        return new VaultAcl(resource, index.TextOf(resource.Inputs["name"]) ?? "", paths, problem);
    }
}

/// <summary>What a policy says of a path.</summary>
/// <param name="Path">The path: one, or with "+" for any one segment or "*" at its end several.</param>
/// <param name="Capabilities">"read", "list", "create", "update", "patch", "delete", "sudo", "deny", …</param>
internal sealed record VaultAclPath(string Path, ImmutableArray<string> Capabilities)
{
    private const string AnySegment = "+";

    /// <summary>Whether it is about more than one path.</summary>
    public bool IsPattern => Path.EndsWith('*') || Path.Split('/').Contains(AnySegment, StringComparer.Ordinal);

    /// <summary>Whether it is about a path.</summary>
    public bool Covers(string path)
    {
        if (!IsPattern)
            return path == Path;
        var (wanted, given) = (Path.TrimEnd('*').Split('/'), path.Split('/'));
        if (given.Length < wanted.Length || (given.Length > wanted.Length && !Path.EndsWith('*')))
            return false;
        for (var i = 0; i < wanted.Length; i++)
        {
            var isLast = i == wanted.Length - 1 && Path.EndsWith('*');
            if (wanted[i] != AnySegment && !(isLast ? given[i].StartsWith(wanted[i], StringComparison.Ordinal) : given[i] == wanted[i]))
                return false;
        }
        return true;
    }
}
