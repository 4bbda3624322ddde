using Infra.Components;

namespace Infra.Stacks;

/// <summary><c>platform:teams[0].workloads[0].database</c>.</summary>
internal sealed class TeamDatabaseShape : ObjectShape<TeamDatabase>
{
    public static readonly Property<string> Storage = Property<string>.Required("storage", KubernetesText.Storage, "Room for data on each of its servers.");

    private static readonly Property<bool> Pooled = Property<bool>.Optional("pooled", new BooleanShape(true), false, "Whether clients share connections by a pooler.");

    public override IReadOnlyList<Property> Properties { get; } = [Storage, Pooled];

    protected override TeamDatabase Build(ObjectReading reading) => new() { Storage = reading.Get(Storage), Pooled = reading.Get(Pooled) };
}
