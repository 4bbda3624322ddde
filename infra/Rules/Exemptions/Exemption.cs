using System.Collections.Immutable;

namespace Infra.Rules.Exemptions;

/// <summary>A finding that is let pass for a while, and on whose word.</summary>
public sealed record Exemption
{
    /// <summary>The id of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>The URN of what is exempt; "*" stands for any text within it.</summary>
    public required string Subject { get; init; }

    /// <summary>The stacks that it holds for; empty for all.</summary>
    public ImmutableArray<string> Stacks { get; init; } = [];

    /// <summary>Why it is right, for now.</summary>
    public required string Reason { get; init; }

    /// <summary>Who answers for it.</summary>
    public required string Owner { get; init; }

    /// <summary>The last day on which it holds.</summary>
    public required DateOnly Expires { get; init; }

    /// <summary>The line of the file on which it begins, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Where it is written.</summary>
    public string Place => FormattableString.Invariant($"{ExemptionFile.Name}:{Line}");

    /// <summary>Whether it is about a stack.</summary>
    public bool IsFor(string stack) => Stacks.IsEmpty || Stacks.Contains(stack);

    /// <summary>Whether it has run out.</summary>
    public bool IsExpiredOn(DateOnly today) => today > Expires;

    /// <summary>Whether the subject of a finding is meant.</summary>
    public bool Covers(string subject) => Glob.Matches(Subject, subject);
}
