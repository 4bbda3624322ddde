using System.Text.RegularExpressions;

namespace Infra.Components;

/// <summary>Problems of the node groups.</summary>
internal static partial class NodeGroupProblems
{
    public const int LeastVolumeGiB = 20;

    public static IEnumerable<KopsProblem> Find(KopsDocumentInputs inputs)
    {
        var groups = inputs.Spec.NodeGroups;
        if (groups.IsDefaultOrEmpty)
        {
            yield return new("nodeGroups", "there is none; a cluster needs one at least.");
            yield break;
        }

        foreach (var twice in groups.GroupBy(group => group.Name, StringComparer.Ordinal).Where(same => same.Count() > 1))
            yield return new("nodeGroups", $"{twice.Count()} groups are called '{twice.Key}'; give each a name of its own.");
        foreach (var problem in groups.SelectMany(group => Find(inputs, group)))
            yield return problem;
    }

    public static string SmallVolume(int given) => $"{given} GiB do not hold a machine's images and logs; write {LeastVolumeGiB} at least.";

    private static IEnumerable<KopsProblem> Find(KopsDocumentInputs inputs, NodeGroupSpec group)
    {
        var path = $"nodeGroups.{group.Name}";
        if (!NameForm().IsMatch(group.Name) || group.Name == "control-plane")
            yield return new(path, "it is no name of a group; write lower case letters, digits and hyphens, a letter first, and not 'control-plane'.");
        if (group.InstanceTypes.IsDefaultOrEmpty || group.InstanceTypes.Any(type => type.Length == 0))
            yield return new($"{path}.instanceTypes", "there is none, or an empty one; write EC2 instance types, such as 'm6i.large'.");
        else if (group.InstanceTypes.Distinct(StringComparer.Ordinal).Count() < group.InstanceTypes.Length)
            yield return new($"{path}.instanceTypes", "one is there twice; name each once.");
        if (group.Min < 0 || group.Max < 1 || group.Max < group.Min)
            yield return new($"{path}.max", $"from {group.Min} to {group.Max} machines in a zone; write min from 0 and max from 1, and not below min.");
        if (group.VolumeGiB < LeastVolumeGiB)
            yield return new($"{path}.volumeGiB", SmallVolume(group.VolumeGiB));
        var known = inputs.Zones.Select(zone => zone.Zone).ToHashSet(StringComparer.Ordinal);
        foreach (var zone in group.Zones.Where(zone => !known.Contains(zone)).Distinct())
            yield return new($"{path}.zones", $"'{zone}' is none of the cluster's zones: {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
        if (group.Zones.Distinct(StringComparer.Ordinal).Count() < group.Zones.Length)
            yield return new($"{path}.zones", "one is there twice; name each once.");
        foreach (var taint in group.Taints.Where(taint => !TaintForm().IsMatch(taint)))
        {
            yield return new(
                $"{path}.taints", $"'{taint}' is no taint; write 'key=value:Effect' or 'key:Effect', with NoSchedule, PreferNoSchedule or NoExecute.");
        }

        if (group.Taints.Distinct(StringComparer.Ordinal).Count() < group.Taints.Length)
            yield return new($"{path}.taints", "one is there twice; write each once.");
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*\\z")]
    private static partial Regex NameForm();

    [GeneratedRegex("^[A-Za-z0-9]([A-Za-z0-9._/-]*[A-Za-z0-9])?(=[A-Za-z0-9._-]*)?:(NoSchedule|PreferNoSchedule|NoExecute)\\z")]
    private static partial Regex TaintForm();
}
