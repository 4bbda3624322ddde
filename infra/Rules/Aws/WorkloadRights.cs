using System.IO.Enumeration;
using Infra.Planning;
using Infra.Rules.Policies;

namespace Infra.Rules.Aws;

/// <summary>What ServiceAccounts may do in AWS: the roles that trust their tokens, and what those allow.</summary>
internal sealed class WorkloadRights
{
    private const string RolePolicy = "aws:iam/rolePolicy:RolePolicy";
    private const string Objects = ":s3:::";

    private readonly RuleContext _context;
    private readonly ILookup<string, PlanResource> _bySubject;

    /// <summary>Reads who is trusted by which role.</summary>
    public WorkloadRights(RuleContext context)
    {
        _context = context;
        _bySubject = (
            from role in context.Index.OfType(AwsTypes.Role)
            from statement in context.Policies.Read(role.Inputs["assumeRolePolicy"]).Statements
            where WebIdentity.Trusts(statement)
            from condition in statement.Conditions
            where condition.Operator == "StringEquals" && condition.Key.EndsWith(":sub", StringComparison.Ordinal)
            from subject in condition.Values
            select (subject, role)).ToLookup(each => each.subject, each => each.role, StringComparer.Ordinal);
    }

    /// <summary>The roles that trust a ServiceAccount, one in each cluster; those of a name where its ARN is given.</summary>
    public IEnumerable<PlanResource> RolesOf(string @namespace, string account, string? arn)
    {
        var name = arn?.Split('/')[^1];
        return _bySubject[$"system:serviceaccount:{@namespace}:{account}"].Where(role => name is null || role.Inputs["name"].TextWithUnknowns() == name);
    }

    /// <summary>What a role allows, as far as the plan says it.</summary>
    public IEnumerable<PolicyStatement> StatementsOf(PlanResource role) =>
        role.Inputs["inlinePolicies"].Items().Select(inline => inline.At("policy"))
            .Concat(_context.Index.Attached(role, RolePolicy, "role").Select(policy => policy.Inputs["policy"]))
            .SelectMany(policy => _context.Policies.Read(policy).Statements).Where(statement => statement.Allows);

    /// <summary>Whether a statement is about an action.</summary>
    public static bool Covers(PolicyStatement statement, string action) => statement.Actions.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, action, ignoreCase: true));

    /// <summary>Whether a statement is about every object below a folder of a bucket, "bucket/folder".</summary>
    public static bool CoversObjectsBelow(PolicyStatement statement, string folder) => statement.Resources.Any(pattern =>
        pattern.EndsWith('*') && pattern.IndexOf(Objects, StringComparison.Ordinal) is >= 0 and var at && $"{folder}/".StartsWith(pattern[(at + Objects.Length)..^1], StringComparison.Ordinal));
}
