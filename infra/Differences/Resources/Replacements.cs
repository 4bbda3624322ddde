using System.Collections.Immutable;
using System.Text.Json;
using Pulumi.Offline;

namespace Infra.Differences.Resources;

/// <summary>
/// Which inputs of a resource type a provider cannot change in place, and what is lost with a resource of it: the table <c>replacements.json</c>, a type with its source each.
/// "replacedBy" are inputs of which every change replaces, "replacedBySetting" those of which one value does, and "replacedByKind" those of which a resource has one, so that one in
/// another's place replaces and another value does not. A type's "identity" is the input that alone decides where both say it.
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
    /// <param name="type">The type.</param>
    /// <param name="changes">What changed.</param>
    /// <param name="after">The inputs as they are now; null for a type that has no input to say what it is.</param>
    public IEnumerable<string> InputsOf(string type, ImmutableArray<PropertyChange> changes, PlanValue.MapValue? after = null)
    {
        if (_types.GetValueOrDefault(type) is not { } entry || changes.IsEmpty)
            return [];
        var changed = changes
            .Where(change => !entry.ReplacedBySetting.TryGetValue(change.Path, out var value) || Equals(change.After, new PlanValue.TextValue(value)))
            .Where(change => !entry.ReplacedByKind.Contains(change.Path) || change.Before is null || change.After is null)
            .Select(change => InputPath.Of(change.Path)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (entry.Identity is { } identity)
        {
            // While it says the same, whatever else changes is an update. To begin or to cease saying it is no reason by itself.
            var change = changes.FirstOrDefault(change => change.Path == identity);
            if (change is null && after?[identity] is not null)
                return [];
            if (change is { Before: not null, After: not null })
                return [identity];
        }
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

    private static TypeEntry EntryOf(JsonElement json)
    {
        var setting = json.TryGetProperty("replacedBySetting", out var values)
            ? values.EnumerateObject().ToImmutableDictionary(input => input.Name, input => input.Value.GetString()!, StringComparer.Ordinal)
            : ImmutableDictionary<string, string>.Empty;
        var kind = json.TryGetProperty("replacedByKind", out var inputs) ? Texts(inputs).ToImmutableHashSet(StringComparer.Ordinal) : [];
        return new TypeEntry(
            [.. Texts(json.GetProperty("replacedBy")).Concat(setting.Keys).Concat(kind).Order(StringComparer.Ordinal)],
            setting,
            kind,
            json.TryGetProperty("identity", out var identity) ? identity.GetString() : null,
            json.TryGetProperty("data", out var data) ? new Loss(LossKind.Data, data.GetString()!)
                : json.TryGetProperty("address", out var address) ? new Loss(LossKind.Address, address.GetString()!)
                : null);
    }

    private static IEnumerable<string> Texts(JsonElement json) => json.EnumerateArray().Select(text => text.GetString()!);

    private sealed record TypeEntry(ImmutableArray<string> ReplacedBy, ImmutableDictionary<string, string> ReplacedBySetting, ImmutableHashSet<string> ReplacedByKind, string? Identity, Loss? Loss);
}
