using System.Collections.Immutable;
using Infra.Components;

namespace Infra.Stacks;

/// <summary><c>platform:teams[0].workloads[0].secrets[0]</c>.</summary>
internal sealed class TeamSecretShape : ObjectShape<TeamSecret>
{
    public static readonly Property<string> Name = Property<string>.Required("name", KubernetesText.SecretName, "The name of the Secret, and of what Vault keeps below `teams/{namespace}/`.");

    private static readonly Property<ImmutableArray<string>> Keys = Property<ImmutableArray<string>>.Required(
        "keys", new ListShape<string>(KubernetesText.SecretKey, 1, 20, "secret"), "Its entries; each is made at random, once.");

    public override IReadOnlyList<Property> Properties { get; } = [Name, Keys];

    protected override TeamSecret Build(ObjectReading reading) => new(reading.Get(Name), reading.Get(Keys));
}
