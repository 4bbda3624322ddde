using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Infra.Stacks;

/// <summary>A text that stands in the configuration encrypted. Reading it says only that it is there; the program gets it from Pulumi, as a secret.</summary>
internal sealed class SecretShape : Shape<bool>
{
    public override string Type => "secret";

    public override string Allowed => "a text that was set with --secret";

    public override IReadOnlyList<(KeyPath Path, string Value)> Examples(KeyPath path) => [(path, "")];

    // What is in clear is shown nowhere.
    public override bool TryRead(Place place, JsonElement value, [MaybeNullWhen(false)] out bool result)
    {
        place.ReportWithFix(ConfigurationProblemCode.Plain, "a value in clear", $"{Allowed}; who could read the file knows this one, so take another", PulumiCommand.SetSecret(place.Stack, place.Path));
        result = false;
        return false;
    }
}
