using Infra.Planning;

namespace Infra.Rules.Argo;

/// <summary>ARGO004.</summary>
public sealed class WaitingWaves : PlanRule
{
    private const string WaitFor = "pulumi.com/waitFor";
    private const string SkipAwait = "pulumi.com/skipAwait";

    // As Pulumi writes conditions: a path into the object and the text that is waited for.
    private static readonly (string Condition, string What)[] Conditions =
    [
        ("jsonpath={.status.health.status}=Healthy", "health"),
        ("jsonpath={.status.sync.status}=Synced", "sync"),
    ];

    /// <inheritdoc/>
    public override string Id => "ARGO004";

    /// <inheritdoc/>
    public override string Title => "Applications say when they are ready, and wait for the wave before theirs";

    /// <inheritdoc/>
    public override string Why =>
        "Pulumi takes a custom resource for ready as soon as it is there. Without the annotation nothing waits, and without the dependency nobody: charts come before the kinds "
        + "and webhooks that they need, and `up` succeeds where the platform did not come up.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://www.pulumi.com/registry/packages/kubernetes/installation-configuration/#pulumi-comwaitfor; https://github.com/argoproj/argo-cd/issues/6411";

    /// <inheritdoc/>
    public override string Fix =>
        $"Annotate the Application with {WaitFor}, for health and sync, and with its wave, and let it depend on the Applications of the wave before.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var reach = new WaveReach(context.Index, context.Argo, context.Plan);
        foreach (var application in context.Argo.All)
        {
            var waits = application.Annotation(WaitFor) ?? "";
            foreach (var (condition, what) in Conditions)
            {
                if (!waits.Contains(condition, StringComparison.Ordinal))
                    yield return Broken(application.Resource, $"{WaitFor} says nothing of its {what}.");
            }
            if (application.Annotation(SkipAwait) is not (null or "false"))
                yield return Broken(application.Resource, $"{SkipAwait} takes the waiting away.");
            if (application.Wave is not { } wave)
                yield return Broken(application.Resource, "It has no wave.");
            else if (application.Resource.DependsOn.Select(context.Argo.FindByUrn).FirstOrDefault(other => other?.Wave >= wave) is { } later)
                yield return Broken(application.Resource, FormattableString.Invariant($"It is of wave {wave} and depends on {later.Name}, which is of wave {later.Wave}."));
            else if (wave > 0 && reach.Of(application.Resource, application.Cluster) is var before && before < wave - 1)
                yield return Broken(application.Resource, FormattableString.Invariant($"It is of wave {wave} and depends on no Application of wave {wave - 1} of its cluster."));
        }
    }
}
