using System.Collections.Immutable;
using Infra.Cost;

namespace Infra.Reports.Differences;

/// <summary>What costs more or less, for people.</summary>
internal static class CostChanges
{
    /// <summary>The greatest difference first, whether more or less; the same amounts by URN.</summary>
    public static ImmutableArray<CostChange> LargestFirst(CostComparison cost) =>
        [.. cost.Changes.OrderByDescending(change => Math.Abs(change.Difference)).ThenBy(change => change.Urn, StringComparer.Ordinal)];

    /// <summary>"ec2:NatGateway main-a", with what the resource makes: "… #InstanceGroup/general".</summary>
    public static string Title(CostChange change) => SubjectText.Of(change.Urn);
}
