using System.Collections.Immutable;
using System.Text.Json;

namespace Infra.Differences.Resources;

/// <summary>
/// Which inputs of a resource type a provider cannot change in place, and what is lost with a resource of it: the table <c>replacements.json</c>, a type with its source each.
/// </summary>
internal sealed class Replacements
{
    private static readonly Lazy<Replacements> Loaded = new(Load);

    private readonly ImmutableDictionary<string, TypeEntry> _types;

    private Replacements(ImmutableDictionary<string, TypeEntry> types) => _types = types;

    /// <summary>The table that the program carries.</summary>
    public static Replacements Default => Loaded.Value;

    /// <summary>The types that the table has; of one without inputs everything can be changed in place.</summary>
    public IEnumerable<string> Types => _types.Keys;

    /// <summary>The inputs of a type, as the table has them; null where it lacks the type.</summary>
    public ImmutableArray<string>? InputsOf(string type) => _types.GetValueOrDefault(type)?.ReplacedBy;

    /// <summary>The inputs among those that changed which have the provider make a new resource.</summary>
    public IEnumerable<string> InputsOf(string type, ImmutableArray<PropertyChange> changes)
    {
        if (_types.GetValueOrDefault(type) is not { } entry || changes.IsEmpty)
            return [];
        var changed = changes.Select(change => InputPath.Of(change.Path)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return entry.ReplacedBy.Where(input => changed.Any(path => InputPath.Meet(path, input)));
    }

    /// <summary>What is lost with a resource of a type; null where nobody will miss it.</summary>
    public Loss? LossOf(string type) => _types.GetValueOrDefault(type)?.Loss;

    private static Replacements Load()
    {
        using var stream = typeof(Replacements).Assembly.GetManifestResourceStream("Infra.Differences.replacements.json")!;
        using var document = JsonDocument.Parse(stream);
        return new Replacements(document.RootElement.GetProperty("types").EnumerateObject().ToImmutableDictionary(type => type.Name, type => EntryOf(type.Value), StringComparer.Ordinal));
    }

    private static TypeEntry EntryOf(JsonElement json) => new(
        [.. json.GetProperty("replacedBy").EnumerateArray().Select(input => input.GetString()!).Order(StringComparer.Ordinal)],
        json.TryGetProperty("data", out var data) ? new Loss(LossKind.Data, data.GetString()!)
            : json.TryGetProperty("address", out var address) ? new Loss(LossKind.Address, address.GetString()!)
            : null);

    private sealed record TypeEntry(ImmutableArray<string> ReplacedBy, Loss? Loss);
}
