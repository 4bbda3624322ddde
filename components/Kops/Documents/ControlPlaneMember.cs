using System.Collections.Immutable;
using System.Globalization;

namespace Infra.Components;

/// <summary>One machine of the control plane, which is one member of each etcd cluster.</summary>
/// <param name="Name">The member's name in etcd: the zone's last letter, with a number where all members share a zone.</param>
/// <param name="InstanceGroup">Name of the machine's instance group.</param>
/// <param name="Zone">The machine's zone.</param>
internal sealed record ControlPlaneMember(string Name, string InstanceGroup, string Zone)
{
    /// <summary>The members, at most one in a zone, or all in the only zone.</summary>
    public static ImmutableArray<ControlPlaneMember> Of(KopsDocumentInputs inputs)
    {
        var zones = inputs.Zones.Select(zone => zone.Zone).ToImmutableArray();
        var count = inputs.Spec.ControlPlane.Count;
        var shared = zones.Length == 1 && count > 1;
        var lettersDiffer = zones.Select(zone => zone[^1]).Distinct().Count() == zones.Length;
        return [.. Enumerable.Range(0, count).Select(index => Member(zones[shared ? 0 : index], shared ? Number(index) : "", lettersDiffer))];
    }

    private static string Number(int index) => string.Create(CultureInfo.InvariantCulture, $"-{index + 1}");

    private static ControlPlaneMember Member(string zone, string number, bool byLetter) =>
        new($"{(byLetter ? zone[^1..] : zone)}{number}", $"control-plane-{zone}{number}", zone);
}
