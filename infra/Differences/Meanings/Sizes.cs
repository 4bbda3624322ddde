using Infra.Rules;
using Infra.Rules.Kops;
using Pulumi.Offline;

namespace Infra.Differences.Meanings;

/// <summary>How much of something there is: machines, replicas, what pods ask for, databases' instances, volumes.</summary>
internal static class Sizes
{
    /// <summary>Reads them.</summary>
    public static void Read(PlanReading plan, MeaningReading reading)
    {
        foreach (var cluster in plan.Rules.Clusters)
            AddMachines(cluster, reading);
        foreach (var leaf in plan.WorkloadValues.Where(leaf => leaf.Topic == WorkloadValues.Topic.Size))
            reading.Add(leaf.Subject, leaf.What, new Note(leaf.Text), leaf.Cluster);
        foreach (var volume in plan.Rules.Index.OfType("aws:ebs/volume:Volume"))
            reading.Add(plan.TitleOf(volume), "size", new Note($"{Number(volume.Inputs["size"])} GiB"), plan.ClusterOf(volume));
    }

    private static void AddMachines(KopsCluster cluster, MeaningReading reading)
    {
        var label = PlanReading.LabelOf(cluster.Cluster);
        foreach (var group in MachineGroups.Of(cluster))
        {
            var where = group.IsByZone ? " in each zone" : "";
            reading.Add(group.Name, $"machines{where}", new Note(group.Say(each => $"{Number(each.Spec("minSize"))} to {Number(each.Spec("maxSize"))}")), label);
            reading.Add(group.Name, "machine type", new Note(group.Say(TypesOf)), label);
            reading.Add(group.Name, "volume", new Note(group.Say(each => $"{Number(each.Spec("rootVolumeSize"))} GiB {each.Spec("rootVolumeType").Text()}".TrimEnd())), label);
            reading.Add(group.Name, "zones", new Note(string.Join(", ", group.Zones)), label);
        }
        foreach (var etcd in cluster.Cluster.Spec("etcdClusters").Items())
        {
            var members = etcd.At("etcdMembers").Items().ToList();
            reading.Add($"etcd {etcd.At("name").Text()}", "members", new Note(FormattableString.Invariant($"{members.Count}")), label);
            var sizes = members.Select(member => $"{Number(member.At("volumeSize"))} GiB").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
            reading.Add($"etcd {etcd.At("name").Text()}", "volume", new Note(string.Join(", ", sizes)), label);
        }
    }

    private static string TypesOf(KopsDocument group)
    {
        var mixed = group.Spec("mixedInstancesPolicy", "instances").Items().Select(each => each.TextWithUnknowns()).OfType<string>().ToList();
        var types = mixed.Count > 0 ? string.Join(" or ", mixed) : group.Spec("machineType").TextWithUnknowns() ?? "";
        return group.Spec("mixedInstancesPolicy", "onDemandAboveBase") is PlanValue.NumberValue { Value: 0 } || group.Spec("maxPrice").IsSet() ? $"{types}, spot" : types;
    }

    private static string Number(PlanValue? value) => value is PlanValue.NumberValue number ? FormattableString.Invariant($"{number.Value}") : value.TextWithUnknowns() ?? "?";
}
