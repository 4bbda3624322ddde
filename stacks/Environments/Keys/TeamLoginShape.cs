using Infra.Components;

namespace Infra.Stacks;

/// <summary><c>platform:teams[0].workloads[0].login</c>.</summary>
internal sealed class TeamLoginShape : ObjectShape<TeamLogin>
{
    private static readonly Property<string> Path = Property<string>.Required("path", PlainText.UrlPath, "Where people are sent back to, at the workload's `host`, after signing in.");

    public override IReadOnlyList<Property> Properties { get; } = [Path];

    protected override TeamLogin Build(ObjectReading reading) => new(reading.Get(Path));
}
