namespace Infra.Components;

/// <summary>Problems of zones and of the control plane, whose machines are etcd's members.</summary>
internal static class ControlPlaneProblems
{
    public static IEnumerable<KopsProblem> Find(KopsDocumentInputs inputs)
    {
        var spec = inputs.Spec.ControlPlane;
        var zones = inputs.Zones;
        if (zones.Count == 0)
            yield return new("zones", "there is none; a cluster needs one at least.");
        foreach (var twice in zones.GroupBy(zone => zone.Zone, StringComparer.Ordinal).Where(same => same.Count() > 1))
            yield return new("zones", $"'{twice.Key}' is there {twice.Count()} times; name each zone once.");
        if (spec.Count is not (1 or 3 or 5))
            yield return new("controlPlane.count", $"{spec.Count} machines: etcd needs an odd number to outvote the loss of one; write 1, 3 or 5.");
        else if (zones.Count > 1 && spec.Count > zones.Count)
        {
            yield return new(
                "controlPlane.count",
                $"{spec.Count} machines in {zones.Count} zones: two would share a zone, whose loss could take etcd's majority; "
                + "write an odd number, and at most as many as there are zones.");
        }

        if (spec.InstanceType.Length == 0)
            yield return new("controlPlane.instanceType", "it is empty; write an EC2 instance type, such as 'm6i.large'.");
        if (spec.VolumeGiB < NodeGroupProblems.LeastVolumeGiB)
            yield return new("controlPlane.volumeGiB", NodeGroupProblems.SmallVolume(spec.VolumeGiB));
    }
}
