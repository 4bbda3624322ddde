using System.Collections.Immutable;

namespace Pulumi.Offline;

/// <summary>
/// A value of a plan: what an input or a stack output holds once the program has run, as far as it is known before `up`.
/// The tree never gives away a secret's text.
/// </summary>
public abstract record PlanValue
{
    private protected PlanValue() { }

    /// <summary>No value; stands only where its place counts, as in a list.</summary>
    public static PlanValue Null { get; } = new NullValue();

    /// <summary>A secret of which nothing is known, as in a plan that was read back: the text never was in it.</summary>
    public static PlanValue Secret { get; } = new SecretValue(Null);

    /// <summary>No value.</summary>
    public sealed record NullValue : PlanValue;

    /// <summary>true or false.</summary>
    public sealed record BoolValue(bool Value) : PlanValue;

    /// <summary>A number, whole or not: Pulumi knows but one kind.</summary>
    public sealed record NumberValue(double Value) : PlanValue;

    /// <summary>Text that is known whole.</summary>
    public sealed record TextValue(string Value) : PlanValue;

    /// <summary>A list, in the program's order.</summary>
    public sealed record ListValue(ImmutableArray<PlanValue> Items) : PlanValue
    {
        /// <summary>Whether both hold equal values in the same order.</summary>
        public bool Equals(ListValue? other) => other is not null && Items.AsSpan().SequenceEqual(other.Items.AsSpan());

        /// <inheritdoc/>
        public override int GetHashCode() => Items.Length;
    }

    /// <summary>A map; its keys are sorted ordinally, none is there without a value.</summary>
    public sealed record MapValue(ImmutableSortedDictionary<string, PlanValue> Items) : PlanValue
    {
        /// <summary>A map without keys.</summary>
        public static MapValue Empty { get; } = new(ImmutableSortedDictionary.Create<string, PlanValue>(StringComparer.Ordinal));

        /// <summary>The value of a key, or null where the map lacks it.</summary>
        public PlanValue? this[string key] => Items.GetValueOrDefault(key);

        /// <summary>Whether both hold equal values under the same keys.</summary>
        public bool Equals(MapValue? other) => other is not null && Items.SequenceEqual(other.Items);

        /// <inheritdoc/>
        public override int GetHashCode() => Items.Count;
    }

    /// <summary>A value known only after `up`; <paramref name="Source"/> says whose: "urn#property".</summary>
    public sealed record UnknownValue(string Source) : PlanValue;

    /// <summary>Text with parts known only after `up`: <see cref="TextValue"/> and <see cref="UnknownValue"/> in turn.</summary>
    public sealed record TemplateValue(ImmutableArray<PlanValue> Parts) : PlanValue
    {
        /// <summary>Whether both have equal parts in the same order.</summary>
        public bool Equals(TemplateValue? other) => other is not null && Parts.AsSpan().SequenceEqual(other.Parts.AsSpan());

        /// <inheritdoc/>
        public override int GetHashCode() => Parts.Length;
    }

    /// <summary>A secret, of whatever kind.</summary>
    public sealed record SecretValue : PlanValue
    {
        internal SecretValue(PlanValue plaintext) => Plaintext = plaintext;

        /// <summary>What the secret hides: for the run's own use, never for a plan's reader.</summary>
        internal PlanValue Plaintext { get; }

        /// <inheritdoc/>
        public bool Equals(SecretValue? other) => other is not null;

        /// <inheritdoc/>
        public override int GetHashCode() => typeof(SecretValue).GetHashCode();

        /// <summary>"SecretValue": the text stays where it is.</summary>
        public override string ToString() => nameof(SecretValue);
    }

    /// <summary>A file or archive, by the SHA-256 of its content ("sha256:…").</summary>
    public sealed record AssetValue(string Hash) : PlanValue;
}
