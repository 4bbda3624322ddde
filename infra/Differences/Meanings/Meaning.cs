namespace Infra.Differences.Meanings;

/// <summary>What a plan says of one thing, and whether more may happen by it than by another saying.</summary>
/// <param name="Text">What it is, for people.</param>
internal abstract record Meaning(string Text)
{
    /// <summary>Whether it is worth a word only where both plans have its subject: that a new bucket is versioned is no change of its protection.</summary>
    public virtual bool NeedsBoth => false;

    /// <summary>Whether more may happen than before, or something is kept less safe.</summary>
    /// <param name="before">What was said; null where nothing was.</param>
    public abstract bool WidensFrom(Meaning? before);

    /// <summary>Whether more may happen, or something is kept less safe, once it is no longer said.</summary>
    public abstract bool WidensWhenGone { get; }

    /// <summary>What both say together, where a plan says it twice.</summary>
    public abstract Meaning And(Meaning other);

    /// <summary>Different texts, once each, sorted.</summary>
    protected static string Joined(string one, string other) =>
        one == other ? one : string.Join(", ", $"{one}, {other}".Split(", ").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}

/// <summary>What lets nobody do more, whatever it is: a size, a version, a name.</summary>
/// <param name="Text">What it is, for people.</param>
/// <param name="IsOfBoth">Whether a plan without its subject says nothing of it.</param>
internal sealed record Note(string Text, bool IsOfBoth = false) : Meaning(Text)
{
    /// <inheritdoc/>
    public override bool NeedsBoth => IsOfBoth;

    /// <inheritdoc/>
    public override bool WidensWhenGone => false;

    /// <inheritdoc/>
    public override bool WidensFrom(Meaning? before) => false;

    /// <inheritdoc/>
    public override Meaning And(Meaning other) => other is Note ? this with { Text = Joined(Text, other.Text) } : other;
}

/// <summary>What keeps something safe.</summary>
/// <param name="Text">What it is, for people.</param>
/// <param name="Rank">The higher, the safer.</param>
/// <param name="Missing">How safe it is where nothing is said; not a number where nobody can tell.</param>
/// <param name="IsOfBoth">Whether a plan without its subject says nothing of it.</param>
/// <param name="Unit">What the rank is counted in. Nobody can compare ranks of different units, and what nobody can compare counts as less safe.</param>
/// <param name="IsOneEnough">Whether where a plan says it twice the safer one decides.</param>
internal sealed record Guard(string Text, double Rank, double Missing = 0, bool IsOfBoth = false, string Unit = "", bool IsOneEnough = false) : Meaning(Text)
{
    /// <inheritdoc/>
    public override bool NeedsBoth => IsOfBoth;

    /// <inheritdoc/>
    public override bool WidensWhenGone => Missing < Rank;

    /// <inheritdoc/>
    public override bool WidensFrom(Meaning? before) => before is Guard guard ? Unit != guard.Unit || !(Rank >= guard.Rank) : Rank < Missing;

    /// <inheritdoc/>
    public override Meaning And(Meaning other) => other is Guard guard
        ? this with { Text = Joined(Text, guard.Text), Unit = Joined(Unit, guard.Unit), Rank = IsOneEnough ? Math.Max(Rank, guard.Rank) : Math.Min(Rank, guard.Rank) }
        : this;
}
