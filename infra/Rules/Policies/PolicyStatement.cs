using System.Collections.Immutable;

namespace Infra.Rules.Policies;

/// <summary>
/// A statement of a policy, as far as it is known. Texts hold <see cref="PlanValueExtensions.UnknownPart"/> where a part is known only after `up`.
/// </summary>
public sealed record PolicyStatement
{
    /// <summary>The statement's id; null where it has none.</summary>
    public string? Sid { get; init; }

    /// <summary>Whether it allows; otherwise it denies.</summary>
    public required bool Allows { get; init; }

    /// <summary>"Action".</summary>
    public ImmutableArray<string> Actions { get; init; } = [];

    /// <summary>"NotAction".</summary>
    public ImmutableArray<string> NotActions { get; init; } = [];

    /// <summary>"Resource".</summary>
    public ImmutableArray<string> Resources { get; init; } = [];

    /// <summary>"NotResource".</summary>
    public ImmutableArray<string> NotResources { get; init; } = [];

    /// <summary>"Principal", of all kinds together; "*" alone is everybody.</summary>
    public ImmutableArray<string> Principals { get; init; } = [];

    /// <summary>"NotPrincipal", of all kinds together.</summary>
    public ImmutableArray<string> NotPrincipals { get; init; } = [];

    /// <summary>Whether it has "NotPrincipal".</summary>
    public bool HasNotPrincipal { get; init; }

    /// <summary>"Condition", flat.</summary>
    public ImmutableArray<PolicyCondition> Conditions { get; init; } = [];

    /// <summary>Whether anybody at all is meant.</summary>
    public bool IsForEverybody => Principals.Contains("*") || HasNotPrincipal;
}

/// <summary>One test of a statement's condition.</summary>
/// <param name="Operator">Such as "StringEquals".</param>
/// <param name="Key">Such as "aws:SecureTransport".</param>
/// <param name="Values">What it is held against: any of them.</param>
public sealed record PolicyCondition(string Operator, string Key, ImmutableArray<string> Values);
