using Infra.Planning;
using Infra.Rules.Policies;

namespace Infra.Rules.Aws;

/// <summary>AWS015.</summary>
public sealed class WebIdentityTrust : PlanRule
{
    private const string ProviderPath = "oidc-provider/";
    private static readonly string[] Claims = ["sub", "aud"];

    /// <inheritdoc/>
    public override string Id => "AWS015";

    /// <inheritdoc/>
    public override string Title => "A web identity is trusted by its exact subject and audience";

    /// <inheritdoc/>
    public override string Why =>
        "A role that trusts an identity provider without pinning `sub` and `aud` is every workload's of that provider: each pod of the cluster, "
        + "or each repository of GitHub, may assume it.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html; "
        + "https://kops.sigs.k8s.io/cluster_spec/#service-account-issuer-discovery-and-aws-iam-roles-for-service-accounts-irsa";

    /// <inheritdoc/>
    public override string Fix => "Test both <provider>:sub and <provider>:aud by StringEquals, without wildcards.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        foreach (var role in context.Index.OfType(AwsTypes.Role))
        {
            var trust = context.Policies.Read(role.Inputs["assumeRolePolicy"]);
            for (var i = 0; i < trust.Statements.Length; i++)
            {
                if (!WebIdentity.Trusts(trust.Statements[i]))
                    continue;
                foreach (var claim in Claims)
                {
                    if (!Pins(trust.Statements[i], claim))
                        yield return Broken(role, $"The trust policy's {PolicyWords.Name(trust.Statements[i], i)} does not pin \"{claim}\" by StringEquals.");
                }
            }
        }
    }

    private static bool Pins(PolicyStatement statement, string claim) =>
        statement.Conditions.Any(condition => condition.Operator == "StringEquals" && IsKey(statement, condition.Key, claim) && IsExact(condition));

    private static bool IsExact(PolicyCondition condition) =>
        !condition.Values.IsEmpty && condition.Values.All(value => value.Length > 0 && value.AsSpan().IndexOfAny('*', '?') < 0);

    // The key is the provider's own: "oidc.example.com/main:sub" for ".../oidc-provider/oidc.example.com/main".
    private static bool IsKey(PolicyStatement statement, string key, string claim)
    {
        if (!key.EndsWith(":" + claim, StringComparison.OrdinalIgnoreCase))
            return false;
        var issuer = key[..^(claim.Length + 1)];
        return statement.Principals.All(principal =>
            principal.IndexOf(ProviderPath, StringComparison.Ordinal) is not (>= 0 and var at)
            || principal[(at + ProviderPath.Length)..].Equals(issuer, StringComparison.OrdinalIgnoreCase)
            || IsUnknown(principal)
            || IsUnknown(issuer));
    }

    private static bool IsUnknown(string text) => text.Contains(PlanValueExtensions.UnknownPart, StringComparison.Ordinal);
}
