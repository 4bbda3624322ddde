namespace Infra.Stacks;

/// <summary><c>platform:trail</c>.</summary>
internal sealed class TrailShape : ObjectShape<EnvironmentTrail>
{
    private static readonly Property<bool> Enabled = Property<bool>.Optional(
        "enabled", new BooleanShape(true), true, "Whether the environment has a CloudTrail trail of its own; `false` where the organisation keeps one for the account.");

    public override IReadOnlyList<Property> Properties { get; } = [Enabled];

    protected override EnvironmentTrail Build(ObjectReading reading) => new() { Enabled = reading.Get(Enabled) };
}
