using System.Collections.Immutable;

namespace Infra.Stacks;

/// <summary><c>platform:registry</c>.</summary>
internal sealed class RegistryShape : ObjectShape<EnvironmentRegistry>
{
    private static readonly Property<ImmutableArray<string>> Repositories = Property<ImmutableArray<string>>.Optional(
        "repositories", new ListShape<string>(PlainText.ImageRepository, 0, 100, "platform/api"), [], "The image repositories.", "[]");

    public override IReadOnlyList<Property> Properties { get; } = [Repositories];

    protected override EnvironmentRegistry Build(ObjectReading reading) => new() { Repositories = reading.Get(Repositories) };
}
