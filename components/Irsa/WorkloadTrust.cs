namespace Infra.Components;

/// <summary>The trust policy of a workload's role: one ServiceAccount of one cluster, by the exact <c>sub</c> and <c>aud</c> of its tokens.</summary>
internal static class WorkloadTrust
{
    public static PolicyDocument For(IrsaIssuer issuer, ServiceAccountName serviceAccount) => PolicyDocument.Of(
        PolicyKind.Trust,
        PolicyStatement.Allow("AssumeByServiceAccount").By(PolicyPrincipal.Federated(issuer.ProviderArn)).To("sts:AssumeRoleWithWebIdentity").When(
            PolicyCondition.StringEquals($"{issuer.HostAndPath}:aud", IrsaIssuer.Audience),
            PolicyCondition.StringEquals($"{issuer.HostAndPath}:sub", serviceAccount.Subject)));
}
