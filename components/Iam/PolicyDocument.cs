namespace Infra.Components;

/// <summary>
/// An IAM policy document that is checked as a whole and always written the same way. It refuses what a review would: an Allow of every
/// action, on every resource or for everyone that gives no reason, <c>NotAction</c> or <c>NotPrincipal</c> in an Allow, and what AWS would not accept.
/// </summary>
public sealed class PolicyDocument
{
    private readonly string _json;

    private PolicyDocument(PolicyKind kind, IReadOnlyList<PolicyStatement> statements)
    {
        Kind = kind;
        Statements = statements;
        _json = PolicyJson.Write(statements);
    }

    /// <summary>Where the policy is used.</summary>
    public PolicyKind Kind { get; }

    /// <summary>The statements, in the order given.</summary>
    public IReadOnlyList<PolicyStatement> Statements { get; }

    /// <summary>Checks statements and makes a document of them.</summary>
    /// <param name="kind">Where the policy is used.</param>
    /// <param name="statements">One statement at least.</param>
    /// <exception cref="ArgumentException">Something is wrong; the message lists every problem with the statement's id.</exception>
    public static PolicyDocument Of(PolicyKind kind, params IEnumerable<PolicyStatement> statements)
    {
        IReadOnlyList<PolicyStatement> all = [.. statements];
        var problems = PolicyProblems.Find(kind, all);
        if (problems.Count > 0)
            throw Refuse(kind, problems);

        var document = new PolicyDocument(kind, all);
        return document._json.Length <= kind.MostCharacters
            ? document
            : throw Refuse(kind, [$"it has {document._json.Length} characters and {kind.Description} has {kind.MostCharacters} at most; split it or name fewer things"]);
    }

    /// <summary>The trust policy that lets an AWS service assume a role.</summary>
    /// <param name="service">The service, such as <c>ec2.amazonaws.com</c>.</param>
    /// <param name="conditions">Conditions; pin the account and the resource wherever the service sends them.</param>
    public static PolicyDocument TrustOfService(string service, params IEnumerable<PolicyCondition> conditions) =>
        Of(PolicyKind.Trust, PolicyStatement.Allow("AssumeByService").By(PolicyPrincipal.Service(service)).To("sts:AssumeRole").When(conditions));

    /// <summary>The document as compact JSON, version 2012-10-17: statements in the order given, everything in them sorted.</summary>
    public string ToJson() => _json;

    /// <summary>The same as <see cref="ToJson"/>.</summary>
    public override string ToString() => _json;

    private static ArgumentException Refuse(PolicyKind kind, IReadOnlyList<string> problems) =>
        new($"The document cannot be {kind.Description}: {string.Join("; ", problems)}.");
}
