using Infra.Components;

namespace Infra.Stacks;

/// <summary><c>platform:clusters[0].controlPlane</c>.</summary>
internal sealed class ControlPlaneShape : ObjectShape<ControlPlaneSpec>
{
    // etcd: an even number bears no more failures than the odd one below it.
    public static readonly Property<int> Count = Property<int>.Required(
        "count", NumberShape.OneOf([1, 3, 5], "machines", 3), "How many there are; odd, for etcd needs a majority. 3 and 5 need three zones.");

    private static readonly Property<string> InstanceType = Property<string>.Required("instanceType", AwsText.InstanceType, "The type of the control plane's machines.");

    private static readonly Property<int> VolumeGiB = NodeGroupShape.Volume("The size of their root volumes.");

    public override IReadOnlyList<Property> Properties { get; } = [InstanceType, Count, VolumeGiB];

    protected override ControlPlaneSpec Build(ObjectReading reading) => new()
    {
        InstanceType = reading.Get(InstanceType),
        Count = reading.Get(Count),
        VolumeGiB = reading.Get(VolumeGiB),
    };
}
