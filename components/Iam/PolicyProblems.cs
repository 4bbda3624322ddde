using System.Text.RegularExpressions;

namespace Infra.Components;

/// <summary>What is wrong with policy statements, each problem a phrase that begins with the statement's id.</summary>
internal static partial class PolicyProblems
{
    public static IReadOnlyList<string> Find(PolicyKind kind, IReadOnlyCollection<PolicyStatement> statements)
    {
        if (statements.Count == 0)
            return ["it has no statement"];
        return
        [
            .. statements.SelectMany(statement => Find(kind, statement).Select(problem => $"statement '{statement.Sid}' {problem}")),
            .. statements.GroupBy(statement => statement.Sid, StringComparer.Ordinal).Where(same => same.Count() > 1)
                .Select(same => $"the id '{same.Key}' is used by {same.Count()} statements"),
        ];
    }

    private static IEnumerable<string> Find(PolicyKind kind, PolicyStatement statement)
    {
        if (!SidForm().IsMatch(statement.Sid ?? ""))
            yield return "needs an id of letters and digits";
        if (statement.Actions.Count == 0)
            yield return "names no action";
        foreach (var action in statement.Actions.Where(action => !ActionForm().IsMatch(action ?? "")))
            yield return $"has the action '{action}'; write service:Action, such as 's3:GetObject'";
        foreach (var resource in statement.Resources.Where(resource => !ResourceForm().IsMatch(resource ?? "")))
            yield return $"has the resource '{resource}'; write an ARN without blanks, such as 'arn:aws:s3:::bucket/*'";
        foreach (var principal in statement.Principals.Where(principal => principal != PolicyPrincipal.Everyone && !PrincipalForm().IsMatch(principal.Id ?? "")))
            yield return $"has the principal '{principal.Id}'; write an ARN or a service's name, without blanks or wildcards";
        foreach (var problem in statement.Conditions.SelectMany(Find))
            yield return problem;
        foreach (var twice in statement.Conditions.GroupBy(condition => (condition.Operator, condition.Key)).Where(same => same.Count() > 1))
            yield return $"has {twice.Key.Operator} of {twice.Key.Key} more than once; give all values to one condition";
        foreach (var problem in FindMissing(kind, statement).Concat(statement.IsAllow ? FindTooWide(statement) : []))
            yield return problem;
    }

    private static IEnumerable<string> Find(PolicyCondition condition)
    {
        if (!ConditionKeyForm().IsMatch(condition.Key ?? ""))
            yield return $"has the condition key '{condition.Key}'; write prefix:Name, such as 'aws:SourceAccount'";
        if (condition.Values.Count == 0)
            yield return $"gives {condition.Operator} of {condition.Key} no value";
        foreach (var value in condition.Values.Where(value => !ValueForm().IsMatch(value ?? "")))
            yield return $"gives {condition.Operator} of {condition.Key} the value '{value}'; write printable characters";
    }

    private static IEnumerable<string> FindMissing(PolicyKind kind, PolicyStatement statement)
    {
        if (kind.HasPrincipals && statement.Principals.Count == 0)
            yield return "names no principal";
        if (!kind.HasPrincipals && statement.Principals.Count > 0)
            yield return $"names a principal, which {kind.Description} must not";
        if (kind.HasResources && statement.Resources.Count == 0)
            yield return "names no resource";
        if (!kind.HasResources && statement.Resources.Count > 0)
            yield return $"names a resource, which {kind.Description} must not";
    }

    private static IEnumerable<string> FindTooWide(PolicyStatement statement)
    {
        if (statement.IsNotActions)
            yield return "allows all actions but some, which grows with AWS; list the actions";
        if (statement.IsNotPrincipals)
            yield return "allows everyone but some; list the principals";
        if (statement.Principals.Contains(PolicyPrincipal.Everyone) && string.IsNullOrWhiteSpace(statement.EveryoneBecause))
            yield return "allows everyone for no reason; name the principals, or say why in ByEveryone(because)";
        if (statement.Actions.Any(IsEveryAction) && string.IsNullOrWhiteSpace(statement.EveryActionBecause))
            yield return "allows every action for no reason; list the actions, or say why in ToDoAnything(because)";
        if (statement.Resources.Contains("*") && string.IsNullOrWhiteSpace(statement.EveryResourceBecause))
            yield return "allows on every resource for no reason; name ARNs, or say why in OnEveryResource(because)";
    }

    private static bool IsEveryAction(string action) => action == "*" || action.EndsWith(":*", StringComparison.Ordinal);

    [GeneratedRegex("^[A-Za-z0-9]+\\z")]
    private static partial Regex SidForm();

    [GeneratedRegex("^([*]|[a-z0-9-]+:[A-Za-z0-9*?]+)\\z")]
    private static partial Regex ActionForm();

    [GeneratedRegex("^([*]|arn:[a-z-]+:[a-z0-9-]+:[!-~]*)\\z")]
    private static partial Regex ResourceForm();

    [GeneratedRegex("^[!-)+->@-~]+\\z")]
    private static partial Regex PrincipalForm();

    [GeneratedRegex("^[A-Za-z0-9./-]+:[!-~]+\\z")]
    private static partial Regex ConditionKeyForm();

    [GeneratedRegex("^[ -~]+\\z")]
    private static partial Regex ValueForm();
}
