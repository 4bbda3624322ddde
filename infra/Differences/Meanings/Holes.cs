using System.Collections.Immutable;

namespace Infra.Differences.Meanings;

/// <summary>What of something is kept less safe than the rest: one that closes makes up for no other that opens.</summary>
/// <param name="Text">What it is, for people.</param>
/// <param name="Open">By their names.</param>
internal sealed record Holes(string Text, ImmutableArray<string> Open) : Meaning(Text)
{
    /// <inheritdoc/>
    public override bool NeedsBoth => true;

    /// <inheritdoc/>
    public override bool WidensWhenGone => false;

    /// <inheritdoc/>
    public override bool WidensFrom(Meaning? before) => Open.Except(before is Holes holes ? holes.Open : [], StringComparer.Ordinal).Any();

    /// <inheritdoc/>
    public override Meaning And(Meaning other) =>
        other is Holes holes ? new Holes(Joined(Text, holes.Text), [.. Open.Union(holes.Open, StringComparer.Ordinal).Order(StringComparer.Ordinal)]) : this;
}
