using System.Collections.Immutable;
using Infra.Planning;

namespace Infra.Differences;

/// <summary>What differs between two plans' resources.</summary>
internal static class ResourceChanges
{
    /// <summary>In the ordinal order of URNs.</summary>
    public static ImmutableArray<ResourceChange> Of(Plan before, Plan after) =>
    [
        .. after.Resources.ExceptBy(before.Resources.Select(resource => resource.Urn), resource => resource.Urn)
            .Select(resource => new ResourceChange { Kind = ChangeKind.Added, Urn = resource.Urn, Type = resource.Type, Name = resource.Name }),
    ];
}
