using System.Collections.Immutable;
using Pulumi;

namespace Infra.Components;

/// <summary>A secret with its text, which is known only to Pulumi's encrypted state and to Vault.</summary>
/// <param name="Path">Where it goes in Vault.</param>
/// <param name="Entries">Its entries by their names, sorted ordinally.</param>
public sealed record MadeSecret(VaultPath Path, ImmutableSortedDictionary<string, Output<string>> Entries)
{
    /// <summary>All entries as one JSON object, as Vault takes them; a secret.</summary>
    public Output<string> ToJson() => Output.CreateSecret(Output.JsonSerialize(Output.Create(Entries)));
}
