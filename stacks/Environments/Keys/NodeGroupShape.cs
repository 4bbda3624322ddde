using System.Collections.Immutable;
using System.Globalization;
using Infra.Components;

namespace Infra.Stacks;

/// <summary><c>platform:clusters[0].nodeGroups[0]</c>.</summary>
internal sealed class NodeGroupShape : ObjectShape<NodeGroupSpec>
{
    public static readonly Property<string> Name = Property<string>.Required("name", KubernetesText.GroupName, "The group's name; an instance group is called by it and its zone.");

    public static readonly Property<int> Max = Property<int>.Required(
        "max", NumberShape.Between(1, MostNodes, "machines", 3), "The most machines that the autoscaler starts in each zone; at least `min`.");

    public static readonly Property<ImmutableArray<string>> Zones = Property<ImmutableArray<string>>.Optional(
        "zones", new ListShape<string>(AwsText.Zone, 1, AddressPlan.MostZones, "eu-central-1a"), [], "The zones, of the environment's.", "all");

    // A bound of the platform's own: a slip of the finger shouldn't start ten thousand machines.
    private const int MostNodes = 200;

    private static readonly Property<ImmutableArray<string>> InstanceTypes = Property<ImmutableArray<string>>.Required(
        "instanceTypes", new ListShape<string>(AwsText.InstanceType, 1, 20, "m6i.large"), "The types of its machines, the preferred one first; spot groups do well to name several of one size.");

    private static readonly Property<int> Min = Property<int>.Required("min", NumberShape.Between(0, MostNodes, "machines", 1), "The fewest machines that the autoscaler leaves in each zone.");

    private static readonly Property<bool> Spot = Property<bool>.Optional(
        "spot", new BooleanShape(false), false, "Whether they are spot instances, which AWS may take back at two minutes' notice.");

    private static readonly Property<int> VolumeGiB = Volume("The size of their root volumes.");

    private static readonly Property<ImmutableSortedDictionary<string, string>> Labels = Property<ImmutableSortedDictionary<string, string>>.Optional(
        "labels",
        new MapShape(KubernetesText.LabelKey, KubernetesText.LabelValue),
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal),
        "Kubernetes labels of the nodes.",
        "{}");

    private static readonly Property<ImmutableArray<string>> Taints = Property<ImmutableArray<string>>.Optional(
        "taints", new ListShape<string>(KubernetesText.Taint, 0, 20, "dedicated=batch:NoSchedule"), [], "Kubernetes taints of the nodes.", "[]");

    public override IReadOnlyList<Property> Properties { get; } = [Name, InstanceTypes, Min, Max, Zones, Spot, VolumeGiB, Labels, Taints];

    /// <summary>A root volume: a container host needs some room, and gp3 volumes end at 16 TiB wherever a region has them.</summary>
    public static Property<int> Volume(string description) => Property<int>.Optional("volumeGiB", NumberShape.Between(20, 16_384, "GiB", 64), 64, description);

    protected override void Check(ObjectReading reading)
    {
        if (reading.Has(Min, out var min) && reading.Has(Max, out var max) && min > max)
        {
            var least = min.ToString(CultureInfo.InvariantCulture);
            reading.PlaceOf(Max).Report(ConfigurationProblemCode.Conflict, max.ToString(CultureInfo.InvariantCulture), $"at least min, which is {least}", least);
        }

        if (reading.Has(InstanceTypes, out var types))
            CheckArchitecture(reading.PlaceOf(InstanceTypes), types);
    }

    // An instance group has one machine image, and an image one architecture.
    private static void CheckArchitecture(Place place, ImmutableArray<string> types)
    {
        for (var i = 1; i < types.Length; i++)
        {
            if (AwsText.IsArm(types[i]) == AwsText.IsArm(types[0]))
                continue;
            var item = place.Item(i);
            item.ReportWithFix(
                ConfigurationProblemCode.Conflict,
                $"'{types[i]}'",
                $"a type with {(AwsText.IsArm(types[0]) ? "a Graviton (arm64)" : "an x86")} processor, as the group's first type {types[0]}: a group has one machine image",
                PulumiCommand.Remove(item.Stack, item.Path));
        }
    }

    protected override NodeGroupSpec Build(ObjectReading reading) => new()
    {
        Name = reading.Get(Name),
        InstanceTypes = reading.Get(InstanceTypes),
        Min = reading.Get(Min),
        Max = reading.Get(Max),
        Zones = reading.Get(Zones),
        Spot = reading.Get(Spot),
        VolumeGiB = reading.Get(VolumeGiB),
        Labels = reading.Get(Labels),
        Taints = reading.Get(Taints),
    };
}
