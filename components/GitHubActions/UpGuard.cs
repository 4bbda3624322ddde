namespace Infra.Components;

/// <summary>
/// What <c>up</c> never does, whatever else it is allowed: reach for more permissions than it has, leave its region, or touch the audit trail. A
/// role that it makes has the workloads' boundary, and it changes neither that boundary nor its own roles and policies.
/// </summary>
internal static class UpGuard
{
    // Services of the whole world, which answer from one region: their requests name another than ours.
    private static readonly string[] GlobalServices = ["budgets:*", "iam:*", "route53:*", "sts:*"];

    private static readonly string[] IamChanges =
    [
        "iam:Add*", "iam:Attach*", "iam:Create*", "iam:Delete*", "iam:Detach*", "iam:PassRole", "iam:Put*", "iam:Remove*", "iam:Set*", "iam:Tag*",
        "iam:Untag*", "iam:Update*",
    ];

    public static PolicyDocument Policy(GitHubActionsArgs args)
    {
        var (scope, account) = (args.Scope, args.Scope.Account);
        var own = $"{scope.Project}-{scope.Stack}-{GitHubActions.Thing}-*";
        var audit = scope.Name("audit").Bucket(account);
        return PolicyDocument.Of(
            PolicyKind.Managed,
            Deny("KeepOwnRoles").To(IamChanges).On(
                args.WorkloadBoundaryArn, account.IamArn($"policy/{own}"), account.IamArn($"role/{own}"), GitHubTrust.ProviderArn(account)),
            Deny("KeepBoundaries").To("iam:DeleteRolePermissionsBoundary").On("*"),
            Deny("MakeNoUsers").To("iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:CreateUser").On("*"),
            Deny("StayInRegion").ToAllBut(GlobalServices).On("*").When(PolicyCondition.StringNotEquals("aws:RequestedRegion", account.Region)),
            Deny("KeepTrail").To("cloudtrail:Delete*", "cloudtrail:Put*", "cloudtrail:Stop*", "cloudtrail:Update*").On("*"),
            Deny("KeepAuditBucket").To("s3:Delete*", "s3:Put*").On(account.BucketArn(audit), account.BucketArn(audit, "/*")));
    }

    private static PolicyStatement Deny(string sid) => PolicyStatement.Deny(sid);
}
