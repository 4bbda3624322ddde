namespace Infra.Stacks;

/// <summary><c>platform:nodes</c>.</summary>
internal sealed class NodesShape : ObjectShape<EnvironmentNodes>
{
    // A container host needs some room; gp3 volumes end at 16 TiB wherever a region has them.
    private static readonly NumberShape VolumeSize = NumberShape.Between(20, 16_384, "GiB", 64);

    private static readonly Property<ControlPlaneNodes> ControlPlane = Property<ControlPlaneNodes>.Required(
        "controlPlane", new ControlPlaneShape(), "The machines that run the API server and etcd.");

    private static readonly Property<WorkerNodes> Workers = Property<WorkerNodes>.Required("workers", new WorkersShape(), "The machines that run workloads.");

    private static readonly Property<int> VolumeGiB = Property<int>.Optional(
        "volumeGiB", VolumeSize, EnvironmentNodes.DefaultVolumeGiB, "The size of every node's root volume.");

    public override IReadOnlyList<Property> Properties { get; } = [ControlPlane, Workers, VolumeGiB];

    protected override EnvironmentNodes Build(ObjectReading reading) => new()
    {
        ControlPlane = reading.Get(ControlPlane),
        Workers = reading.Get(Workers),
        VolumeGiB = reading.Get(VolumeGiB),
    };
}
