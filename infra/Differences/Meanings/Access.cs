using System.Collections.Immutable;

namespace Infra.Differences.Meanings;

/// <summary>That something is let through, in one way or several.</summary>
/// <param name="Ways">The ways, in the order of their texts; any of them is enough.</param>
/// <param name="Word">What it is called: "allowed", "open".</param>
/// <param name="Denies">Whether it is kept out instead: then fewer ways let more happen.</param>
internal sealed record Access(ImmutableArray<Way> Ways, string Word = Access.Allowed, bool Denies = false) : Meaning(TextOf(Ways, Word))
{
    /// <summary>The word where nobody says another.</summary>
    public const string Allowed = "allowed";

    /// <summary>The word for what keeps out, where it has no terms.</summary>
    public const string Always = "always";

    /// <inheritdoc/>
    public override bool WidensWhenGone => Denies;

    /// <summary>Access in one way.</summary>
    public static Access By(Way way, string word = Allowed) => new([way], word);

    /// <summary>A denial in one way.</summary>
    public static Access Denial(Way way) => new([way], Always, Denies: true);

    /// <inheritdoc/>
    public override bool WidensFrom(Meaning? before) => before is not Access access ? !Denies : Denies ? !Covers(access) : !access.Covers(this);

    /// <summary>Whether each way of another is one of these, or narrower than one.</summary>
    public bool Covers(Access other) => other.Denies == Denies && other.Ways.All(way => Ways.Any(each => each.Covers(way)));

    /// <inheritdoc/>
    public override Meaning And(Meaning other) => other is Access access
        ? this with { Ways = [.. Ways.Concat(access.Ways).DistinctBy(way => way.Text, StringComparer.Ordinal).OrderBy(way => way.Text, StringComparer.Ordinal)], Text = TextOf(Ways.Concat(access.Ways), Word) }
        : this;

    private static string TextOf(IEnumerable<Way> all, string word)
    {
        var texts = all.Select(way => way.Text).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var ways = string.Join("; or ", texts);
        return texts.Count == 0 || texts[0].Length == 0 ? word : word == Always ? ways : $"{word} {ways}";
    }
}

/// <summary>A way in which something is let through: all of its terms have to hold.</summary>
/// <param name="Terms">The terms, in the order of their texts but for one that says where it leads, which is first.</param>
internal sealed record Way(ImmutableArray<Term> Terms)
{
    /// <summary>Without a term.</summary>
    public static Way Open { get; } = new(ImmutableArray<Term>.Empty);

    /// <summary>All terms, for people; empty where there are none.</summary>
    public string Text { get; } = string.Join(" and ", Terms.Select(term => term.Text));

    /// <summary>A way of terms.</summary>
    public static Way Of(IEnumerable<Term> terms) => new([.. terms.OrderBy(term => term.Text, StringComparer.Ordinal)]);

    /// <summary>Whether all that another lets through goes this way too.</summary>
    public bool Covers(Way other) => Terms.All(term => other.Terms.Any(term.Covers));
}

/// <summary>A condition of a way.</summary>
/// <param name="Name">What is asked: "if aws:SourceAccount =", "as", "except".</param>
/// <param name="Values">The values: any of them fits, or where it is negative none.</param>
/// <param name="IsNegative">Whether the values are what does not fit.</param>
internal sealed record Term(string Name, ImmutableArray<string> Values, bool IsNegative = false)
{
    /// <summary>The end of a name whose values may have asterisks.</summary>
    public const string Like = " like";

    /// <summary>The name of the identities that callers have in the mesh, which may have asterisks.</summary>
    public const string As = "as";

    /// <summary>For people.</summary>
    public string Text { get; } = Values.IsEmpty ? Name : $"{Name} {string.Join(IsNegative ? ", " : " or ", Values)}";

    /// <summary>Whether all that fits another fits this.</summary>
    public bool Covers(Term other) => Name == other.Name && IsNegative == other.IsNegative
        && (IsNegative ? Values.All(value => other.Values.Contains(value)) : other.Values.All(value => Values.Any(each => each == value || Fits(each, value))));

    private bool Fits(string pattern, string value) => ((Name == As || Name.EndsWith(Like, StringComparison.Ordinal)) && Pattern.Covers(pattern, value)) || Pattern.Contains(pattern, value);
}
