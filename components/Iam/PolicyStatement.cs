namespace Infra.Components;

/// <summary>
/// One statement of a policy, put together step by step; every step gives a new statement. What is wrong with it is said when it
/// goes into a <see cref="PolicyDocument"/>.
/// </summary>
public sealed record PolicyStatement
{
    private PolicyStatement(string sid, bool isAllow)
    {
        Sid = sid;
        IsAllow = isAllow;
    }

    /// <summary>The statement's id: letters and digits, once in a document.</summary>
    public string Sid { get; }

    /// <summary>Whether the statement allows; else it denies.</summary>
    public bool IsAllow { get; }

    /// <summary>The principals; empty where the document's kind has none.</summary>
    public IReadOnlyList<PolicyPrincipal> Principals { get; private init; } = [];

    /// <summary>The actions, sorted.</summary>
    public IReadOnlyList<string> Actions { get; private init; } = [];

    /// <summary>Whether the statement is about all actions but those listed.</summary>
    public bool IsNotActions { get; private init; }

    /// <summary>Whether the statement is about everyone but the principals listed.</summary>
    public bool IsNotPrincipals { get; private init; }

    /// <summary>The resources, sorted; empty where the document's kind has none.</summary>
    public IReadOnlyList<string> Resources { get; private init; } = [];

    /// <summary>The conditions; all must hold.</summary>
    public IReadOnlyList<PolicyCondition> Conditions { get; private init; } = [];

    /// <summary>Why the statement is about everyone; null where no reason was given.</summary>
    public string? EveryoneBecause { get; private init; }

    /// <summary>Why the statement is about every action; null where no reason was given.</summary>
    public string? EveryActionBecause { get; private init; }

    /// <summary>Why the statement is about every resource; null where no reason was given.</summary>
    public string? EveryResourceBecause { get; private init; }

    /// <summary>A statement that allows.</summary>
    /// <param name="sid">Letters and digits, once in a document.</param>
    public static PolicyStatement Allow(string sid) => new(sid, isAllow: true);

    /// <summary>A statement that denies.</summary>
    /// <param name="sid">Letters and digits, once in a document.</param>
    public static PolicyStatement Deny(string sid) => new(sid, isAllow: false);

    /// <summary>Adds principals.</summary>
    public PolicyStatement By(params IEnumerable<PolicyPrincipal> principals) => this with { Principals = [.. Principals, .. principals] };

    /// <summary>Makes the statement about everyone, signed in or not.</summary>
    /// <param name="because">Why; an Allow without a reason is refused.</param>
    public PolicyStatement ByEveryone(string? because = null) => By(PolicyPrincipal.Everyone) with { EveryoneBecause = because };

    /// <summary>Makes a Deny about everyone but these principals.</summary>
    public PolicyStatement ByAllBut(params IEnumerable<PolicyPrincipal> principals) => By(principals) with { IsNotPrincipals = true };

    /// <summary>Adds actions, such as <c>s3:GetObject</c>.</summary>
    public PolicyStatement To(params IEnumerable<string> actions) => this with { Actions = Sorted(Actions, actions) };

    /// <summary>Makes a Deny about all actions but these.</summary>
    public PolicyStatement ToAllBut(params IEnumerable<string> actions) => To(actions) with { IsNotActions = true };

    /// <summary>Makes the statement about every action there is, or every action of one service.</summary>
    /// <param name="because">Why; an Allow without a reason is refused.</param>
    /// <param name="service">The service's prefix, such as <c>s3</c>; all services where none is given.</param>
    public PolicyStatement ToDoAnything(string because, string? service = null) =>
        To(service is null ? "*" : $"{service}:*") with { EveryActionBecause = because };

    /// <summary>Adds resources by their ARNs.</summary>
    public PolicyStatement On(params IEnumerable<string> resources) => this with { Resources = Sorted(Resources, resources) };

    /// <summary>Makes the statement about every resource.</summary>
    /// <param name="because">Why no ARN will do; an Allow without a reason is refused.</param>
    public PolicyStatement OnEveryResource(string because) => On("*") with { EveryResourceBecause = because };

    /// <summary>Adds conditions; all must hold.</summary>
    public PolicyStatement When(params IEnumerable<PolicyCondition> conditions) => this with { Conditions = [.. Conditions, .. conditions] };

    private static IReadOnlyList<string> Sorted(IReadOnlyList<string> some, IEnumerable<string> more) =>
        [.. some.Concat(more).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
