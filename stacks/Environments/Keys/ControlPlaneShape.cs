namespace Infra.Stacks;

/// <summary><c>platform:nodes.controlPlane</c>.</summary>
internal sealed class ControlPlaneShape : ObjectShape<ControlPlaneNodes>
{
    private static readonly Property<string> InstanceType = Property<string>.Required("instanceType", AwsText.InstanceType, "The type of the control plane's machines.");

    // etcd: an even number bears no more failures than the odd one below it.
    private static readonly Property<int> Count = Property<int>.Required(
        "count", NumberShape.OneOf([1, 3, 5], "machines", 3), "How many there are; odd, for etcd needs a majority.");

    public override IReadOnlyList<Property> Properties { get; } = [InstanceType, Count];

    protected override ControlPlaneNodes Build(ObjectReading reading) => new()
    {
        InstanceType = reading.Get(InstanceType),
        Count = reading.Get(Count),
    };
}
