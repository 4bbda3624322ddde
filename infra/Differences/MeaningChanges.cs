using System.Collections.Immutable;
using Infra.Differences.Meanings;
using Infra.Planning;

namespace Infra.Differences;

/// <summary>What the difference of two plans means. Each area is read out of either plan by itself, and the two readings are compared.</summary>
internal static class MeaningChanges
{
    private static readonly (MeaningArea Area, Action<PlanReading, MeaningReading>[] Readers)[] Areas =
    [
        (MeaningArea.Permission, [AwsPermissions.Read, AwsTrust.Read, KubernetesPermissions.Read, VaultPermissions.Read, DeliveryPermissions.Read]),
        (MeaningArea.Flow, [PodFlows.Read, NetworkFlows.Read]),
        (MeaningArea.Route, [Routes.Read]),
        (MeaningArea.SecretConsumer, [SecretConsumers.Read]),
        (MeaningArea.Size, [Sizes.Read]),
        (MeaningArea.Version, [Versions.Read]),
        (MeaningArea.Protection, [CloudProtections.Read, ClusterProtections.Read, ObjectProtections.Read]),
    ];

    /// <summary>All areas, in <see cref="MeaningChange.Order"/>.</summary>
    public static ImmutableArray<MeaningChange> Of(Plan before, Plan after)
    {
        if (ReferenceEquals(before, after))
            return [];
        var (old, now) = PlanReading.Both(before, after);
        var clusters = old.Clusters.Concat(now.Clusters).Distinct(StringComparer.Ordinal).Count();
        return [.. Areas.SelectMany(area => MeaningComparison.Of(area.Area, Read(old, area.Readers), Read(now, area.Readers), clusters > 1))];
    }

    private static MeaningReading Read(PlanReading plan, Action<PlanReading, MeaningReading>[] readers)
    {
        var reading = new MeaningReading(plan.Things);
        foreach (var read in readers)
            read(plan, reading);
        return reading;
    }
}
