using Infra.Planning;
using Infra.Rules;
using Infra.Rules.Aws;
using Infra.Rules.Policies;
using Pulumi.Offline;

namespace Infra.Differences.Meanings;

/// <summary>What roles, users and groups of AWS may do by their policies, and at most by their boundaries.</summary>
internal static class AwsPermissions
{
    private const string Policy = "aws:iam/policy:Policy";

    private static readonly (string Type, string Holder)[] Inline =
    [
        ("aws:iam/rolePolicy:RolePolicy", "role"),
        ("aws:iam/userPolicy:UserPolicy", "user"),
        ("aws:iam/groupPolicy:GroupPolicy", "group"),
    ];

    private static readonly (string Type, string Holder)[] Attachments =
    [
        ("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "role"),
        ("aws:iam/userPolicyAttachment:UserPolicyAttachment", "user"),
        ("aws:iam/groupPolicyAttachment:GroupPolicyAttachment", "group"),
    ];

    /// <summary>Reads them.</summary>
    public static void Read(PlanReading plan, MeaningReading reading)
    {
        var roles = plan.Rules.Index.OfType(AwsTypes.Role);
        foreach (var role in roles.Where(role => role.Inputs["permissionsBoundary"].IsSet()))
        {
            // Without it, or with another, the role may do more for all that is known.
            var way = Way.Of([new Term(NameOfPolicy(plan, role.Inputs["permissionsBoundary"]), [])]);
            reading.Add(plan.NameOf(role), "boundary", new Access([way], "by", Denies: true), owner: plan.TitleOf(role));
        }
        foreach (var (holders, statement) in HeldBy(plan))
            AwsStatements.Add(reading, holders, statement, OwnerOf);
        var managed = ManagedBy(plan);
        var attached = AttachedTo(plan);
        var boundaries = BoundariesOf(plan);
        foreach (var same in managed)
        {
            string[] holders = [.. attached[same.Key]];
            if (holders.Length == 0 || boundaries.Contains(same.Key))
                holders = [.. holders, $"{(boundaries.Contains(same.Key) ? "boundary" : "policy")} {same.Key}"];
            foreach (var statement in same.SelectMany(policy => plan.PolicyOf(policy.Inputs["policy"]).Statements))
                AwsStatements.Add(reading, holders, statement, holder => attached[same.Key].Contains(holder) ? OwnerOf(holder) : plan.TitleOf(same.First()));
        }
        // What AWS or somebody else keeps.
        foreach (var policy in attached.Where(policy => !managed.Contains(policy.Key)))
        {
            foreach (var holder in policy)
                reading.Add(holder, $"what the policy {policy.Key} allows", Access.By(Way.Open));
        }
    }

    /// <summary>The statements that allow something to somebody, be it by a policy of his own or by one that others have too.</summary>
    public static IEnumerable<(string[] Holders, PolicyStatement Statement)> Allowed(PlanReading plan)
    {
        var attached = AttachedTo(plan);
        return HeldBy(plan)
            .Concat(ManagedBy(plan).SelectMany(same => same.SelectMany(policy => plan.PolicyOf(policy.Inputs["policy"]).Statements).Select(statement => (attached[same.Key].ToArray(), statement))))
            .Where(each => each.Item2.Allows);
    }

    private static IEnumerable<(string[] Holders, PolicyStatement Statement)> HeldBy(PlanReading plan) =>
        Inline.SelectMany(each => plan.Rules.Index.OfType(each.Type).Select(resource => (Holder: plan.Referred(resource.Inputs[each.Holder]), Policy: resource.Inputs["policy"])))
            .Concat(plan.Rules.Index.OfType(AwsTypes.Role).SelectMany(role => role.Inputs["inlinePolicies"].Items().Select(inline => (Holder: plan.NameOf(role), Policy: inline.At("policy")))))
            .SelectMany(each => plan.PolicyOf(each.Policy).Statements.Select(statement => (new[] { each.Holder }, statement)));

    // Users and groups have another title: what is no longer denied to them counts, whether they are there or not.
    private static string OwnerOf(string holder) => $"Role {holder}";

    private static ILookup<string, PlanResource> ManagedBy(PlanReading plan) => plan.Rules.Index.OfType(Policy).ToLookup(plan.NameOf, StringComparer.Ordinal);

    private static ILookup<string, string> AttachedTo(PlanReading plan) =>
        Attachments
            .SelectMany(each => plan.Rules.Index.OfType(each.Type).Select(resource => (Holder: plan.Referred(resource.Inputs[each.Holder]), Policy: NameOfPolicy(plan, resource.Inputs["policyArn"]))))
            .Concat(plan.Rules.Index.OfType(AwsTypes.Role).SelectMany(role => role.Inputs["managedPolicyArns"].Items().Select(arn => (Holder: plan.NameOf(role), Policy: NameOfPolicy(plan, arn)))))
            .ToLookup(each => each.Policy, each => each.Holder, StringComparer.Ordinal);

    // Of roles, and of those that kOps makes.
    private static HashSet<string> BoundariesOf(PlanReading plan) =>
    [
        .. plan.Rules.Index.OfType(AwsTypes.Role).Select(role => role.Inputs["permissionsBoundary"]).Concat(plan.Rules.Clusters.Select(cluster => cluster.Cluster.Spec("iam", "permissionsBoundary")))
            .Where(arn => arn.IsSet()).Select(arn => NameOfPolicy(plan, arn)),
    ];

    // "arn:aws:iam::111122223333:policy/name" is the name, whether the plan makes the policy or not; AWS' own keep their ARNs.
    private static string NameOfPolicy(PlanReading plan, PlanValue? arn) =>
        plan.Referred(arn) is var text && text.IndexOf(":policy/", StringComparison.Ordinal) is >= 0 and var at && !text.Contains(":iam::aws:", StringComparison.Ordinal) ? text[(at + ":policy/".Length)..].Split('/')[^1] : text;
}
