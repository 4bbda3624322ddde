using Infra.Planning;
using Pulumi.Offline;

namespace Infra.Rules.Argo;

/// <summary>ARGO002.</summary>
public sealed class AutomaticSync : PlanRule
{
    private const int LeastTries = 5;
    private const int Forever = -1;

    /// <inheritdoc/>
    public override string Id => "ARGO002";

    /// <inheritdoc/>
    public override string Title => "Applications sync by themselves, and try again where a sync fails";

    /// <inheritdoc/>
    public override string Why =>
        "Without prune and selfHeal what is deleted in Git stays, and what is changed by hand too. Webhooks and kinds come up a little late now and then, so that one try is "
        + "not enough. ApplyOutOfSyncOnly passes over what is in sync, and with it over waves.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync; https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#server-side-apply; "
        + "https://github.com/argoproj/argo-cd/issues/5859";

    /// <inheritdoc/>
    public override string Fix =>
        "Set \"automated\" with prune and selfHeal, \"retry\" with a limit of 5 or more and a backoff, and the option ServerSideApply=true; take ApplyOutOfSyncOnly away.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context) =>
        from application in context.Argo.All.Concat(context.Argo.Templates)
        from message in Judge(application)
        select Broken(application.Resource, message);

    private static IEnumerable<string> Judge(ArgoApplication application)
    {
        foreach (var flag in new[] { "prune", "selfHeal" })
        {
            if (!application.Spec("syncPolicy", "automated", flag).IsTrue())
                yield return $"\"automated.{flag}\" is not true.";
        }
        if (application.Spec("syncPolicy", "retry", "limit") is not PlanValue.NumberValue { Value: >= LeastTries or Forever })
            yield return $"\"retry.limit\" is not {LeastTries} or more.";
        if (!application.Spec("syncPolicy", "retry", "backoff", "duration").IsSet())
            yield return "\"retry.backoff\" has no duration.";
        if (!application.SyncOptions.Contains("ServerSideApply=true"))
            yield return "The option ServerSideApply=true is missing.";
        if (application.SyncOptions.Contains("ApplyOutOfSyncOnly=true"))
            yield return "The option ApplyOutOfSyncOnly=true lets it pass over waves.";
    }
}
